"""Two clients on the same loads: rounds in which they take turns at who begins; and the ratio of medians, before and after."""

from harness import closed, tables

HEADER = [
    "load",
    "requests/s before",
    "after",
    "after/before",
    "lowest..highest of the rounds",
    "client CPU us/request before",
    "after",
    "server CPU us/request before",
    "after",
]


def interleave(name, clients, server, rounds):
    """As closed.interleave; the last of the clients begins every second round."""
    runs = {client: [] for client in clients}
    for number in range(rounds):
        order = list(clients.items())
        for client, run in order if number % 2 == 0 else reversed(order):
            runs[client].append(closed.one_run(f"{name}, round {number + 1}, {client}", run, server))
    return runs


def rate(run):
    return run["throughput"]


def ratio(runs):
    """Of the medians of requests/s, after to before."""
    return tables.median(map(rate, runs["after"])) / tables.median(map(rate, runs["before"]))


def row(name, runs):
    before, after = runs["before"], runs["after"]
    ratios = [rate(new) / rate(old) for old, new in zip(before, after)]
    cells = [name, tables.spread(list(map(rate, before))), tables.spread(list(map(rate, after)))]
    cells += [f"{ratio(runs):.3f}", f"{min(ratios):.2f}..{max(ratios):.2f}"]
    for whose in ("process_cpu_s", "server_cpu_s"):
        cells += [f"{tables.median([closed.cpu(run, whose) for run in each]):.1f}" for each in (before, after)]
    return cells


def rows(runs):
    """One a load, in the order of HEADER."""
    return [row(name, each) for name, each in runs.items()]


def missed(runs, at_least):
    """The loads whose ratio is below a limit."""
    return [name for name, each in runs.items() if ratio(each) < at_least]
