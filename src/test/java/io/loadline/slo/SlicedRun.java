package io.loadline.slo;

import io.loadline.plan.EarlyEnd;
import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.testkit.EarlyRun;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/**
 * Another run with slices that are stated one by one, of which only the sums are of these times.
 */
final class SlicedRun {
  static final long SECOND = 1_000_000_000;
  private static final Interval.Histogram ANY =
      SureRun.of(10, i -> 5, 0).times().slices().slices().get(0).times().counts();

  private SlicedRun() {}

  /** So many successes that take so long on average, and so many failures. */
  static BatchSlice slice(long successes, long nanos, long failed) {
    Moments times =
        successes == 0 ? Moments.NONE : new Moments(successes, successes * nanos, 0, 0, 0);
    return new BatchSlice(failed, List.of(), 0, new IntervalTimes(times, ANY));
  }

  /** So many successes that take so long each, counted as well, and so many failures. */
  static BatchSlice recorded(int successes, double millis, int failed) {
    return SureRun.of(successes + failed, i -> i < successes ? millis : -1, 0)
        .times()
        .slices()
        .slices()
        .stream()
        .reduce(BatchSlice::plus)
        .orElseThrow();
  }

  /** 20 slices of so many successes. */
  static BatchSlice[] slices(long successes, IntToLongFunction nanos) {
    return IntStream.range(0, 20)
        .mapToObj(i -> slice(successes, nanos.applyAsLong(i), 0))
        .toArray(BatchSlice[]::new);
  }

  static RunResult of(RunResult run, long length, BatchSlice... slices) {
    BatchSlices all = new BatchSlices(length, Arrays.asList(slices));
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        run.times().with(all),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }

  /** The same run, ended by a look. */
  static RunResult decided(RunResult run) {
    EarlyEnd early = new EarlyEnd(Duration.ZERO, Duration.ZERO);
    return EarlyRun.ended(run, 10_000, early, RunEnding.DECIDED, run.times());
  }
}
