"""Gatling: the simulation in gatling/, run by Gatling's own main class."""

import tempfile

from harness import jvm, processes, tools

OPENED = ("--add-opens=java.base/java.lang=ALL-UNNAMED",)


def gatling():
    class_path = tools.maven_module(processes.HOME / "gatling")

    def run(url, connections, seconds):
        with tempfile.TemporaryDirectory(prefix="loadline-gatling-") as folder:
            what = {"url": url, "users": connections, "seconds": seconds, "warmup": jvm.WARMUP}
            simulation = ["-s", "io.loadline.benchmarks.gatling.ClosedLoop", "-rf", folder, "-nr"]
            output, cpu = processes.run(jvm.java(class_path, what, "io.gatling.app.Gatling", *simulation, flags=OPENED))
        measured, failed = counts("measured", output)
        warming, _ = counts("warm-up", output)
        return jvm.figures("Gatling", measured, warming, failed, seconds, cpu, output)

    return run


def counts(name, output):
    """Requests of that name, and how many of them failed, from the last of the summaries that Gatling prints."""
    total, _, failed = jvm.found(rf"> {name}\s*\|\s*([\d,]+)\s*\|\s*([\d,-]+)\s*\|\s*([\d,-]+)", output)
    return total, failed
