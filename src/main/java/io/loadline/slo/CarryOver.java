package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.stats.GroupedPairs;
import io.loadline.stats.RatioInterval;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an endpoint is still under the influence of what went before its turn: a figure of the
 * first third of what is compared of its slices, against that of the last third.
 */
record CarryOver(TurnSamples side) {
  /**
   * By Student's t with 19 degrees of freedom: beyond so many half widths of an interval of 95 % a
   * difference comes by chance in one of 200 checks. There are several for each comparison.
   */
  private static final double SURE = 1.5;

  /** A percentile of parts is unsure, and what is left behind moves the median as well. */
  private static Stream<Metric> looked(Metric compared) {
    Metric median =
        switch (compared.kind()) {
          case TTFT_PERCENTILE, TTFT_MEAN -> Metric.percentile(Kind.TTFT_PERCENTILE, 50);
          case ITL_PERCENTILE, ITL_MEAN -> Metric.percentile(Kind.ITL_PERCENTILE, 50);
          case TPOT_PERCENTILE, TPOT_MEAN -> Metric.percentile(Kind.TPOT_PERCENTILE, 50);
          default -> Metric.percentile(50);
        };
    return Stream.of(compared, median).distinct();
  }

  /**
   * What is seen of it.
   *
   * @param halfWidth of the logarithm of the ratio of both sides: what is less does not matter
   */
  Optional<String> of(Metric compared, double halfWidth) {
    return looked(compared).flatMap(each -> changed(each, halfWidth).stream()).findFirst();
  }

  private Optional<String> changed(Metric metric, double halfWidth) {
    long seconds = side.slices().comparedSeconds();
    long third = Math.max(1, seconds / 3);
    if (seconds < 2 * third) {
      return Optional.empty();
    }
    double[] first = figures(metric, 0, third);
    double[] last = figures(metric, seconds - third, seconds);
    if (!Arrays.stream(first).allMatch(Double::isFinite)
        || !Arrays.stream(last).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    RatioInterval change = GroupedPairs.of(first, last);
    double size = Math.abs(Math.log(change.estimate()));
    double unsure = Math.log(change.upper() / change.estimate());
    return size > halfWidth && size > SURE * unsure
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%s of %s is %.2f times as much at the end of its slices as at their start",
                metric.over(side.run().plan().call().target()),
                side.name(),
                change.estimate()))
        : Optional.empty();
  }

  private double[] figures(Metric metric, long from, long to) {
    return TurnSamples.figures(
        side.samples(metric.kind().subject(), second -> second >= from && second < to), metric);
  }
}
