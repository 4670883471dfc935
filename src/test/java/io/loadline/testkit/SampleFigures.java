package io.loadline.testkit;

import io.loadline.plan.Workload;
import io.loadline.result.AttemptCounts;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.Health;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.PauseTimes;
import io.loadline.result.SlowestRequest;
import io.loadline.result.StageFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parts of a {@link SampleRun}. */
final class SampleFigures {
  private static final String HISTOGRAM =
      "HISTFAAAADV4nJNpmSzMwMAgygABzFCaEUTY////3/4DRODvPiamTkamQiZPJmWmqYxMwUwTGZkAF9cKeg==";

  private SampleFigures() {}

  static Interval interval() {
    Moments response = new Moments(8, 4_823_800_000L, 2.93531346e18, 520_000_000, 701_300_000);
    Moments lag = new Moments(8, 320_000, 1.4e10, 20_000, 50_000);
    return new Interval(
        0,
        1_000_000_000,
        new AttemptCounts(
            Map.of(Outcome.SUCCESS, 8L), 0, List.of(new Exceedance(500_000_000, 8, 8))),
        new IntervalTimes(response, new FixedHistogram(HISTOGRAM)),
        new IntervalTimes(lag, new FixedHistogram(HISTOGRAM)),
        null,
        null,
        new Health(0.02, 0.11, 0.4, 0L, 0.001, 0.05, 0L, new PauseTimes(1_200_000, 1_200_000)));
  }

  /** All requests in the last of the plan's stages. */
  static List<StageFigures> stages(Workload workload, Distribution response) {
    List<StageFigures> figures = new ArrayList<>();
    if (workload instanceof Workload.Staged staged) {
      long start = 0;
      for (int left = staged.stages().size(); left > 0; left--) {
        long length = staged.stages().get(figures.size()).duration().toNanos();
        figures.add(
            left > 1
                ? new StageFigures(start, length, 0, 0, 0, FixedDistribution.NONE)
                : new StageFigures(start, length, 102, 101, 2, response));
        start += length;
      }
    }
    return figures;
  }

  /** With the slowest one, another that took less. */
  static List<SlowestRequest> slowest(Distribution response) {
    return response.count() == 0
        ? List.of()
        : List.of(
            new SlowestRequest(57, 3_100_000_000L, response.max()),
            new SlowestRequest(81, 9_250_000_000L, response.max() - 4_000_000));
  }
}
