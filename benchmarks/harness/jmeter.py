"""jmeter-java-dsl: the test plan in jmeter/, run by its embedded engine."""

from harness import jvm, processes, tools


def jmeter():
    class_path = tools.maven_module(processes.HOME / "jmeter")

    def run(url, connections, seconds):
        what = {"url": url, "users": connections, "warm-up": jvm.WARMUP, "measured": seconds}
        output, cpu = processes.run(jvm.java(class_path, what, "io.loadline.benchmarks.jmeter.ClosedLoop"))
        measured, failed = jvm.found(r"^measured: (\d+) requests, (\d+) failed", output)
        warming, _ = jvm.found(r"^warm-up: (\d+) requests, (\d+) failed", output)
        return jvm.figures("jmeter-java-dsl", measured, warming, failed, seconds, cpu, output)

    return run
