"""Who sends a Poisson process to the server in servers/arrivals: Loadline's engine, or the plain sender in C, by one process or several."""

import subprocess
import time

WARMUP = 4
# For the processes to start and to connect.
LEAD = 3
CONNECTIONS = 64
# Margins of the sender in C: as Loadline sleeps, and hardly ever.
ASLEEP = 20
AWAKE = 1_000
FLAGS = ("-XX:+UseSerialGC", "-Xmx256m")


class Sent:
    """What the senders told: when each request was due and when its write began, and of some how long the write took; in ns."""

    def __init__(self, outputs):
        rows = [[int(word) for word in line.split()] for output in outputs for line in output.splitlines()]
        self.due = sorted(row[0] for row in rows)
        self.sent = sorted(row[1] for row in rows)
        self.writes = sorted(row[2] - row[1] for row in rows if len(row) > 2)


def plain(senders, server, rate, seconds, margin_us, seed=1):
    """The commands of senders in C, each started by the words given, which all begin at one moment.

    They sleep until so many us before a request is due."""
    start, count = time.time() + LEAD, len(senders)
    options = [server.host, server.port, rate / count, seconds, CONNECTIONS // count]
    return [[*sender, *map(str, [*options, seed + place, start, margin_us])] for place, sender in enumerate(senders)]


def loadline(clients, server, rate, processes, seconds):
    """Those of Loadline's engine, each with its share of one schedule."""
    start = time.monotonic_ns() + LEAD * 1_000_000_000
    pairs = {"url": server.url, "rate": rate, "seconds": seconds, "warmup": WARMUP, "connections": CONNECTIONS, "workers": processes, "start": start}
    options = [f"{name}={value}" for name, value in pairs.items()]
    return [clients.java("SendStamps", *options, f"worker={each}", flags=FLAGS) for each in range(processes)]


def run(commands, before=()):
    """All at once, to their end."""
    started = [subprocess.Popen([*before, *each], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) for each in commands]
    outputs = [process.communicate()[0] for process in started]
    if any(process.returncode != 0 for process in started):
        raise SystemExit(f"{commands[0][0]} ended with {[process.returncode for process in started]}")
    # What has been sent is read by then.
    time.sleep(0.5)
    return Sent(outputs)


def arrivals_of(sent, server):
    """What the server has noted, as its take(); ends where that is not as much as was sent, since gaps of a part say nothing of the whole."""
    stamped, read = server.take()
    if len(stamped) != len(sent.sent):
        raise SystemExit(f"the server did not note all that was sent: {len(stamped)} of {len(sent.sent)}")
    return stamped, read
