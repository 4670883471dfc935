"""Whether two series of figures are of one value, as far as a few runs of each tell."""

import math
import statistics

# Of Student's t, two-sided, 95 %, by degrees of freedom.
T95 = {2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262}


def interval(values):
    """Mean, and the ends of its 95 % confidence interval over runs."""
    degrees = len(values) - 1
    if degrees not in T95:
        raise ValueError(f"{len(values)} runs: take 3 to 10")
    mean = statistics.mean(values)
    half = T95[degrees] * statistics.stdev(values) / math.sqrt(len(values))
    return mean, mean - half, mean + half


def within(one, other):
    """Whether the mean of each lies within the interval of the other."""
    (mean, low, high), (other_mean, other_low, other_high) = interval(one), interval(other)
    return other_low <= mean <= other_high and low <= other_mean <= high


def text(values):
    return "{:.2f} ({:.2f}..{:.2f})".format(*interval(values))
