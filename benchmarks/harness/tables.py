"""Medians, spreads, and the files in results/."""

import json
import os
import pathlib
import platform
import re
import statistics
import time

RESULTS = pathlib.Path(__file__).resolve().parent.parent / "results"


def median(values):
    return statistics.median(values)


def spread(values, form="{:,.0f}"):
    """Median and range, as text."""
    return f"{form.format(median(values))} ({form.format(min(values))}..{form.format(max(values))})"


def markdown(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def machine():
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "cpus": os.cpu_count(),
        "cpu": cpu.group(1) if cpu else "unknown",
        "kernel": platform.release(),
        "load_before": os.getloadavg()[0],
    }


def publish(name, title, notes, table, figures, about):
    """Writes results/NAME.md and NAME.json, and prints the table."""
    RESULTS.mkdir(exist_ok=True)
    place = (
        f"{about['at']}, {about['cpus']} CPUs ({about['cpu']}), Linux {about['kernel']}, "
        f"load average before: {about['load_before']:.2f}"
    )
    text = f"# {title}\n\n{place}\n\n{table}\n\n{notes}\n"
    (RESULTS / f"{name}.md").write_text(text)
    (RESULTS / f"{name}.json").write_text(json.dumps({"machine": about, **figures}, indent=1) + "\n")
    print(text)
