"""Debian's nginx: one worker, a small static body, connections that live for ever, no log."""

import contextlib
import pathlib
import tempfile

from harness import processes

CONFIGURATION = """
worker_processes 1;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
{user}
events {{ worker_connections 4096; }}
http {{
  access_log off;
  keepalive_requests 100000000;
  keepalive_timeout 3600s;
  open_file_cache max=16;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  {http}
  server {{
    listen 127.0.0.1:{port}{protocol};
    root {folder}/www;
    {location}
  }}
}}
"""


class Nginx:
    def __init__(self, port, worker):
        self.url = f"http://127.0.0.1:{port}/small"
        self._worker = worker

    def cpu(self):
        """CPU time of the worker so far, in s."""
        return processes.cpu_of(self._worker)


@contextlib.contextmanager
def nginx(body=b"x" * 83, protocol="", http="", location=""):
    """Protocol "http2" makes it speak h2c by prior knowledge, and nothing else; http and location add to the configuration."""
    processes.need("nginx", "nginx-light")
    with tempfile.TemporaryDirectory(prefix="loadline-nginx-") as name:
        folder = pathlib.Path(name)
        (folder / "www").mkdir()
        (folder / "www" / "small").write_bytes(body)
        port = processes.free_port()
        # The worker of a master that root started runs as nobody else: the folder is root's own.
        user = "user root;" if pathlib.Path("/proc/self").stat().st_uid == 0 else ""
        settings = {"folder": folder, "port": port, "user": user, "http": http, "location": location}
        (folder / "nginx.conf").write_text(CONFIGURATION.format(protocol=f" {protocol}".rstrip(), **settings))
        command = ["/usr/sbin/nginx", "-p", str(folder), "-c", "nginx.conf", "-e", str(folder / "error.log")]
        with processes.server(command, port) as master:
            children = pathlib.Path(f"/proc/{master.pid}/task/{master.pid}/children").read_text().split()
            yield Nginx(port, int(children[0]))
