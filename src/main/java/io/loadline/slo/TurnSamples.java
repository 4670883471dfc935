package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.TimedSpan;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.RunResult;
import io.loadline.result.StreamInterval;
import io.loadline.stats.GroupedPairs;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of an endpoint in its turns, in groups of neighbouring pairs of slices.
 *
 * @param name of the endpoint
 */
record TurnSamples(String name, RunResult run, SlicePlan slices) {
  private static final long SECOND = 1_000_000_000L;

  /**
   * Times of some seconds.
   *
   * @param times of those that ended well; null without any
   * @param failures which took longer than any of them
   */
  record Sample(@Nullable IntervalTimes times, long failures) {
    private static final Sample NONE = new Sample(null, 0);

    Sample plus(Sample other) {
      return new Sample(
          times == null ? other.times : other.times == null ? times : times.plus(other.times),
          failures + other.failures);
    }

    /** In ns; infinite where it falls on a failure, NaN without any request. */
    double figure(Metric metric) {
      long ended = times == null ? 0 : times.sums().count();
      if (times == null || ended == 0) {
        return failures == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
      }
      if (metric.kind().isMean()) {
        return Math.max(1, times.sums().mean());
      }
      long rank = Distribution.rank(metric.percentile(), ended + failures);
      // Half a rank less, so that no rounding leads to the next one.
      return rank > ended
          ? Double.POSITIVE_INFINITY
          : Math.max(1.0, (double) times.counts().percentile((rank - 0.5) * 100 / ended));
    }
  }

  /** How many groups there are, each of one pair at least. */
  int groups() {
    return (int) Math.min(GroupedPairs.GROUPS, pairs());
  }

  private long pairs() {
    return run.plan().extent() instanceof PhaseLength.Span span ? slices.pairs(span.duration()) : 0;
  }

  /** Whether all seconds of all turns can be told from each other. */
  boolean isWhole() {
    return run.ending().isWhole()
        && pairs() > 1
        && run.intervals().stream().allMatch(each -> each.lengthNanos() == SECOND);
  }

  /** Those that are compared, group by group. */
  List<Sample> compared(TimedSpan span) {
    return samples(span, second -> true);
  }

  /**
   * Of each group some of those that are compared.
   *
   * @param wanted of the second since the slice has settled, from 0
   */
  List<Sample> samples(TimedSpan span, LongPredicate wanted) {
    Sample[] samples = new Sample[groups()];
    Arrays.fill(samples, Sample.NONE);
    for (Interval each : compared()) {
      long pair = slices.pair(each.startNanos());
      long second = (each.startNanos() - slices.start(pair) - slices.settling().toNanos()) / SECOND;
      if (wanted.test(second)) {
        int group = (int) (((pair + 1) * samples.length - 1) / pairs());
        samples[group] = samples[group].plus(sample(span, each));
      }
    }
    return List.of(samples);
  }

  private List<Interval> compared() {
    return run.intervals().stream()
        .filter(each -> slices.isCompared(each.startNanos()))
        .filter(each -> slices.pair(each.startNanos()) < pairs())
        .toList();
  }

  private static Sample sample(TimedSpan span, Interval interval) {
    StreamInterval stream = interval.stream();
    IntervalTimes times =
        switch (span) {
          case RESPONSE -> interval.responseTimes();
          case FIRST_TOKEN -> stream == null ? null : stream.first();
          case TOKEN_GAP -> stream == null ? null : stream.gap();
          case TOKEN -> stream == null ? null : stream.perToken();
          default -> null;
        };
    // How many gaps a failed answer would have had is not known.
    return new Sample(times, span == TimedSpan.TOKEN_GAP ? 0 : interval.errors());
  }

  /** The figure of each sample, in ns. */
  static double[] figures(List<Sample> samples, Metric metric) {
    return samples.stream().mapToDouble(each -> each.figure(metric)).toArray();
  }

  /** The figure of all samples but each, in ns. */
  static double[] withoutEach(List<Sample> samples, Metric metric) {
    double[] figures = new double[samples.size()];
    for (int i = 0; i < figures.length; i++) {
      Sample before = TurnSamples.sum(samples.subList(0, i).stream());
      Sample after = TurnSamples.sum(samples.subList(i + 1, figures.length).stream());
      figures[i] = before.plus(after).figure(metric);
    }
    return figures;
  }

  static Sample sum(Stream<Sample> samples) {
    return samples.reduce(Sample.NONE, Sample::plus);
  }

  /** Errors by attempts, of those that are compared; 0 without any. */
  double errorRatio() {
    long requests = compared().stream().mapToLong(Interval::requests).sum();
    long errors = compared().stream().mapToLong(Interval::errors).sum();
    return requests == 0 ? 0 : (double) errors / requests;
  }

  /** Tokens an answer, of those that are compared; 0 where none are streamed. */
  double tokens() {
    long answers = 0;
    long tokens = 0;
    for (Interval each : compared()) {
      StreamInterval stream = each.stream();
      tokens += stream == null ? 0 : stream.tokens();
      answers += stream == null ? 0 : each.successes();
    }
    return answers == 0 ? 0 : (double) tokens / answers;
  }
}
