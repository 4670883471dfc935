"""The Go server in servers/grpc: built into the cache folder, started on a free port."""

import contextlib
import subprocess

from harness import processes, tools

FOLDER = processes.HOME / "servers" / "grpc"


class GrpcServer:
    def __init__(self, port, pid, http_port=None):
        self.address = f"127.0.0.1:{port}"
        self.http = f"127.0.0.1:{http_port}"
        self._pid = pid

    def cpu(self):
        """CPU time so far, in s."""
        return processes.cpu_of(self._pid)


@contextlib.contextmanager
def grpc_server(elements=None):
    """With a number of elements it answers with so many FP32, over HTTP as well."""
    binary = tools.CACHE / "bin" / "grpc-server"
    subprocess.run(["go", "build", "-o", str(binary), "."], cwd=FOLDER, check=True)
    port, http_port = processes.free_port(), processes.free_port()
    large = [f"127.0.0.1:{http_port}", str(elements)] if elements else []
    with processes.server([str(binary), f"127.0.0.1:{port}", *large], port) as process:
        yield GrpcServer(port, process.pid, http_port)
