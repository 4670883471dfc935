package io.loadline.baseline;

import io.loadline.plan.Metric;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.stats.ComparisonPlan;
import io.loadline.stats.RunComparison;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run measured, or the runs of one job together, figure by figure: those that a baseline
 * compares, and those by which a collapse of what is measured is told.
 *
 * @param values by id, in the order of the ids; finite; times in ms and above 0
 */
public record RunFigures(Map<String, Double> values) {
  /** Errors by attempts, 0..1. */
  public static final String ERROR_RATIO = "error-ratio";

  /** Requests a second that an open load sent, until its last answer. */
  public static final String ACHIEVED_RATE = "achieved-rate";

  /** Output tokens, or messages of gRPC, of a streamed answer: the mean of all successes. */
  public static final String TOKENS_PER_ANSWER = "tokens-per-answer";

  /**
   * Behind the id of a figure of several runs of one job: the standard deviation of its logarithm.
   */
  private static final String WITHIN = "-within";

  private static final MathContext KEPT_DIGITS = new MathContext(4);

  private static final double NANOS_PER_MS = 1e6;

  public RunFigures {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** All figures that the run has. */
  public static RunFigures of(RunResult run) {
    SortedMap<String, Double> values = new TreeMap<>();
    addTimes(values, "latency", run.response(), 50, 90, 95, 99);
    addPositive(values, "latency-mean", run.response().mean() / NANOS_PER_MS);
    if (run.outcomes().total() > 0) {
      values.put(ERROR_RATIO, run.errorRatio());
    }
    if (run.plan().workload().isOpen() && run.elapsedNanos() > 0) {
      addPositive(values, ACHIEVED_RATE, run.sent() * 1e9 / run.elapsedNanos());
    }
    StreamResult stream = run.stream();
    if (stream != null) {
      addTimes(values, "ttft", stream.first(), 50, 99);
      addTimes(values, "itl", stream.gap(), 50, 99);
      addTimes(values, "tpot", stream.perToken(), 50, 99);
      addPositive(
          values,
          TOKENS_PER_ANSWER,
          (double) stream.tokens() / Math.max(1, run.outcomes().successes()));
    }
    return new RunFigures(values);
  }

  /**
   * Of the runs of one job, which count as one: the geometric mean of each figure that all of them
   * have, and how much its runs differ; the highest share of errors.
   *
   * @param runs at least 1
   */
  static RunFigures ofOneJob(List<RunResult> runs) {
    List<RunFigures> each = runs.stream().map(RunFigures::of).toList();
    if (each.size() == 1) {
      return each.get(0);
    }
    SortedMap<String, Double> values = new TreeMap<>();
    for (String id : each.get(0).values().keySet()) {
      double[] all = each.stream().flatMapToDouble(run -> run.value(id).stream()).toArray();
      if (id.equals(ERROR_RATIO)) {
        values.put(id, Arrays.stream(all).max().orElseThrow());
      } else if (all.length == each.size()) {
        values.put(id, RunComparison.mean(all));
        values.put(within(id), ComparisonPlan.spread(all));
      }
    }
    return new RunFigures(values);
  }

  /**
   * The id under which it is kept by how much a figure differs from run to run of one job: the
   * standard deviation of its logarithm. A job of one run has none.
   */
  public static String within(String id) {
    return id + WITHIN;
  }

  /** The id of a figure, however the metric is written: {@code latency-p99}, {@code itl-p50}. */
  public static String id(Metric metric) {
    String id = metric.kind().id();
    return metric.kind().isPercentile() ? id + PlainNumber.text(metric.percentile()) : id;
  }

  /** Empty where the run has no such figure. */
  public OptionalDouble value(String id) {
    Double value = values.get(id);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The same with the four significant digits that a file keeps. */
  RunFigures rounded() {
    SortedMap<String, Double> kept = new TreeMap<>(values);
    kept.replaceAll((id, value) -> BigDecimal.valueOf(value).round(KEPT_DIGITS).doubleValue());
    return new RunFigures(kept);
  }

  private static void addTimes(
      Map<String, Double> values, String id, Distribution times, int... percentiles) {
    for (int percentile : percentiles) {
      addPositive(values, id + "-p" + percentile, times.percentile(percentile) / NANOS_PER_MS);
    }
  }

  /** A ratio of anything to nothing says nothing. */
  private static void addPositive(Map<String, Double> values, String id, double value) {
    if (value > 0) {
      values.put(id, value);
    }
  }
}
