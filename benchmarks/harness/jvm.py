"""What the peers on the JVM have in common: a module beside harness/ each, system properties, and a warm-up."""

import re

WARMUP = 5


def java(class_path, properties, *what, flags=()):
    """A command line."""
    settings = [f"-D{name}={value}" for name, value in properties.items()]
    return ["java", *flags, *settings, "-cp", class_path, *what]


def found(pattern, output):
    """The numbers in the last match."""
    matches = re.findall(pattern, output, re.MULTILINE)
    if not matches:
        raise SystemExit(f"nothing like {pattern} in: {output}")
    numbers = matches[-1] if isinstance(matches[-1], tuple) else (matches[-1],)
    return [int(each.replace(",", "").replace("-", "0")) for each in numbers]


def figures(tool, measured, warming, failed, seconds, cpu, output):
    if failed:
        raise SystemExit(f"{tool} met errors: {output}")
    return {"requests": measured + warming, "throughput": measured / seconds, "process_cpu_s": cpu}
