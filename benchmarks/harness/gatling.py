"""Gatling: the simulation in gatling/, run by Gatling's own main class."""

import re
import tempfile

from harness import processes, tools

OPENED = ("--add-opens=java.base/java.lang=ALL-UNNAMED",)
WARMUP = 5


def gatling():
    class_path = tools.maven_module(processes.HOME / "gatling")

    def run(url, connections, seconds):
        with tempfile.TemporaryDirectory(prefix="loadline-gatling-") as folder:
            what = {"url": url, "users": connections, "seconds": seconds, "warmup": WARMUP}
            options = [f"-D{name}={value}" for name, value in what.items()]
            simulation = ["-s", "io.loadline.benchmarks.gatling.ClosedLoop", "-rf", folder, "-nr"]
            command = ["java", *OPENED, *options, "-cp", class_path, "io.gatling.app.Gatling", *simulation]
            output, cpu = processes.run(command)
        measured, failed = counts("measured", output)
        warming, _ = counts("warm-up", output)
        if failed:
            raise SystemExit(f"Gatling met errors: {output}")
        return {"requests": measured + warming, "throughput": measured / seconds, "process_cpu_s": cpu}

    return run


def counts(name, output):
    """Requests of that name, and how many of them failed, from the last of the summaries that Gatling prints."""
    found = re.findall(rf"> {name}\s*\|\s*([\d,]+)\s*\|\s*([\d,-]+)\s*\|\s*([\d,-]+)", output)
    if not found:
        raise SystemExit(f"Gatling said nothing of {name}: {output}")
    total, _, failed = (int(each.replace(",", "").replace("-", "0")) for each in found[-1])
    return total, failed
