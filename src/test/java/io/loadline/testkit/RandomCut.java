package io.loadline.testkit;

import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.result.RunResult;
import java.util.List;

/**
 * A random run as it was until a second.
 *
 * @param whole of the requests that were due until then, recorded on their own
 * @param slices that were complete then, in any order
 */
public record RandomCut(RunResult whole, List<MeasuredSlice> slices) {
  private static final long SECOND = 1_000_000_000L;

  /**
   * Ends a run of four seconds early.
   *
   * @param recorders that share its requests
   */
  public static RandomCut of(long seed, int second, int recorders) {
    RandomRun run = new RandomRun(seed, 4);
    RecordedPart all = new RecordedPart(run.plan(), run.requests(4));
    RecordedPart early = new RecordedPart(run.plan(), run.requests(second));
    return new RandomCut(
        early.result(run.execution(), () -> null),
        all.slices(recorders).stream()
            .filter(each -> each.interval().startNanos() < second * SECOND)
            .toList());
  }
}
