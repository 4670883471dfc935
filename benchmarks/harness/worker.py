"""The worker jar as a process: how it is started, and what it writes."""

import base64
import gzip
import json
import os
import pathlib
import subprocess
import time
import zlib

from harness import processes

MARK = "loadline-frame/1"


class Run:
    """What a process wrote, and what it took."""

    def __init__(self, output, peak_mb, cpu_s, line_seconds):
        self.output = output
        self.peak_mb = peak_mb
        self.cpu_s = cpu_s
        self.line_seconds = line_seconds

    def seconds_to(self, kind):
        """From the start of the process to its first message of that kind."""
        for line, seconds in zip(self.output.splitlines(), self.line_seconds):
            if line.startswith(f"{MARK} ") and line.split(" ")[2] == kind:
                return seconds
        raise SystemExit(f"no message {kind}")


def jar():
    return next(pathlib.Path(processes.HOME.parent, "target").glob("loadline-*-worker.jar"))


def resident(command):
    """Runs a command to its end; what it wrote and took."""
    begun = time.monotonic()
    lines, at = [], []
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        for line in process.stdout:
            lines.append(line)
            at.append(time.monotonic() - begun)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    output = "".join(lines)
    if process.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {process.returncode}: {output[-2000:]}")
    return Run(output, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, at)


def messages(output):
    """By kind, each frame checked."""
    found, parts, following = {}, "", 1
    for line in output.splitlines():
        if not line.startswith(f"{MARK} "):
            continue
        _, number, kind, part, crc, payload = line.split(" ", 5)
        checked = f"{number} {kind} {part} {payload}".encode()
        if int(number) != following or crc != f"{zlib.crc32(checked):08x}":
            raise SystemExit(f"missing or damaged: {line}")
        following, parts = following + 1, parts + payload
        if part.split("/")[0] == part.split("/")[1]:
            found.setdefault(kind, []).append(json.loads(parts))
            parts = ""
    return found


def result(output):
    """Of the first endpoint."""
    document = base64.b64decode(messages(output)["result"][0]["document"])
    return json.loads(gzip.decompress(document))
