"""Peers on HTTP/1.1: a closed loop of so many connections on one URL, as fast as they go.

Each function installs its peer, or finds it on the PATH, and answers one run's maker: run(url, connections, seconds) ->
requests, throughput and CPU time. Requests that were no success end the script: a table of errors a second is worth nothing.
"""

import json
import pathlib
import re
import tempfile

from harness import gatling, jmeter, junitperf, processes, tools
from harness.clients import Clients

K6 = """
import http from 'k6/http';
export const options = {vus: %d, duration: '%ds', discardResponseBodies: true};
export default function () { http.get('%s'); }
export function handleSummary(data) { return {stdout: JSON.stringify(data.metrics)}; }
"""


def wrk():
    tools.debian("wrk", "wrk")
    return Clients.wrk


def hey():
    command = tools.debian("hey", "hey")

    def run(url, connections, seconds):
        output, cpu = processes.run([command, "-z", f"{seconds}s", "-c", str(connections), url])
        statuses = {int(code): int(count) for code, count in re.findall(r"\[(\d+)]\s+(\d+) responses", output)}
        return figures("hey", statuses.get(200, 0), seconds, cpu, sum(statuses.values()), output)

    return run


def ab():
    command = tools.debian("ab", "apache2-utils")

    def run(url, connections, seconds):
        # -t alone would end after 50,000 requests; the number also sizes its table of samples
        limits = ["-t", str(seconds), "-n", "5000000"]
        output, cpu = processes.run([command, "-q", "-k", "-c", str(connections), *limits, url])
        done = number(r"Complete requests:\s+(\d+)", output)
        bad = number(r"Failed requests:\s+(\d+)", output) + number(r"Non-2xx responses:\s+(\d+)", output)
        return figures("ab", done - bad, number(r"Time taken for tests:\s+([\d.]+)", output), cpu, done, output)

    return run


def fortio():
    command = tools.go("fortio")

    def run(url, connections, seconds):
        options = ["-c", str(connections), "-qps", "0", "-t", f"{seconds}s", "-quiet", "-loglevel", "Error", "-json", "-"]
        output, cpu = processes.run([command, "load", *options, url], **processes.HUSHED)
        done = json.loads(output)
        successes = done["RetCodes"].get("200", 0)
        return figures("fortio", successes, done["ActualDuration"] / 1e9, cpu, done["DurationHistogram"]["Count"], output)

    return run


def vegeta():
    command = tools.go("vegeta")

    def run(url, connections, seconds):
        with tempfile.TemporaryDirectory(prefix="loadline-vegeta-") as folder:
            targets, results = pathlib.Path(folder) / "targets", pathlib.Path(folder) / "results"
            targets.write_text(f"GET {url}\n")
            width = ["-rate=0", f"-workers={connections}", f"-max-workers={connections}", f"-connections={connections}"]
            files = [f"-targets={targets}", f"-output={results}", f"-duration={seconds}s"]
            _, cpu = processes.run([command, "attack", *width, *files])
            output, _ = processes.run([command, "report", "-type=json", str(results)])
        done = json.loads(output)
        return figures("vegeta", done["status_codes"].get("200", 0), done["duration"] / 1e9, cpu, done["requests"], output)

    return run


def k6():
    command = tools.on_path("k6", NOT_INSTALLED["k6"])

    def run(url, connections, seconds):
        with tempfile.TemporaryDirectory(prefix="loadline-k6-") as folder:
            script = pathlib.Path(folder) / "script.js"
            script.write_text(K6 % (connections, seconds, url))
            output, cpu = processes.run([command, "run", "--quiet", "--no-usage-report", str(script)])
        done = json.loads(output[output.index("{") :])
        count, failed = done["http_reqs"]["values"], done["http_req_failed"]["values"]
        return figures("k6", count["count"] * (1 - failed["rate"]), count["count"] / count["rate"], cpu, count["count"], output)

    return run


def oha():
    command = tools.cargo("oha")

    def run(url, connections, seconds):
        options = ["-z", f"{seconds}s", "-c", str(connections), "--no-tui", "--output-format", "json"]
        output, cpu = processes.run([command, *options, url])
        done = json.loads(output)
        answers, errors = done["statusCodeDistribution"], done["errorDistribution"]
        # what was under way when the time was up: one a connection
        errors.pop("aborted due to deadline", None)
        requests = sum(answers.values()) + sum(errors.values())
        return figures("oha", answers.get("200", 0), done["summary"]["total"], cpu, requests, output)

    return run


NATIVE = {"wrk": wrk, "fortio": fortio, "hey": hey, "ab": ab, "vegeta": vegeta, "oha": oha}
JVM = {"Gatling": gatling.gatling, "jmeter-java-dsl": jmeter.jmeter, "JUnitPerf": junitperf.junitperf}
ALL = {**NATIVE, **JVM, "k6": k6}
# Only where --peers names them and they are on the PATH; with the license that is why.
NOT_INSTALLED = {"k6": "AGPL"}
DEFAULT = [name for name in ALL if name not in NOT_INSTALLED]


def figures(tool, successes, seconds, cpu, requests, output):
    # what was under way when the time was up may count as an error of one a connection at most
    if successes < requests * 0.999:
        raise SystemExit(f"{tool} met errors: {output[:2000]}")
    return {"requests": requests, "throughput": successes / seconds, "process_cpu_s": cpu}


def number(pattern, output):
    found = re.search(pattern, output)
    return float(found.group(1)) if found else 0
