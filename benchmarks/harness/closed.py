"""Closed loops in interleaved rounds: each client in turn, on the same connections, for the same time."""

from harness import processes, tables

OURS = "Loadline"
HEADER = ["client", "requests/s", "Loadline is", "client CPU us/request", "server CPU us/request"]


def arguments(parser, connections=(4, 32)):
    parser.add_argument("--connections", type=int, nargs="+", default=list(connections))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--warmup", type=int, default=5, help="s, of Loadline only: its code is compiled meanwhile")
    parser.add_argument("--repo", help="Maven's local repository, if not its default")


def notes(args):
    return (
        f"Median (lowest..highest) of {args.rounds} interleaved rounds of {args.seconds} s; "
        "\"Loadline is\": median of the rounds' ratios of our requests/s to the peer's."
    )


def one_run(name, client, server):
    before = server.cpu()
    figures = client()
    server_cpu = server.cpu() - before
    processes.say(f"{name}: {figures['throughput']:,.0f}/s")
    return {"server_cpu_s": server_cpu, **figures}


def interleave(name, clients, server, rounds):
    """Clients by name, each a function without arguments that makes one run and answers its figures."""
    runs = {client: [] for client in clients}
    for number in range(rounds):
        for client, run in clients.items():
            runs[client].append(one_run(f"{name}, round {number + 1}, {client}", run, server))
    return runs


def ratio(runs, peer, figure=lambda run: run["throughput"]):
    """Median of the rounds' ratios of our figure to a peer's."""
    return tables.median([figure(ours) / figure(theirs) for ours, theirs in zip(runs[OURS], runs[peer])])


def cpu(run, whose="process_cpu_s"):
    """us a request, those of a warm-up included."""
    return run[whose] * 1e6 / run["requests"]


def rows(runs):
    """One a client, in the order of HEADER."""
    for client, each in runs.items():
        yield [
            client,
            tables.spread([run["throughput"] for run in each]),
            "" if client == OURS else f"{ratio(runs, client):.2f} x",
            tables.spread([cpu(run) for run in each], "{:.1f}"),
            tables.spread([cpu(run, "server_cpu_s") for run in each], "{:.1f}"),
        ]
