"""The server and the plain sender in servers/arrivals, in C, and whether the arrivals that the server notes are those of one Poisson process."""

import contextlib
import math
import statistics
import subprocess
import urllib.request

from harness import processes, tools

FOLDER = processes.HOME / "servers" / "arrivals"
WINDOW_NS = 100_000_000


class ArrivalServer:
    def __init__(self, host, port):
        self.host = host
        self.port = port
        self.url = f"http://{host}:{port}/"

    def take(self):
        """When measured requests came since the last call, in ns and in order: by the kernel's stamps, and as they were read."""
        with urllib.request.urlopen(f"{self.url}arrivals", timeout=60) as answer:
            numbers = [int(each) for each in answer.read().split()]
        return sorted(numbers[0::2]), sorted(numbers[1::2])


def compiled(name):
    """A program of servers/arrivals that runs wherever the kernel is Linux."""
    processes.need("gcc", "gcc")
    binary = tools.CACHE / "bin" / f"arrivals-{name}"
    binary.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["gcc", "-O2", "-static", "-o", str(binary), str(FOLDER / f"{name}.c"), "-lm"], check=True)
    return binary


@contextlib.contextmanager
def arrival_server(host, *options, before=()):
    """A server that lives as long as the block; options are its own, before is what it is started by."""
    port = processes.free_port()
    with processes.server([*before, str(compiled("server")), host, str(port), *options], port, host):
        yield ArrivalServer(host, port)


def sigmas(count, rate, seconds):
    """By how many standard deviations of a Poisson process the count differs from what the rate makes of the time."""
    return (count - rate * seconds) / math.sqrt(rate * seconds)


def gaps(times):
    return [later - earlier for earlier, later in zip(times, times[1:])]


def distance(values, rate):
    """D of Kolmogorov and Smirnov, of gaps in ns against the exponential distribution of a rate a second."""
    ordered, count = sorted(values), len(values)
    worst = 0.0
    for place, value in enumerate(ordered):
        expected = -math.expm1(-value * rate / 1e9)
        worst = max(worst, expected - place / count, (place + 1) / count - expected)
    return worst


def beyond(values, bound):
    """What is left of the larger ones: of exponential gaps it is distributed as all of them are, wherever the bound is."""
    return [value - bound for value in values if value > bound]


def probability(distance_found, count):
    """Of so large a distance or a larger one, were the distribution the right one (the limit for large counts)."""
    scaled = distance_found * math.sqrt(count)
    if scaled < 0.2:
        return 1.0
    terms = ((-1) ** (k - 1) * math.exp(-2 * k * k * scaled * scaled) for k in range(1, 101))
    return max(0.0, min(1.0, 2 * sum(terms)))


def of_gaps(values, rate):
    """D and its probability, of gaps in ns."""
    found = distance(values, rate)
    return {"distance": found, "probability": probability(found, len(values))}


def dispersion(times):
    """Variance by mean of the counts in windows of 100 ms, and three standard deviations of it: 1 for a Poisson process."""
    windows = (times[-1] - times[0]) // WINDOW_NS
    counts = [0] * windows
    for at in times:
        place = (at - times[0]) // WINDOW_NS
        if place < windows:
            counts[place] += 1
    return statistics.variance(counts) / statistics.mean(counts), 3 * math.sqrt(2 / (windows - 1))
