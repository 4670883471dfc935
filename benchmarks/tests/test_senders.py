"""What is said of senders: what a write costs the gaps, and that the server in C notes what the sender in C has sent."""

import importlib.machinery
import importlib.util
import pathlib
import random
import shutil
import socket
import sys
import unittest
import unittest.mock

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCHMARKS))

from harness import arrivals, senders  # noqa: E402


def script(name):
    """A benchmark, which has no .py in its name."""
    loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(BENCHMARKS / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module


send_gaps = script("send-gaps")
RATE, COUNT = 2_000, 60_000


def sent_by(count, write_s, seed=3):
    """When requests of a Poisson process leave that is shared by so many senders, each with a core, of which a write takes that long."""
    draw, free, moments, now = random.Random(seed), [0.0] * count, [], 0.0
    for _ in range(COUNT):
        now += draw.expovariate(RATE)
        sender = draw.randrange(count)
        moments.append(max(now, free[sender]))
        free[sender] = moments[-1] + write_s
    return sorted(round(moment * 1e9) for moment in moments)


def distance(moments):
    return arrivals.distance(arrivals.gaps(moments), RATE)


class SendersTest(unittest.TestCase):
    def test_of_one_sender_the_distance_is_the_rate_times_the_time_of_a_write(self):
        self.assertAlmostEqual(distance(sent_by(1, 10e-6)), RATE * 10e-6, delta=0.003)
        self.assertAlmostEqual(distance(sent_by(1, 20e-6)), RATE * 20e-6, delta=0.003)

    def test_of_several_it_is_so_much_less(self):
        self.assertAlmostEqual(distance(sent_by(4, 20e-6)), RATE * 20e-6 / 4, delta=0.003)

    def test_without_it_they_pass(self):
        self.assertLess(distance(sent_by(4, 0)), 1.63 / COUNT**0.5)

    def test_all_plain_senders_together_have_the_rate(self):
        commands = senders.plain([["one"], ["two"]], arrivals.ArrivalServer("127.0.0.1", 80), 500, 1, senders.ASLEEP)
        self.assertEqual([(each[0], each[3], each[6], each[8]) for each in commands], [("one", "250.0", "1", "20"), ("two", "250.0", "2", "20")])
        self.assertEqual(commands[0][7], commands[1][7])

    @unittest.skipUnless(shutil.which("gcc"), "no gcc")
    def test_the_server_notes_each_request_of_the_sender_once_and_forgets_it(self):
        with arrivals.arrival_server("127.0.0.1") as server:
            sent = senders.run(senders.plain([[str(arrivals.compiled("sender"))]] * 2, server, 200, 1, senders.ASLEEP))
            stamped, read = server.take()
            self.assertEqual((len(stamped), len(read)), (len(sent.sent), len(sent.sent)))
            self.assertGreater(len(stamped), 100)
            self.assertEqual(server.take(), ([], []))

    @unittest.skipUnless(shutil.which("gcc"), "no gcc")
    def test_requests_that_are_read_together_or_in_parts_are_noted_one_by_one(self):
        request = b"GET / HTTP/1.1\r\nhost: a\r\nloadline-phase: measurement\r\n\r\n"
        with arrivals.arrival_server("127.0.0.1") as server:
            with socket.create_connection((server.host, server.port), timeout=60) as sending:
                sending.sendall(3 * request + request[:20])
                answered(sending, 3)
                sending.sendall(request[20:] + request.replace(b"measurement", b"warmup"))
                answered(sending, 2)
            stamped, read = server.take()
            self.assertEqual((len(stamped), len(read)), (4, 4))

    def test_a_request_that_the_server_has_not_noted_ends_the_benchmark(self):
        sent = senders.Sent(["1 2 3\n4 5 6\n"])
        server = unittest.mock.Mock(take=lambda: ([2, 5], [3, 6]))
        self.assertEqual(senders.arrivals_of(sent, server), ([2, 5], [3, 6]))
        server.take = lambda: ([2], [3])
        with self.assertRaisesRegex(SystemExit, "did not note all that was sent: 1 of 2"):
            senders.arrivals_of(sent, server)

    def test_runs_that_ran_otherwise_do_not_take_each_others_place(self):
        run = {"rate": 500, "processes": 1, "sender": "Loadline", "realtime": True, "polling": False}
        keys = {send_gaps.key(each) for each in (run, {**run, "realtime": False}, {**run, "polling": True}, {**run, "count": 5})}
        self.assertEqual(len(keys), 3)
        del run["realtime"], run["polling"]
        self.assertEqual(send_gaps.key(run), (500, 1, "Loadline", "not noted", "not noted"))


def answered(sending, count):
    """Reads so many answers, and no more."""
    text = b""
    while text.count(b"HTTP/1.1 200 OK") < count or not text.endswith(b"}]}"):
        text += sending.recv(1 << 16)
    unittest.TestCase().assertEqual(text.count(b"HTTP/1.1 200 OK"), count)


if __name__ == "__main__":
    unittest.main()
