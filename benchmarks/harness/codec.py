"""Our HTTP/2 framing beside Netty's codec: one closed loop each, JMH's figures, and what both amount to as tables."""

import json
import subprocess

from harness import closed, processes, tables, tools

NETTY = "Netty's codec"
FRAMINGS = {closed.OURS: "ours", NETTY: "netty"}
MODULE = processes.HOME / "netty-codec"
LOADLINE = MODULE / "target" / "loadline-classes.jar"
# Netty's leak detection, which looks at one buffer of 128, is for tests.
FLAGS = ("-Dio.netty.leakDetection.level=disabled",)
HEADER = [
    "server",
    "framing",
    "requests/s",
    "Loadline is",
    "loop CPU us/request",
    "process CPU us/request",
    "server CPU us/request",
    "allocated B/request",
    "Netty's allocates",
    "service p50 us",
    "service p99 us",
]
PARTS_HEADER = ["call", "at once", "Loadline ns", "Netty's codec ns", "ratio", "Loadline B", "Netty's codec B"]


def build(repo=None):
    """Loadline before its Netty is renamed, and the module that has Netty's codec; returns their class path."""
    options = [f"-Dmaven.repo.local={repo}"] if repo else []
    processes.say("mvn -Dquick process-classes")
    command = ["mvn", "-q", "-B", "-ntp", *options, "-Dquick", "process-classes"]
    subprocess.run(command, cwd=processes.HOME.parent, check=True)
    LOADLINE.parent.mkdir(exist_ok=True)
    classes = str(processes.HOME.parent / "target" / "classes")
    subprocess.run(["jar", "--create", "--file", str(LOADLINE), "-C", classes, "."], check=True)
    return f"{tools.maven_module(MODULE, repo)}:{LOADLINE}"


def run(class_path, framing, args, url, **options):
    """One closed loop by Loadline's engine; errors end the script."""
    what = {"framing": FRAMINGS[framing], "url": url, "connections": args.connections, "streams": args.streams}
    what |= {"warmup": args.warmup, "seconds": args.seconds, **options}
    pairs = [f"{name}={value}" for name, value in what.items()]
    output, cpu = processes.run(["java", *FLAGS, "-cp", class_path, "io.loadline.benchmarks.codec.CodecDrive", *pairs])
    return figures(framing, output, cpu)


def figures(framing, output, cpu):
    done = json.loads(output.strip().splitlines()[-1])
    if done["errors"]:
        raise SystemExit(f"{framing} met errors: {done['errors']} of {done['measured']} requests")
    return {**done, "process_cpu_s": cpu}


def allocated(run):
    """B a request, of the measured ones."""
    return run["allocated"] / run["measured"]


def rate(run):
    return run["throughput"]


def medians(runs, figure):
    """Of a figure: ours, then Netty's."""
    return [tables.median([figure(run) for run in runs[framing]]) for framing in FRAMINGS]


def faster(runs):
    """How often our rate is Netty's, of the medians."""
    ours, theirs = medians(runs, rate)
    return ours / theirs


def less(runs):
    """How often what Netty's codec allocates is what we do, of the medians."""
    ours, theirs = medians(runs, allocated)
    return theirs / ours


def rows(server, runs):
    """One a framing, in the order of HEADER."""
    for framing, each in runs.items():
        ours = framing == closed.OURS
        yield [
            server,
            framing,
            tables.spread([run["throughput"] for run in each]),
            "" if ours else f"{faster(runs):.2f} x",
            tables.spread([run["loop_cpu_s"] * 1e6 / run["measured"] for run in each], "{:.2f}"),
            tables.spread([closed.cpu(run) for run in each], "{:.1f}"),
            tables.spread([closed.cpu(run, "server_cpu_s") for run in each], "{:.1f}"),
            tables.spread([allocated(run) for run in each]),
            "" if ours else f"{less(runs):.1f} x",
            tables.spread([run["service_p50_us"] for run in each]),
            tables.spread([run["service_p99_us"] for run in each]),
        ]


def is_worth_it(runs):
    """Whether our framing buys what ADR 7 asks of it, on each server: 1.3 x of rate, or a third of the allocation."""
    return all(faster(each) >= 1.3 or less(each) >= 3 for each in runs.values())


def parts(report):
    """Rows of PARTS_HEADER from JMH's report: each call alone, then eight at once."""
    found = {}
    for each in report:
        what, params = each["benchmark"].rpartition(".")[2], each["params"]
        bytes_each = each["secondaryMetrics"]["gc.alloc.rate.norm"]["score"]
        found[params["call"], what, params["framing"]] = (each["primaryMetric"]["score"], bytes_each)
    for call, what in sorted({key[:2] for key in found}, key=lambda key: (key[0], key[1] == "eight")):
        (ours, ours_bytes), (theirs, their_bytes) = found[call, what, "OURS"], found[call, what, "NETTY"]
        count = 8 if what == "eight" else 1
        times = [f"{ours:,.0f}", f"{theirs:,.0f}", f"{theirs / ours:.2f} x"]
        yield [call, count, *times, f"{ours_bytes:,.0f}", f"{their_bytes:,.0f}"]
