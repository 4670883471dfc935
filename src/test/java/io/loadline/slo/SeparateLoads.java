package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.SlicePlan;
import io.loadline.result.RunResult;
import io.loadline.stats.RatioInterval;
import io.loadline.stats.RunComparison;
import java.util.Arrays;

/**
 * What two loads one after the other would have told, in place of two that took turns: of one
 * endpoint the first half of its groups, of the other one the second half, and Student's t of two
 * samples of them.
 */
public final class SeparateLoads {
  private SeparateLoads() {}

  /** Of runs that took turns, each request of which was well. */
  public static RatioInterval compared(RunResult before, RunResult now, Metric metric) {
    double[] first = groups(before, metric);
    double[] second = groups(now, metric);
    int half = first.length / 2;
    try {
      return RunComparison.of(
          Arrays.copyOfRange(first, 0, half), Arrays.copyOfRange(second, half, second.length));
    } catch (IllegalArgumentException e) {
      return new RatioInterval(Double.NaN, Double.NaN, Double.NaN);
    }
  }

  private static double[] groups(RunResult run, Metric metric) {
    SlicePlan slices = SlicePlan.of(run.plan()).orElseThrow();
    TurnSamples samples = new TurnSamples("", run, slices);
    return TurnSamples.figures(samples.compared(metric.kind().subject()), metric);
  }
}
