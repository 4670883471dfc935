package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.RunResult;
import io.loadline.result.StreamInterval;
import io.loadline.result.StreamResult;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** An objective that is a FAIL, and the run that broke it: what a cause is looked for in. */
record BrokenObjective(ObjectiveVerdict verdict, RunResult run) {
  private static final double NANOS_PER_MILLI = 1e6;

  Objective objective() {
    return verdict.objective();
  }

  Metric metric() {
    return objective().metric();
  }

  /** Whether errors break it: it counts them, or a rank falls on one. */
  boolean isByErrors() {
    return switch (metric().kind()) {
      case ERROR_COUNT, ERROR_RATE -> objective().bound() == Bound.UPPER;
      default -> verdict.cause() == Cause.ERROR_AT_RANK;
    };
  }

  /**
   * Whether a time breaks it: its figure lies above an upper limit on responses or first tokens.
   */
  boolean isByTime() {
    boolean limited =
        switch (metric().kind()) {
          case LATENCY_MEAN,
              LATENCY_MAX,
              LATENCY_PERCENTILE,
              TTFT_MEAN,
              TTFT_MAX,
              TTFT_PERCENTILE ->
              objective().bound() == Bound.UPPER;
          default -> false;
        };
    return limited && verdict.observed() != null;
  }

  /** Whether the service's own time breaks it, without our lag and the wait for a connection. */
  boolean isByServiceTime() {
    return isByTime()
        && run.hasServiceTimes()
        && figure(timesFromSent()) > objective().limitNanos();
  }

  /** Whether it is about whole answers, and not about their first tokens. */
  boolean isOfResponse() {
    return metric().kind().isLatency() || run.stream() == null;
  }

  /** What its figure is taken of, where a time breaks it. */
  Distribution times() {
    StreamResult stream = run.stream();
    return stream == null || isOfResponse() ? run.response() : stream.first();
  }

  /** The same without our lag and the wait for a connection. */
  Distribution timesFromSent() {
    StreamResult stream = run.stream();
    return stream == null || isOfResponse() ? run.service() : stream.firstFromSent();
  }

  private double figure(Distribution times) {
    return switch (metric().kind()) {
      case LATENCY_PERCENTILE, TTFT_PERCENTILE -> times.percentile(metric().percentile());
      case LATENCY_MAX, TTFT_MAX -> times.max();
      default -> times.mean();
    };
  }

  boolean isByThroughput() {
    return metric().kind() == Metric.Kind.THROUGHPUT && objective().bound() == Bound.LOWER;
  }

  /** {@code p99 612.4 ms}. */
  String figure() {
    Double observed = verdict.observed();
    double figure = observed == null ? Double.NaN : observed;
    String number = String.format(Locale.ROOT, "%.1f", figure);
    return switch (metric().kind()) {
      case THROUGHPUT -> number + "/s";
      default -> subject() + statistic() + " " + number + " ms";
    };
  }

  private String subject() {
    boolean whole = metric().kind().subject() == TimedSpan.RESPONSE;
    String first = run.plan().call().target().isGrpc() ? "first message " : "first token ";
    return whole ? "" : first;
  }

  /** What follows the last separator of its name: {@code p99}. */
  private String statistic() {
    String id = metric().id();
    return id.substring(Math.max(id.lastIndexOf('-'), id.lastIndexOf('/')) + 1);
  }

  /** The intervals of the measurement that break it by themselves; none where it is no such one. */
  List<Interval> intervals() {
    return run.intervals().stream().filter(this::isBrokenIn).toList();
  }

  /** Whether some intervals break it by themselves, and nearly all that do are such ones. */
  boolean isBrokenMostly(Predicate<Interval> during) {
    List<Interval> intervals = intervals();
    long meanwhile = intervals.stream().filter(during).count();
    return meanwhile > 0 && meanwhile >= CauseRule.BROKEN_MEANWHILE * intervals.size();
  }

  private boolean isBrokenIn(Interval interval) {
    if (isByThroughput()) {
      double seconds = DisturbedFigures.seconds(interval, run);
      return seconds > 0 && interval.successes() < objective().limit() * seconds;
    }
    return isByTime() && isBrokenBy(times(interval));
  }

  private IntervalTimes times(Interval interval) {
    StreamInterval stream = interval.stream();
    return metric().kind().isLatency() || stream == null
        ? interval.responseTimes()
        : stream.first();
  }

  private boolean isBrokenBy(IntervalTimes times) {
    long count = times.sums().count();
    long limit = objective().limitNanos();
    if (!metric().isRank()) {
      return count > 0 && times.sums().mean() > limit;
    }
    long rank = metric().kind().isMax() ? count : Distribution.rank(metric().percentile(), count);
    return count > 0 && times.counts().above(limit) > count - rank;
  }

  /**
   * Whether at least half of its figure is waiting for a free connection, which is told as such.
   */
  boolean isByWaiting() {
    Double observed = verdict.observed();
    if (observed == null || !isByTime() || !run.hasServiceTimes()) {
      return false;
    }
    return figure(run.waiting()) / NANOS_PER_MILLI >= CauseRule.MOSTLY_WAITING * observed;
  }
}
