"""JUnitPerf: the test in junitperf/, run by JUnit's console launcher."""

from harness import jvm, processes, tools

TEST = "io.loadline.benchmarks.junitperf.ClosedLoop"


def junitperf():
    class_path = tools.maven_module(processes.HOME / "junitperf")

    def run(url, connections, seconds):
        # its duration includes the warm-up
        times = {"junitperf.durationMs": 1000 * (jvm.WARMUP + seconds), "junitperf.warmUpMs": 1000 * jvm.WARMUP}
        what = {"url": url, "junitperf.threads": connections, **times}
        launch = ["org.junit.platform.console.ConsoleLauncher", "execute", "--disable-banner", f"--select-class={TEST}"]
        output, cpu = processes.run(jvm.java(class_path, what, *launch))
        [measured] = jvm.found(r"- Success: +(\d+)", output)
        [failed] = jvm.found(r"- Errors: +(\d+)$", output)
        [answers] = jvm.found(r"^answers in all: (\d+)", output)
        return jvm.figures("JUnitPerf", measured, answers - measured, failed, seconds, cpu, output)

    return run
