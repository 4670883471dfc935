#!/usr/bin/env python3
"""Finds the figures of verdicts anew, from result.json alone, and tells each that stands there otherwise.

    python3 recompute-verdicts.py target/loadline/*/*/result.json

Of each objective on response times, errors, requests and throughput: the figure observed, its interval, design effect and
level of its test, how many requests would decide, and the verdict with its cause; then the verdict on the run. Methods are
those of docs/statistics.md and docs/verdicts.md. Limits on streams and on the server's own times are held against their
figures as these stand; where confidence is asked for, the interval and its test are believed, since `batches` are those of
response times. That the load generator was disturbed, the CPU limit, a port-forward or the service itself is why a verdict is
not told, and that an open load was above what the service can do, is taken from the document, where it says what was seen. Exit status: 0 where all agree, 1 where not.
Python 3.8 or later; no other library.
"""

import base64
import copy
import json
import math
import re
import sys
import zlib
from decimal import ROUND_CEILING, Decimal

BATCHES = 40
SUSPECT = 1.6
SHARE_OF_LEVEL = 0.6
SPENT_EARLY = 0.2
MOST_NEIGHBOURS = 0.3
MOST_TREND = 3
MOST_HALF_WIDTH = 0.2
FEWEST, FEWEST_RARE, RARE = 100, 60, 0.0501
NORMAL = 1.6448536269514722
OF_10 = (NORMAL / 1.8331129326536335) ** 2
OF_20 = (NORMAL / 1.729132811521367) ** 2
OF_40 = (NORMAL / 1.6848751194973992) ** 2
REVIEWS = {"disturbance", "cpu-limit", "tunnel", "interference"}


# Distributions


def beta(a, b, x):
    """The regularised incomplete beta function: continued fraction, by Lentz's method."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta(b, a, 1 - x)
    tiny = 1e-300
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or tiny)
    fraction = d
    for m in range(1, 100_000):
        for step in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / (1 + step * d or tiny)
            c = 1 + step / c or tiny
            fraction *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    return math.exp(front) * fraction / a


def log_beta(a, b):
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def log_or_none(chance):
    return math.log(chance) if chance > 0 else -math.inf


def bisect(low, high, is_above):
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (low, middle) if is_above(middle) else (middle, high)
    return (low + high) / 2


def student_tail(t):
    """How often Student's t of 9 degrees is above."""
    tail = beta(4.5, 0.5, 9 / (9 + t * t)) / 2
    return tail if t >= 0 else 1 - tail


def at_most(hits, trials, share):
    return 1.0 if hits >= trials else 1 - beta(hits + 1, trials - hits, share)


def at_least(hits, trials, share):
    return 1.0 if hits <= 0 else beta(hits, trials - hits + 1, share)


def upper_bound(hits, trials, level):
    return 1.0 if hits >= trials else bisect(0, 1, lambda share: at_most(hits, trials, share) < level)


def lower_bound(hits, trials, level):
    return 0.0 if hits <= 0 else bisect(0, 1, lambda share: at_least(hits, trials, share) > level)


# Batches


def merged(values, batches):
    each = len(values) // batches
    return [sum(values[i * each : (i + 1) * each]) for i in range(batches)]


def lagged(values, lag):
    return sum(values[i] * values[i - lag] for i in range(lag, len(values)))


def excess(sizes, hits):
    share = sum(hits) / sum(sizes)
    return [hit - share * size for size, hit in zip(sizes, hits)]


def design_effect(sizes, hits, batches):
    share = sum(hits) / sum(sizes)
    if share in (0, 1):
        return 1.0
    squares = lagged(excess(merged(sizes, batches), merged(hits, batches)), 0)
    return batches / (batches - 1) * squares / (sum(sizes) * share * (1 - share))


def correlation(values):
    squares = lagged(values, 0)
    return lagged(values, 1) / squares if squares > 0 else 0.0


def growth(neighbours):
    unbiased = neighbours + 1 / BATCHES
    rho = 0 if unbiased <= 0.2 else min(0.8, unbiased)
    return (1 + rho) / (1 - rho)


def trend(sizes, hits):
    """The slope of the shares of 20 batches, in its standard errors."""
    share = sum(hits) / sum(sizes)
    shares = [hit / size if size else share for size, hit in zip(merged(sizes, 20), merged(hits, 20))]
    n, mean = 20, sum(each / 20 for each in shares)
    along = sum((j - 9.5) ** 2 for j in range(n))
    slope = sum((j - 9.5) * (shares[j] - mean) for j in range(n)) / along
    residuals = sum((shares[j] - mean - slope * (j - 9.5)) ** 2 for j in range(n))
    if slope == 0:
        return 0.0
    return slope / math.sqrt(residuals / (n - 2) / along) if residuals > 0 else math.copysign(math.inf, slope)


def fewest(allowed):
    """Of fewer requests nothing is seen of how alike they are."""
    return FEWEST if allowed > RARE else FEWEST_RARE


def least(tells):
    """The least number of requests that tell; 2 ** 50 where none does."""
    low, high = 0, 1
    while high < 1 << 50 and not tells(high):
        low, high = high, 2 * high
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if tells(middle) else (middle, high)
    return high


class Share:
    """The test of a share of requests: binomial bounds of counts divided by a design effect."""

    def __init__(self, batches, hits, effect=None):
        sizes, slowest, slower = batches["requests"], batches["slowest"], batches["slower"]
        self.hits, self.trials = sum(hits), sum(sizes)
        self.neighbours = correlation(excess(sizes, slowest))
        self.trend = trend(sizes, slowest)
        largest = {k: max(1.0, *(design_effect(sizes, each, k) for each in (hits, slowest, slower))) for k in (10, 20, 40)}
        self.suspect = largest[40] > SUSPECT
        if self.suspect:
            grown = largest[40] * growth(max(correlation(excess(sizes, hits)), self.neighbours))
            self.effect = max(max(largest.values()) / OF_10, grown / OF_20)
        else:
            self.effect = largest[40] / OF_40
        halves = [(sum(hits[:20]), sum(sizes[:20])), (sum(hits[20:]), sum(sizes[20:]))]
        better = halves[0] if halves[0][0] * halves[1][1] <= halves[1][0] * halves[0][1] else halves[1]
        self.least = better if self.has_trend() else (self.hits, self.trials)

    def has_trend(self):
        return self.suspect and abs(self.trend) > MOST_TREND

    def used(self, level):
        return (SHARE_OF_LEVEL if self.suspect else 1) * level

    def level_of(self, hits, trials, allowed):
        return min(1.0, at_least(hits / self.effect, trials / self.effect, allowed) / self.used(1))

    def level_above(self, allowed, part=1.0):
        level = self.level_of(self.hits * part, self.trials, allowed)
        if not self.has_trend():
            return level
        return max(level, self.level_of(self.least[0] * part, self.least[1], allowed)) if self.least[1] else 1.0

    def is_below(self, hits, trials, allowed, level):
        hits, trials = hits / self.effect, trials / self.effect
        return hits < trials and beta(hits + 1, trials - hits, allowed) >= 1 - self.used(level)

    def against(self, allowed, level, fewer=None):
        """Fewer hits: those that a fault of our own cannot explain."""
        part = 1.0 if fewer is None or self.hits == 0 else min(1.0, max(0.0, fewer) / self.hits)
        if self.trials < fewest(allowed):
            return "undecided"
        if self.level_above(allowed, part) < level:
            return "above"
        if not self.is_below(self.hits * part, self.trials, allowed, level):
            return "trend" if self.level_of(self.hits * part, self.trials, allowed) < level else "undecided"
        if self.has_trend():
            return "trend"
        return "too-alike" if self.suspect and self.neighbours > MOST_NEIGHBOURS else "below"

    def with_hits(self, fewer):
        """The same run with fewer hits, fewer in each part of it."""
        other = copy.copy(self)
        part = min(1.0, max(0.0, fewer) / self.hits) if self.hits else 0.0
        other.hits = self.hits * part
        return other

    def tells(self, requests, share, allowed, level):
        if requests < fewest(allowed):
            return False
        if share > allowed:
            return self.level_of(math.floor(share * requests), requests, allowed) < level
        return self.is_below(min(requests, math.ceil(share * requests)), requests, allowed, level)

    def needed(self, allowed, level):
        """How many requests like these would decide; None where no number is near."""
        share = self.hits / self.trials
        if abs(share - allowed) < 0.05 * allowed:
            return None
        found = least(lambda requests: self.tells(requests, share, allowed, level))
        return found if found < 1 << 50 else None

    def level_of_look(self, evidence):
        return min(1.0, math.exp(-evidence) / (SPENT_EARLY * self.used(1)))

    def evidence(self, allowed):
        """That the share is within the limit, and above it: logarithms of mixtures of likelihood ratios."""
        hits, misses, prior = self.hits / self.effect, (self.trials - self.hits) / self.effect, 1 / allowed
        ratio = log_beta(1 + hits, prior + misses) - log_beta(1, prior) - hits * math.log(allowed) - misses * math.log1p(-allowed)
        within = log_or_none(beta(1 + hits, prior + misses, allowed)) - math.log(beta(1, prior, allowed))
        above = log_or_none(beta(prior + misses, 1 + hits, 1 - allowed)) - math.log(beta(prior, 1, 1 - allowed))
        return ratio + within, ratio + above

    def look(self, allowed, level, early):
        """What a look at a part of a run says."""
        within, above = (self.level_of_look(each) <= level for each in self.evidence(allowed))
        above, within = above and early["part"] >= 0.1, within and early["part"] >= 0.2
        if self.trials < fewest(allowed) or (not above and not within):
            return "undecided"
        if self.has_trend():
            return "trend"
        if above:
            return "above" if early["after_s"] >= early["failing_s"] else "undecided"
        if self.suspect and self.neighbours > MOST_NEIGHBOURS:
            return "too-alike"
        return "below" if early["after_s"] >= early["passing_s"] else "undecided"

    def ranks(self, quantile, confidence, requests):
        """Of the interval of a percentile; the upper one is None where too few values are above."""
        trials, tail = requests / self.effect, (1 - confidence) / 2

        def count(probability):
            low, high = -1, math.ceil(trials)
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if at_most(middle, trials, quantile) >= probability else (middle, high)
            return high

        low, high = count(tail), count(1 - tail) + 1
        top = None if high > trials else min(requests, math.ceil(high * self.effect))
        return math.floor(low * self.effect), top


class Mean:
    """The test of a mean, in ns: batch means, three standard errors, Hall's map for skewness."""

    def __init__(self, sizes, sums):
        total = sum(sums) / sum(sizes)
        forty = [total + (s - total * n) * BATCHES / sum(sizes) for n, s in zip(sizes, sums)]
        twenty, ten = ([each * k / BATCHES for each in merged(forty, k)] for k in (20, 10))
        self.values = sum(sizes)
        self.mean = sum(forty) / BATCHES
        self.neighbours = correlation(self.deviations(forty))
        grown = self.error_of(forty) * math.sqrt(growth(self.neighbours))
        self.error = max(self.error_of(ten), self.error_of(twenty), grown)
        off = self.deviations(twenty)
        squares, cubes = sum(each**2 for each in off) / 20, sum(each**3 for each in off) / 20
        skewness = math.sqrt(20 * 19) / 18 * cubes / squares**1.5 if squares > 0 else 0.0
        self.skewness = max(0.0, skewness) / math.sqrt(20)

    @staticmethod
    def deviations(values):
        mean = sum(values) / len(values)
        return [each - mean for each in values]

    def error_of(self, values):
        return math.sqrt(lagged(self.deviations(values), 0) / (len(values) - 1) / len(values))

    @staticmethod
    def quantile(level):
        return bisect(0, 1e6, lambda t: student_tail(t) < SHARE_OF_LEVEL * level)

    def unmapped(self, h):
        b = self.skewness
        if b == 0:
            return h
        root = 1 + b * (h - b / 6)
        return 3 / b * (math.copysign(abs(root) ** (1 / 3), root) - 1)

    def bounds(self, level):
        q = self.quantile(level)
        return self.mean - self.error * self.unmapped(q), self.mean - self.error * self.unmapped(-q)

    def level_above(self, limit):
        if self.error == 0:
            return 0.0 if self.mean > limit else 1.0
        b, t = self.skewness, (self.mean - limit) / self.error
        mapped = t + b * t * t / 3 + b * b * t * t * t / 27 + b / 6
        return min(1.0, student_tail(mapped) / SHARE_OF_LEVEL)

    def against(self, limit, level):
        if self.values < FEWEST:
            return "undecided"
        q, above = self.quantile(level), self.level_above(limit) < level
        far = above and self.mean - 2 * self.error * self.unmapped(q) > limit
        if not far and q * self.error > MOST_HALF_WIDTH * self.mean:
            return "too-wide"
        if not above and self.bounds(level)[1] > limit:
            return "undecided"
        if self.neighbours > MOST_NEIGHBOURS:
            return "too-alike"
        return "above" if above else "below"


    def needed(self, limit, level):
        """How many values like these would decide; None where it is above 1,000 times as many."""

        def tells(more):
            other, scale = copy.copy(self), math.sqrt(self.values / more)
            other.values, other.neighbours = more, 0
            other.error, other.skewness = self.error * scale, self.skewness * scale
            return other.against(limit, level) in ("above", "below")

        found = least(tells)
        return found if found <= 1000 * self.values else None


# Response times


def buckets(encoded):
    """Of HdrHistogram's compressed V2 encoding: the longest time of each bucket, in ns, and how many there are."""
    data = zlib.decompress(base64.b64decode(encoded)[8:])
    digits, lowest = int.from_bytes(data[12:16], "big"), int.from_bytes(data[16:24], "big")
    unit = lowest.bit_length() - 1
    half = math.ceil(math.log2(2 * 10**digits)) - 1
    found, index, at = {}, 0, 40
    while at < len(data):
        value, shift = 0, 0
        while True:
            byte, last = data[at], shift == 56
            at += 1
            value |= (byte if last else byte & 127) << shift
            shift += 7
            if last or byte < 128:
                break
        count = (value >> 1) ^ -(value & 1)
        if count > 0:
            bucket, part = (index >> half) - 1, (index & ((1 << half) - 1)) + (1 << half)
            if bucket < 0:
                bucket, part = 0, part - (1 << half)
            found[((part + 1) << (bucket + unit)) - 1] = count
        index += -count if count < 0 else 1
    return found


class Times:
    """Response times of the successes of a run, in ns, by rank."""

    def __init__(self, document):
        self.count = document["response"]["count"]
        self.ends = [nanos(document["response"][each]) for each in ("min", "max")]
        counts = {}
        for each in document["intervals"]:
            for value, count in buckets(each["histogram"]).items():
                counts[value] = counts.get(value, 0) + count
        self.counts = sorted(counts.items())

    def at(self, rank):
        seen = 0
        for value, count in self.counts:
            seen += count
            if seen >= rank:
                return min(max(value, self.ends[0]), self.ends[1]) / 1e6
        raise ValueError(f"intervals hold {seen} response times, not {rank}")


def nanos(millis):
    return round(millis * 1e6)


def rank_of(figure, total):
    if figure == "max":
        return total
    exact = Decimal(figure[1:]) * total / 100
    return max(1, int(exact.to_integral_value(ROUND_CEILING)))


# Verdicts


class Run:
    def __init__(self, document):
        self.document = document
        self.outcomes = document["outcomes"]
        self.total = sum(self.outcomes.values())
        self.successes = self.outcomes.get("success", 0)
        self.unsent = self.outcomes.get("not-sent", 0)
        self.ending = document["ending"]
        self.open = document["load"]["kind"] == "open"
        self.times = Times(document)
        self.whole = self.ending in ("complete", "decided")
        self.early = document["load"].get("earlyStop")
        if self.ending == "decided":
            end = document["earlyEnd"]
            self.early = {**self.early, **end, "part": end["after_s"] / end["planned_s"]}
        self.spoiled = not self.whole or self.unsent > max(1, 0.001 * self.total)
        self.interferences = {each["kind"] for each in document.get("interferences", [])}

    def own_fault(self):
        """Requests that were never sent, fired so late that they timed out, or cut off at an early end."""
        lagged_timeouts, timeouts = self.document["laggedTimeouts"], self.outcomes.get("timeout", 0)
        if self.whole:
            return self.unsent + lagged_timeouts
        if self.open:
            return self.unsent + timeouts
        stages = " ".join(each["stage"] for each in self.document.get("stages", []))
        users = max([self.document["load"].get("concurrency", 0)] + [int(n) for n in re.findall(r"\d+", stages)])
        return self.unsent + min(timeouts, max(users, lagged_timeouts))

    def exceedance(self, limit):
        return next(each for each in self.document["exceedances"] if nanos(each["limit"]) == nanos(limit))

    def rank(self, objective, figure):
        """A percentile or the maximum, by nearest rank over all requests."""
        total, limit = self.total, objective["limit"]
        if total == 0:
            return None, 0, "FAIL", "no-request"
        rank = rank_of(figure, total)
        observed = self.times.at(rank) if rank <= self.times.count else None
        cause = "error-at-rank" if observed is None else ""
        if figure != "max" and not self.open and rank == total:
            return observed, total, "INCONCLUSIVE", "too-few"
        if objective["bound"] == "lower":
            return (observed, total) + self.lower_rank(objective, figure, rank, observed)
        beyond, allowed = self.exceedance(limit), total - rank
        if beyond["count"] <= allowed:
            return observed and min(observed, limit), total, "PASS", cause
        shown = observed and max(observed, limit)
        if beyond["withoutLag"] - self.own_fault() > allowed:
            return shown, total, "FAIL", cause
        return shown, total, "INVALID", "own-lag"

    def lower_rank(self, objective, figure, rank, observed):
        limit = objective["limit"]
        if observed is None:
            ours = rank <= self.times.count + self.own_fault()
            return "INVALID" if ours else "FAIL", "error-at-rank"
        if observed < limit:
            return "FAIL", ""
        service, key = self.document["service"], figure.replace(".", "_")
        if service is None or key not in service or self.successes < self.total:
            # The document has no service time at this rank.
            ours = objective.get("cause", "") in ("own-lag", "early-end", "lost-load")
            return ("INVALID", "own-lag") if ours else ("PASS", "")
        return ("PASS", "") if service[key] >= limit else ("INVALID", "own-lag")

    def moment(self, objective, figure):
        """Mean, deviation and minimum, of successes."""
        times, without = self.document["response"], self.document["withoutLag"]
        if times["count"] == 0:
            ours = self.own_fault() == self.total and self.spoiled
            return None, 0, "INVALID" if ours else "FAIL", "no-success"
        observed = times[figure]
        batches = self.document.get("batches")
        if figure == "mean" and batches:
            observed = sum(batches["sums_ns"]) / sum(batches["successes"]) / 1e6
        holds = allows(objective, observed)
        late = self.document["laggedTimeouts"] if figure == "mean" else 0
        timeout = self.document["load"]["timeout_s"] * 1e3
        with_timeouts = (observed * times["count"] + late * timeout) / (times["count"] + late)
        others = [without[figure] if without["count"] else observed, with_timeouts if late else observed]
        if any(allows(objective, each) != holds for each in others):
            return observed, times["count"], "INVALID", "own-lag"
        return observed, times["count"], "PASS" if holds else "FAIL", ""

    def count(self, objective, name):
        """Counts, the ratio of errors and throughput, without what the draw of arrivals does to them."""
        if self.total == 0:
            return None, 0, "FAIL", "no-request"
        plain = self.figure(objective, name, 0, 0, False)
        if name == "throughput":
            plain = self.successes / self.document["elapsed_s"] if self.document["elapsed_s"] else 0.0
        holds = tolerates(objective, self.figure(objective, name, 0, 0, True))
        excused = self.figure(objective, name, self.own_fault(), self.document["lag"]["max"] / 1e3, True)
        if holds != tolerates(objective, excused):
            return plain, self.total, "INVALID", "own-lag"
        cause = "drawn-arrivals" if holds and not tolerates(objective, plain) else ""
        return plain, self.total, "PASS" if holds else "FAIL", cause

    def figure(self, objective, name, excused, excused_s, allowing):
        errors, lower = self.total - self.successes - excused, objective["bound"] == "lower"
        arrivals = self.document.get("arrivals")
        surplus = self.total - arrivals["requests"] if arrivals else 0
        drawn = (max(0, -surplus) if lower else min(0, -surplus)) if allowing else 0
        if name == "error-count":
            return errors
        if name == "error-rate":
            return errors / self.total
        if name == "request-count":
            return self.total + drawn - (self.unsent if excused == 0 else 0)
        seconds = self.document["elapsed_s"]
        if lower and arrivals:
            seconds = arrivals["length_s"] + max(0, self.behind(arrivals) - excused_s)
        return (self.successes + excused + drawn) / seconds if seconds else 0

    def behind(self, arrivals):
        """By how many seconds the service is behind at the end, where its answers took longer and longer."""
        early, late, length = arrivals["early"], arrivals["late"], arrivals["length_s"]
        grown = (late["mean"] - early["mean"]) / 1e3
        ordinary = max(0.01 * length, 3 * length / arrivals["requests"]) if arrivals["requests"] else math.inf
        if early["count"] and late["count"] and grown > ordinary and grown > 2 * early["stddev"] / 1e3:
            shortest = self.document["response"]["min"] / 1e3
            return max(0, self.document["elapsed_s"] - max(length, arrivals["steady_s"] + shortest))
        return 0

    def point(self, objective):
        """Figure, samples, verdict and cause, as far as figures alone tell; None for what is not recomputed."""
        name = re.sub(r"^[^/]*/", "", objective["metric"]).replace("/", "-")
        figure = name.replace("latency-", "", 1) if name.startswith("latency-") else ""
        if figure in ("mean", "stddev", "min"):
            return self.moment(objective, figure)
        if figure:
            return self.rank(objective, figure)
        known = ("error-count", "error-rate", "request-count", "throughput")
        return self.count(objective, name) if name in known else None

    def level(self, level):
        """What is left of a level where looks at the run spend some of it."""
        return (1 - SPENT_EARLY) * level if self.early and self.ending != "decided" else level

    def tested(self, share, allowed, level, fewer=None):
        """By the look that ended the run, or at its end."""
        if self.ending != "decided":
            return share.against(allowed, self.level(level), fewer)
        return (share if fewer is None else share.with_hits(fewer)).look(allowed, level, self.early)

    def interval(self, objective):
        """The interval as it should stand there, and what the test says of all and without our own fault."""
        stated, batches = objective["interval"], self.document["batches"]
        confidence = stated["confidence"]
        level, name = 1 - confidence, objective["metric"]
        tested = objective["bound"] == "upper"
        if name.endswith("mean"):
            return self.mean_interval(objective, batches, confidence)
        share = Share(batches, stated["hits"])
        if name.endswith("error-rate"):
            allowed = objective["limit"]
            tested = tested and 0 < allowed < 1
            lower, upper = (bound(share.hits / share.effect, share.trials / share.effect, share.used(level / 2)) for bound in (lower_bound, upper_bound))
            fewer = self.total - self.successes - self.own_fault()
        else:
            quantile = float(re.sub(r".*p", "", name)) / 100
            allowed = 1 - quantile
            low, high = share.ranks(quantile, confidence, self.total if self.ending == "decided" else share.trials)
            low = min(low, self.times.count)
            lower = self.times.at(low) if low > 0 else 0
            upper = None if high is None or high > self.times.count else self.times.at(high)
            fewer = self.exceedance(objective["limit"])["withoutLag"] - self.own_fault() if tested else 0
        needed = share.needed(allowed, self.level(level)) if tested and self.ending != "decided" else None
        above = share.level_of_look(share.evidence(allowed)[1]) if self.ending == "decided" and tested else share.level_above(allowed)
        figures = {
            "lower": lower,
            "upper": upper,
            "independent": share.trials / share.effect,
            "levelAbove": above if tested else None,
            "needed": needed,
            "level": share.used(level),
            "neighbours": share.neighbours,
            "trend": share.trend if math.isfinite(share.trend) else None,
            "suspect": share.suspect,
            "designEffect": share.effect,
        }
        if not tested:
            return figures, "", ""
        return figures, self.tested(share, allowed, level), self.tested(share, allowed, level, fewer)

    def mean_interval(self, objective, batches, confidence):
        test, level = Mean(batches["successes"], batches["sums_ns"]), 1 - confidence
        lower, upper = test.bounds(level / 2)
        limit = objective["limit"] * 1e6
        lag = max(0, self.document["response"]["mean"] - self.document["withoutLag"]["mean"]) * 1e6
        figures = {
            "lower": max(0, lower) / 1e6,
            "upper": upper / 1e6,
            "independent": sum(batches["successes"]),
            "levelAbove": test.level_above(limit) if objective["bound"] == "upper" else None,
            "needed": test.needed(limit, self.level(level)) if objective["bound"] == "upper" else None,
            "level": SHARE_OF_LEVEL * level,
            "neighbours": test.neighbours,
            "error": test.error / 1e6,
            "skewness": test.skewness,
        }
        return figures, test.against(limit, self.level(level)), test.against(limit + lag, self.level(level))

    def reviewed(self, verdict, cause, objective):
        """What is left of a verdict when it is asked what else may be the reason."""
        if self.ending == "lost" and verdict in ("FAIL", "INVALID"):
            return "INVALID", "lost-load"
        if self.ending == "interrupted" and cause == "own-lag":
            return "INVALID", "early-end"
        told = objective["verdict"], objective.get("cause", "")
        seen = {
            ("FAIL", "unstable"): self.open and self.ending == "complete" and verdict in ("PASS", "INCONCLUSIVE"),
            ("INVALID", "disturbance"): self.is_disturbed(),
            ("INVALID", "cpu-limit"): "throttled" in self.interferences,
            ("INCONCLUSIVE", "tunnel"): self.document["target"].get("path") == "port-forward",
            ("INVALID", "interference"): verdict == "FAIL" and bool(self.interferences - {"throttled"}),
        }
        return told if (verdict in ("PASS", "FAIL") or told[1] == "unstable") and seen.get(told) else (verdict, cause)

    def is_disturbed(self):
        """Whether a sign of the load generator or its machine is beyond its threshold in some interval."""
        limits = [each["limit"] for each in self.document["objectives"] if each.get("unit") == "ms"]
        for streams in ("tokens", "messages"):
            goodput = self.document.get(streams, {}).get("goodput") or {}
            limits += [value for key, value in goodput.items() if key.endswith("Limit") and value is not None]
        tightest = min(limits, default=self.document["load"]["timeout_s"] * 1e3)
        beyond = {"throttled_ms": 0, "steal": 0.02, "longestPause_ms": max(1, tightest / 10), "busy": 0.9}
        for each in self.document["intervals"]:
            health = each["health"] or {}
            if each["lag"]["p99"] > max(1, tightest / 20) or any((health.get(key) or 0) > most for key, most in beyond.items()):
                return True
        return False

    def verdict(self, verdicts):
        """Of the run, by those of its objectives."""
        if self.ending == "lost":
            return "INVALID"
        if "FAIL" in verdicts or (self.successes == 0 and not self.spoiled and "tunnel-broke" not in self.interferences):
            return "FAIL"
        if self.document["verdict"] == "INVALID" and self.interferences - {"throttled"}:
            return "INVALID"
        if self.spoiled or "INVALID" in verdicts:
            return "INVALID"
        return "INCONCLUSIVE" if "INCONCLUSIVE" in verdicts else "PASS"


def allows(objective, figure):
    return figure <= objective["limit"] if objective["bound"] == "upper" else figure >= objective["limit"]


def tolerates(objective, figure):
    """Figures that were computed are not exact."""
    limit = objective["limit"]
    return allows(objective, figure) or abs(figure - limit) <= 1e-9 * abs(limit)


def sure(verdict, cause, outcome, without_fault, decided):
    """The verdict where confidence is asked for; what came after a look that ended the run has no say."""
    told = {"below": "PASS", "above": "FAIL"}.get(outcome)
    if decided and told and told != verdict:
        verdict, cause = told, ""
    if outcome == "below":
        return verdict, cause
    if outcome == "above":
        explained = verdict == "FAIL" and without_fault != "above"
        return ("INVALID", "own-lag") if explained else (verdict, cause)
    if verdict == "INVALID":
        return verdict, cause
    return "INCONCLUSIVE", "early-end" if decided and outcome == "undecided" else outcome


def holm(judged, objectives, left_of):
    """Of several limits one is broken by chance more often than each alone."""
    asked = [i for i, each in enumerate(objectives) if "confidence" in each]
    broken = [i for i in asked if judged[i][0] == "FAIL" and judged[i][2] < 1]
    stands, left = True, len(asked)
    for i in sorted(broken, key=lambda each: judged[each][2]):
        stands = stands and judged[i][2] < left_of(1 - objectives[i]["confidence"]) / left
        left -= 1
        if not stands:
            judged[i] = ("INCONCLUSIVE", "several", judged[i][2])


# Comparison


def differs(stated, found):
    if isinstance(stated, bool) or isinstance(found, bool) or None in (stated, found) or isinstance(found, str):
        return stated != found
    return abs(stated - found) > 1e-6 * max(1, abs(found))


def believed(objective, verdict):
    """Of a limit on streams that a verdict must be sure of: before it is told how many are broken."""
    level = (objective.get("interval") or {}).get("levelAbove") if "confidence" in objective else None
    if objective.get("cause") == "several":
        return "FAIL", "", level
    return verdict, objective.get("cause", ""), 1 if level is None else level


def differences(document):
    """A line for each figure that is another one."""
    run, lines, judged = Run(document), [], []

    def compare(what, stated, found):
        if differs(stated, found):
            lines.append(f"{what} is {stated}, recomputed {found}")

    for each in document["objectives"]:
        name = f"{each['metric']} {'<=' if each['bound'] == 'upper' else '>='} {each['limit']}"
        point = run.point(each)
        if point is None:
            plain = each["observed"] is not None and "cause" not in each
            verdict = ("PASS" if tolerates(each, each["observed"]) else "FAIL") if plain else each["verdict"]
            judged.append(believed(each, verdict))
            continue
        observed, samples, verdict, cause = point
        compare(f"{name}: observed", each["observed"], observed)
        compare(f"{name}: samples", each["samples"], samples)
        level = 1
        if each.get("interval"):
            figures, outcome, without_fault = run.interval(each)
            for key, found in figures.items():
                compare(f"{name}: interval.{key}", each["interval"].get(key), found)
            if "confidence" in each:
                compare(f"{name}: interval.confidence", each["interval"]["confidence"], each["confidence"])
                level = figures["levelAbove"]
                verdict, cause = sure(verdict, cause, outcome, without_fault, run.ending == "decided")
        elif "confidence" in each and samples:
            verdict, cause = sure(verdict, cause, "too-short", "", False)
        judged.append((verdict, cause, level))
    holm(judged, document["objectives"], run.level)
    for each, (verdict, cause, _) in zip(document["objectives"], judged):
        verdict, cause = run.reviewed(verdict, cause, each)
        compare(f"{each['metric']}: verdict", each["verdict"], verdict)
        compare(f"{each['metric']}: cause", each.get("cause", ""), cause)
    compare("verdict", document["verdict"], run.verdict([each["verdict"] for each in document["objectives"]]))
    return lines


def main(files):
    wrong = checked = 0
    for file in files:
        with open(file, encoding="utf-8") as opened:
            document = json.load(opened)
        if document["verdict"] == "ERROR" or "endpoints" in document:
            print(f"{file}: no figures of its own")
            continue
        lines = differences(document)
        checked += len(document["objectives"])
        wrong += len(lines)
        for line in lines:
            print(f"{file}: {line}")
    print(f"{checked} objectives of {len(files)} results, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]) if sys.argv[1:] else __doc__)
