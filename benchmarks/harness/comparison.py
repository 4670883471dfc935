"""Clients on the same loads: rounds in which they take turns at who begins; and the ratio of medians, before and after."""

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


def ratio(before, after):
    """Of the medians of requests/s."""
    return tables.median(map(rate, after)) / tables.median(map(rate, before))


def row(name, before, after):
    ratios = [rate(new) / rate(old) for old, new in zip(before, after)]
    cells = [name, tables.spread(list(map(rate, before))), tables.spread(list(map(rate, after)))]
    cells += [f"{ratio(before, after):.3f}", f"{min(ratios):.2f}..{max(ratios):.2f}"]
    for whose in ("process_cpu_s", "server_cpu_s"):
        cells += [f"{tables.median([closed.cpu(run, whose) for run in each]):.1f}" for each in (before, after)]
    return cells


def rows(runs):
    """One a load, in the order of HEADER; and for each client beside before and after its ratio to both."""
    for name, each in runs.items():
        before, after = each["before"], each["after"]
        yield row(name, before, after)
        for other in each.keys() - {"before", "after"}:
            yield row(f"{name}: {other} as after", before, each[other])
            yield row(f"{name}: {other} as before", each[other], after)


def missed(runs, at_least):
    """The loads whose ratio is below a limit."""
    return [name for name, each in runs.items() if ratio(each["before"], each["after"]) < at_least]
