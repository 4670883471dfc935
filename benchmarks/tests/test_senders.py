"""What is said of senders: what a write costs the gaps, and that the server in C notes what the sender in C has sent."""

import pathlib
import random
import shutil
import sys
import unittest

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCHMARKS))

from harness import arrivals, senders  # noqa: E402

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


if __name__ == "__main__":
    unittest.main()
