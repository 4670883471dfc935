package io.loadline.slo;

import static io.loadline.plan.TimedPart.QUEUE;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.CountAgreement;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeCost;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import io.loadline.result.ServerResult;
import java.util.List;
import java.util.Map;

/** A run whose server told its queue over the run. */
final class CountedRun {
  private static final long SECOND = 1_000_000_000;
  private static final CountAgreement AGREED = new CountAgreement(100, 100, "");

  private CountedRun() {}

  static Moments counted(long count, double millis) {
    return new Moments(count, Math.round(count * millis * 1e6), 0, 0, 0);
  }

  /** A second, which begins so many after the measurement did. */
  static ScrapeWindow window(long second, Moments queue) {
    return new ScrapeWindow(
        second * SECOND, SECOND, queue.count(), Map.of(QUEUE, queue), Double.NaN, Double.NaN);
  }

  /** All that it counted of its queue, in windows. */
  static RunResult told(RunResult run, KnownTiming row, ScrapeWindow... windows) {
    Map<TimedPart, Moments> parts =
        Map.of(
            QUEUE,
            List.of(windows).stream()
                .map(each -> each.parts().get(QUEUE))
                .reduce(Moments.NONE, Moments::plus));
    ScrapedProcess process = new ScrapedProcess("h:1", 100, parts, Double.NaN);
    return scraped(
        run,
        new ScrapedRun(
            row,
            "",
            AGREED,
            List.of(process),
            List.of(windows),
            Moments.NONE,
            new ScrapeCost(3, 0, 0, List.of(), List.of()),
            List.of()));
  }

  /** Counters that are not used. */
  static RunResult refused(RunResult run, String why) {
    return scraped(
        run,
        new ScrapedRun(
            KnownTiming.TRITON_STATS,
            "",
            new CountAgreement(100, 120, why),
            List.of(),
            List.of(),
            Moments.NONE,
            new ScrapeCost(3, 0, 0, List.of(), List.of()),
            List.of()));
  }

  private static RunResult scraped(RunResult run, ScrapedRun scraped) {
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        new ServerResult(run.server().requests(), scraped));
  }
}
