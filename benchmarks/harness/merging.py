"""
The CPU time that a test spends on what its workers tell, in a JVM that has just started: a model of it, and its constants.

It reads a message of each worker a second, and at the end a result of each. The JVM learns meanwhile: all that was read after
m seconds of workers (so many workers times so many seconds) has taken b m^a, and n results take c + d n. What else its threads do is not in it:
the way of the logs from the network, and the compiler.
"""

import math

from harness import tables


def of_messages(run):
    """CPU time in s after each second of the run."""
    return run["reading_cpu_s"][:-1]


def of_results(run):
    return run["reading_cpu_s"][-1] - run["reading_cpu_s"][-2]


def total(run):
    return run["reading_cpu_s"][-1]


def line(points):
    """Least squares: what stands at 0, and the slope."""
    count = len(points)
    mean_x, mean_y = (sum(each[i] for each in points) / count for i in (0, 1))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)
    return mean_y - slope * mean_x, slope


class Model:
    def __init__(self, runs):
        """Of runs by their number of workers, two at least; the first second has nothing to read."""
        points = [
            (math.log(workers * second), math.log(cpu))
            for workers, run in runs.items()
            for second, cpu in enumerate(of_messages(run))
            if second > 0 and cpu > 0
        ]
        level, self.exponent = line(points)
        self.first = math.exp(level)
        self.once, self.each = line([(workers, of_results(run)) for workers, run in runs.items()])

    def predict(self, workers, seconds):
        """In s."""
        return self.first * (workers * (seconds - 1)) ** self.exponent + self.once + self.each * workers

    def text(self):
        return (
            f"{1e3 * self.first:.1f} ms x (worker-seconds)^{self.exponent:.2f} for messages, {1e3 * self.once:.0f} ms + "
            f"{1e3 * self.each:.1f} ms x workers for results"
        )


def table(model, runs, seconds):
    rows = []
    for workers, run in runs.items():
        predicted, measured = model.predict(workers, seconds), total(run)
        rows.append([workers, f"{1e3 * predicted:.0f}", f"{1e3 * measured:.0f}", f"{100 * (predicted / measured - 1):+.0f} %"])
    return tables.markdown(["workers", "predicted CPU, ms", "measured, ms", "off by"], rows)


def is_right(model, runs, seconds, tolerance=0.2):
    return all(abs(model.predict(workers, seconds) / total(run) - 1) <= tolerance for workers, run in runs.items())
