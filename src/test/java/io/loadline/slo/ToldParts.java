package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Exceedance;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.ServerResult;
import io.loadline.result.TailTimes;
import io.loadline.testkit.FixedDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A run whose server told a part of the time of its requests. */
final class ToldParts {
  private ToldParts() {}

  /** Of requests that were sent in time. */
  static RunResult of(RunResult run, TimedPart part, double... millis) {
    return late(run, 0, part, millis);
  }

  /** Each of the requests had so much of our lag. */
  static RunResult late(RunResult run, double lag, TimedPart part, double... millis) {
    List<Exceedance> exceedances =
        Arrays.stream(run.plan().limits(part))
            .mapToObj(
                limit -> new Exceedance(limit, above(limit, lag, millis), above(limit, 0, millis)))
            .toList();
    PartTimes times =
        new PartTimes(FixedDistribution.ofMillis(millis), List.of(KnownTiming.NAMED), exceedances);
    return told(
        run,
        new RequestTimings(
            millis.length,
            0,
            Map.of(part, times),
            FixedDistribution.ofMillis(new double[0]),
            null,
            new TailTimes(List.of())));
  }

  private static long above(long limit, double lag, double... millis) {
    return Arrays.stream(millis).filter(each -> Math.round((each + lag) * 1e6) > limit).count();
  }

  /** Our clock contradicts so many. */
  static RunResult contradicted(RunResult run, long count) {
    RequestTimings told = Objects.requireNonNull(run.server().requests());
    return told(
        run,
        new RequestTimings(
            told.told() + count, count, told.parts(), told.untold(), null, told.tail()));
  }

  /** Of which no more than intervals came. */
  static RunResult lost(RunResult run) {
    return new RunResult(
        run.plan(),
        run.execution().lost(1, "Job a: the pod was evicted"),
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        ServerResult.NONE);
  }

  private static RunResult told(RunResult run, RequestTimings timings) {
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        new ServerResult(timings, null));
  }

  /** So many times in ms, one after the other. */
  static double[] times(int count, double millis, double... more) {
    double[] all = new double[count + more.length];
    Arrays.fill(all, 0, count, millis);
    System.arraycopy(more, 0, all, count, more.length);
    return all;
  }
}
