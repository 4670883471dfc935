"""What a model server does in a situation, as one line of text without blanks at its ends, for verify.

client.py crowd URL PAYLOAD COUNT: COUNT requests at once; how many were answered how.
client.py wire URL PAYLOAD READY: HTTP/2 without TLS, a slash at the end of the path, how answers are framed,
and when an idle connection is closed.
client.py end PID URL PAYLOAD SLOW SLOW_PAYLOAD READY: sends SIGTERM to PID while a request to SLOW is in flight.
client.py start URL PAYLOAD READY PATTERN: what READY and URL say from now on until URL answers 200 and PATTERN is in it.
"""

import collections
import http.client
import os
import re
import signal
import socket
import sys
import threading
import time
import urllib.parse

REFUSED, CLOSED, NOTHING = "refused", "closed", "no answer"


class Connection:
    """One connection to one host."""

    def __init__(self, url, seconds=60.0):
        parts = urllib.parse.urlsplit(url)
        self.path, self.port = parts.path, parts.port
        self.http = http.client.HTTPConnection(parts.hostname, parts.port, timeout=seconds)

    def ask(self, payload=None, path=None):
        """Status and text; for what is no answer, what it was and nothing."""
        method = "GET" if payload is None else "POST"
        try:
            self.http.request(method, path or self.path, payload, {"Content-Type": "application/json"} if payload else {})
            self.answer = self.http.getresponse()
            return str(self.answer.status), self.answer.read().decode(errors="replace")
        except ConnectionRefusedError:
            return REFUSED, ""
        except TimeoutError:
            return NOTHING, ""
        except (OSError, http.client.HTTPException):
            return CLOSED, ""


def short(answer):
    status, text = answer
    return status if status == "200" else " ".join(f"{status} {text}".split())[:160]


def crowd(url, payload, count):
    answers = [""] * int(count)
    together = threading.Barrier(len(answers))

    def one(i):
        together.wait()
        answers[i] = short(Connection(url).ask(payload))

    in_threads(one, len(answers))
    return ", ".join(f"{times} x {answer}" for answer, times in sorted(collections.Counter(answers).items()))


def in_threads(work, count):
    threads = [threading.Thread(target=work, args=[i]) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def wire(url, payload, ready):
    connection = Connection(url)
    connection.ask(payload)
    length = "length" if connection.answer.headers["Content-Length"] else connection.answer.headers["Transfer-Encoding"]
    slash = Connection(url).ask(payload, connection.path + "/")[0]
    return f"HTTP/2 {http2(connection.port)}, slash {slash}, {length}, idle {idle(ready)}"


def idle(url, seconds=7):
    """For how long a connection that had an answer stays open."""
    connection = Connection(url)
    connection.ask()
    began = time.monotonic()
    connection.http.sock.settimeout(seconds)
    try:
        connection.http.sock.recv(1)
        return f"closed after {time.monotonic() - began:.0f} s"
    except TimeoutError:
        return f"open after {seconds} s"


def http2(port):
    """What the preface of HTTP/2 is answered with."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as link:
        link.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0")
        try:
            seen = link.recv(64)
        except OSError:
            return CLOSED
    if seen[3:4] == b"\4":
        return "yes"
    return seen.split(b"\r\n")[0].decode() if seen else CLOSED


def end(pid, url, payload, slow, slow_payload, ready):
    in_flight = []
    model, health = Connection(url, 5), Connection(ready, 5)
    assert model.ask(payload)[0] == health.ask()[0] == "200"
    waiting = threading.Thread(target=lambda: in_flight.append(short(Connection(slow).ask(slow_payload))))
    waiting.start()
    time.sleep(0.5)
    os.kill(int(pid), signal.SIGTERM)
    time.sleep(0.5)
    opened = f"on open connections {model.ask(payload)[0]} and ready {health.ask()[0]}"
    new = f"on a new one {Connection(url, 2).ask(payload)[0]}"
    waiting.join()
    took, last = until_gone(int(pid), url, payload)
    return f"in flight {in_flight[0]}, {opened}, {new}; process gone after {took:.1f} s, then {last}"


def until_gone(pid, url, payload):
    began = time.monotonic()
    while runs(pid) and time.monotonic() - began < 45:
        time.sleep(0.05)
    took = time.monotonic() - began
    time.sleep(0.5)
    return took, Connection(url, 2).ask(payload)[0]


def runs(pid):
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def start(url, payload, ready, pattern):
    """Each of the two is asked again and again; what it says is told once each time that it changes."""
    seen = {"ready": [], "model": []}
    over = time.monotonic() + 120
    done = threading.Event()

    def watch(name, address, body):
        while not done.is_set() and time.monotonic() < over:
            status, text = Connection(address, 1).ask(body)
            if not seen[name] or seen[name][-1] != status:
                seen[name].append(status)
            if body and status == "200" and re.search(pattern, text):
                time.sleep(1)
                done.set()
            time.sleep(0.01)

    in_threads(lambda i: watch("model", url, payload) if i else watch("ready", ready, None), 2)
    return "; ".join(f"{name}: {', '.join(statuses)}" for name, statuses in seen.items())


if __name__ == "__main__":
    print(globals()[sys.argv[1]](*sys.argv[2:]))
