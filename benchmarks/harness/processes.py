"""Processes, their CPU time, and what has to be installed and built."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

HOME = pathlib.Path(__file__).resolve().parent.parent
# of clients that tell on stderr what they tell on stdout as well
HUSHED = {"stderr": subprocess.DEVNULL}
TICK = os.sysconf("SC_CLK_TCK")


def need(command, package):
    """Installs a Debian package when there is no such command."""
    if shutil.which(command) or os.path.exists(f"/usr/sbin/{command}"):
        return
    say(f"installing {package}")
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], env=environment, **quiet)


def say(text):
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


def build(repo=None):
    """Builds and installs Loadline, then the mains that drive it; returns their class path."""
    options = [f"-Dmaven.repo.local={repo}"] if repo else []
    for folder, goals in ((HOME.parent, ["-Dquick", "install"]), (HOME, ["package"])):
        say(f"mvn {' '.join(goals)} in {folder.name}")
        subprocess.run(["mvn", "-q", "-B", "-ntp", *options, *goals], cwd=folder, check=True)
    return f"{HOME}/target/classes:{HOME}/target/lib/*"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port, seconds=10, host="127.0.0.1"):
    """Until something listens there."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection((host, port), 1).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def cpu_of(pid):
    """User and system time of a process so far, in s."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def run(command, **options):
    """Runs a client to its end; returns its output and its CPU time in s."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, **options)
    with process.stdout:
        output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {output}")
    return output, usage.ru_utime + usage.ru_stime


@contextlib.contextmanager
def server(command, port, host="127.0.0.1", **options):
    """A server that lives as long as the block."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)
    try:
        wait_for(port, host=host)
        yield process
    finally:
        process.terminate()
        process.wait(10)
