"""What is said of arrivals: those of a Poisson process pass, those of others do not."""

import math
import pathlib
import random
import sys
import unittest

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCHMARKS))

from harness import arrivals  # noqa: E402

RATE, COUNT = 2_000, 20_000


def added(gaps):
    times, now = [], 0.0
    for gap in gaps:
        now += gap
        times.append(round(now * 1e9))
    return times


class ArrivalsTest(unittest.TestCase):
    def setUp(self):
        draw = random.Random(5)
        self.poisson = added(draw.expovariate(RATE) for _ in range(COUNT))

    def test_gaps_beyond_a_bound_are_distributed_as_all_are(self):
        close = arrivals.beyond(arrivals.gaps(self.poisson), 100_000)
        self.assertAlmostEqual(len(close) / COUNT, math.exp(-0.1 * RATE / 1_000), delta=0.02)
        self.assertGreater(arrivals.probability(arrivals.distance(close, RATE), len(close)), 0.01)

    def test_requests_that_are_each_late_by_chance_are_still_a_poisson_process(self):
        draw = random.Random(6)
        moved = sorted(at + draw.expovariate(1 / 1_000_000) for at in self.poisson)
        self.assertLess(arrivals.distance(arrivals.gaps(moved), RATE), 1.63 / math.sqrt(COUNT))

    def test_requests_that_wait_for_each_other_are_none_in_short_gaps_alone(self):
        moved = self.poisson[:1]
        for at in self.poisson[1:]:
            moved.append(max(at, moved[-1] + 20_000))
        gaps = arrivals.gaps(moved)
        long = arrivals.beyond(gaps, 100_000)
        self.assertGreater(arrivals.distance(gaps, RATE), 1.63 / math.sqrt(len(gaps)))
        self.assertLess(arrivals.distance(long, RATE), 1.63 / math.sqrt(len(long)))

    def test_the_distance_is_that_of_kolmogorov_and_smirnov(self):
        # R: ks.test(c(0.1, 0.4, 0.9), "pexp", 1)$statistic: the distance is largest after the last value, exp(-0.9).
        self.assertAlmostEqual(arrivals.distance([1e8, 4e8, 9e8], 1), 0.40657, places=4)

    def test_the_probability_is_that_of_the_limit(self):
        # R: 1 - pkolmogorov of 1.3581 is 0.05, of 1.6276 is 0.01
        self.assertAlmostEqual(arrivals.probability(0.013581, 10_000), 0.05, places=3)
        self.assertAlmostEqual(arrivals.probability(0.016276, 10_000), 0.01, places=3)

    def test_a_poisson_process_passes(self):
        gaps = arrivals.gaps(self.poisson)
        self.assertGreater(arrivals.probability(arrivals.distance(gaps, RATE), len(gaps)), 0.01)
        ratio, tolerance = arrivals.dispersion(self.poisson)
        self.assertLess(abs(ratio - 1), tolerance)
        self.assertLess(abs(arrivals.sigmas(COUNT, RATE, self.poisson[-1] / 1e9)), 3)

    def test_even_distances_do_not(self):
        even = added([1 / RATE] * COUNT)
        gaps = arrivals.gaps(even)
        self.assertLess(arrivals.probability(arrivals.distance(gaps, RATE), len(gaps)), 1e-9)
        ratio, tolerance = arrivals.dispersion(even)
        self.assertGreater(abs(ratio - 1), tolerance)

    def test_two_workers_of_one_and_the_same_draw_do_not(self):
        twice = sorted(self.poisson + [at + 20_000 for at in self.poisson])
        gaps = arrivals.gaps(twice)
        self.assertLess(arrivals.probability(arrivals.distance(gaps, 2 * RATE), len(gaps)), 1e-9)

    def test_a_load_that_lacks_a_worker_is_far_from_its_rate(self):
        three_of_four = [at for place, at in enumerate(self.poisson) if place % 4 != 3]
        self.assertLess(arrivals.sigmas(len(three_of_four), RATE, 10), -3)


if __name__ == "__main__":
    unittest.main()
