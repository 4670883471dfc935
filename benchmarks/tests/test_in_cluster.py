"""Whether two series of figures are told apart, and only where they differ."""

import pathlib
import sys
import unittest

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCHMARKS))

from harness import intervals  # noqa: E402


class IntervalsTest(unittest.TestCase):
    def test_an_interval_is_that_of_students_t(self):
        # R: t.test(c(1, 2, 3, 4, 5))$conf.int gives 1.036757 4.963243
        mean, low, high = intervals.interval([1, 2, 3, 4, 5])
        self.assertAlmostEqual(mean, 3)
        self.assertAlmostEqual(low, 1.036757, places=3)
        self.assertAlmostEqual(high, 4.963243, places=3)

    def test_series_of_one_value_are_within_each_other(self):
        self.assertTrue(intervals.within([10.0, 10.4, 9.8, 10.1, 9.9], [10.2, 9.9, 10.0, 10.3, 9.7]))

    def test_series_of_two_values_are_not(self):
        self.assertFalse(intervals.within([10.0, 10.4, 9.8, 10.1, 9.9], [12.0, 12.4, 11.8, 12.1, 11.9]))

    def test_a_narrow_one_within_a_wide_one_is_not_enough(self):
        self.assertFalse(intervals.within([10.00, 10.01, 9.99, 10.00, 10.00], [8.0, 14.0, 11.0, 9.0, 13.0]))

    def test_too_few_runs_are_refused(self):
        with self.assertRaises(ValueError):
            intervals.interval([1, 2])


if __name__ == "__main__":
    unittest.main()
