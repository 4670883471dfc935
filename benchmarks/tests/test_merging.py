"""Whether the constants of the model are those of the runs, and what it makes of other numbers of workers."""

import pathlib
import sys
import unittest

BENCHMARKS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BENCHMARKS))

from harness import merging  # noqa: E402

SECONDS = 60


def run(workers, first=0.02):
    """As the model has it, with the exponent 0.7, 80 ms once and 15 ms for each result."""
    messages = [first * (workers * second) ** 0.7 for second in range(SECONDS)]
    return {"reading_cpu_s": [*messages, messages[-1] + 0.08 + 0.015 * workers]}


class MergingTest(unittest.TestCase):
    def setUp(self):
        self.model = merging.Model({1: run(1), 4: run(4)})

    def test_constants_are_found_again(self):
        self.assertAlmostEqual(self.model.first, 0.02)
        self.assertAlmostEqual(self.model.exponent, 0.7)
        self.assertAlmostEqual(self.model.once, 0.08)
        self.assertAlmostEqual(self.model.each, 0.015)

    def test_other_numbers_of_workers_are_predicted(self):
        runs = {2: run(2), 8: run(8)}
        self.assertTrue(merging.is_right(self.model, runs, SECONDS, tolerance=1e-6))
        self.assertIn("+0 %", merging.table(self.model, runs, SECONDS))

    def test_runs_that_take_more_are_not_as_predicted(self):
        self.assertFalse(merging.is_right(self.model, {2: run(2, first=0.03)}, SECONDS))


if __name__ == "__main__":
    unittest.main()
