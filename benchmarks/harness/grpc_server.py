"""The Go server in servers/grpc: built into the cache folder, started on a free port."""

import contextlib
import subprocess

from harness import processes, tools

FOLDER = processes.HOME / "servers" / "grpc"


class GrpcServer:
    def __init__(self, port, pid):
        self.address = f"127.0.0.1:{port}"
        self._pid = pid

    def cpu(self):
        """CPU time so far, in s."""
        return processes.cpu_of(self._pid)


@contextlib.contextmanager
def grpc_server():
    binary = tools.CACHE / "bin" / "grpc-server"
    subprocess.run(["go", "build", "-o", str(binary), "."], cwd=FOLDER, check=True)
    port = processes.free_port()
    with processes.server([str(binary), f"127.0.0.1:{port}"], port) as process:
        yield GrpcServer(port, process.pid)
