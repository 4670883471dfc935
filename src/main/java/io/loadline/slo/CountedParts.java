package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingCoverage;
import io.loadline.result.Distribution;
import io.loadline.result.Moments;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.result.StreamResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mean is made of by the counters of a server that tells nothing of each request. Of a
 * percentile or maximum the mean says something where nearly all of it was told, and where so many
 * requests broke the limit that most of them would have kept it without a part, whoever had it.
 *
 * @param mean of all responses, in ms
 * @param told of it, in ms
 * @param responses that the figure is taken of
 */
record CountedParts(double mean, Map<TimedPart, Double> told, Distribution responses)
    implements FigureParts.Beyond {
  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * Empty where the counters are not those of the requests of the measurement, or tell more time
   * than these took.
   */
  static Optional<FigureParts> of(BrokenObjective broken) {
    RunResult run = broken.run();
    ScrapedRun scraped = run.server().scraped();
    KnownTiming row = scraped == null ? null : scraped.row();
    if (scraped == null || row == null || isToldOfEach(run) || !isOfMeasurement(scraped, run)) {
      return Optional.empty();
    }
    boolean known = broken.isByTime() && run.hasServiceTimes() && haveAllFirst(broken);
    return known ? parts(broken, scraped, row) : Optional.empty();
  }

  /** By the server itself; a proxy in front of it may have told something. */
  private static boolean isToldOfEach(RunResult run) {
    RequestTimings timings = run.server().requests();
    return timings != null
        && timings.rows().stream().anyMatch(row -> row.claim().coverage() != TimingCoverage.PROXY);
  }

  /** Without its warm-up. */
  private static boolean isOfMeasurement(ScrapedRun scraped, RunResult run) {
    long counted = scraped.parts().values().stream().mapToLong(Moments::count).max().orElse(0);
    double missing = Math.abs(run.outcomes().successes() - counted);
    return counted >= CauseRule.FEWEST_TOLD
        && missing <= (1 - CauseRule.MOSTLY_TOLD) * run.outcomes().successes()
        && scraped.windows().get(0).startNanos() >= run.execution().warmup().overlapNanos();
  }

  /** Whether all answers had a first token, where it is about these. */
  private static boolean haveAllFirst(BrokenObjective broken) {
    StreamResult stream = broken.run().stream();
    return broken.isOfResponse()
        || (stream != null && stream.first().count() == broken.run().outcomes().successes());
  }

  private static Optional<FigureParts> parts(
      BrokenObjective broken, ScrapedRun scraped, KnownTiming row) {
    Map<TimedPart, Double> told = told(scraped, broken.run());
    if (!broken.isOfResponse()) {
      told.keySet().retainAll(FigureShares.UP_TO_FIRST_TOKEN);
    }
    double mean = broken.times().mean() / NANOS_PER_MILLI;
    double sent = broken.timesFromSent().mean() / NANOS_PER_MILLI;
    double untold = sent - FigureShares.separate(told);
    if (told.containsKey(TimedPart.COMPUTE)) {
      // What is left of a total beside it is nothing that a name says.
      untold += told.getOrDefault(TimedPart.TOTAL, 0.0);
      told.remove(TimedPart.TOTAL);
    }
    boolean rank = broken.metric().isRank();
    return untold < -CauseRule.ROUNDING * mean
            || (rank && untold > CauseRule.UNTOLD_OF_MEAN * sent)
            || told.isEmpty()
            || !isNotHeldBack(broken, scraped, untold)
        ? Optional.empty()
        : Optional.of(
            new FigureParts(
                mean,
                true,
                mean - sent,
                told,
                Math.max(0, untold),
                row,
                rank ? new CountedParts(mean, told, broken.times()) : null));
  }

  private static Map<TimedPart, Double> told(ScrapedRun scraped, RunResult run) {
    Map<TimedPart, Double> told = new EnumMap<>(TimedPart.class);
    scraped.parts().forEach((part, all) -> told.put(part, inMean(all, run)));
    return told;
  }

  private static boolean isNotHeldBack(BrokenObjective broken, ScrapedRun scraped, double untold) {
    RunResult run = broken.run();
    double told = FigureShares.separate(told(scraped, run));
    return broken.isOfResponse()
        || FigureShares.isNotHeldBack(
            untold,
            run.service().mean() / NANOS_PER_MILLI - told,
            broken.times().mean() / NANOS_PER_MILLI);
  }

  /** What it takes of each success; of those that were not counted nothing. */
  private static double inMean(Moments all, RunResult run) {
    return all.sum() / NANOS_PER_MILLI / Math.max(all.count(), run.outcomes().successes());
  }

  @Override
  public boolean isMostly(List<TimedPart> some, double limit) {
    double part = some.stream().mapToDouble(each -> told.getOrDefault(each, 0.0)).sum();
    return isMostly(mean - part, responses, limit);
  }

  /**
   * Whether more than half of those times that exceed a limit would keep it if all were made of
   * what is left of each. Times of a mean m exceed the limit in less than m / limit of all
   * (Markov's inequality), whichever they are.
   *
   * @param left the mean of what is left, in ms
   * @param limit in ms
   */
  static boolean isMostly(double left, Distribution times, double limit) {
    long broken = times.above(Math.round(limit * NANOS_PER_MILLI));
    return 2 * left * times.count() <= limit * broken;
  }

  /** Of counters nothing is concluded of what they do not tell. */
  @Override
  public boolean isMostlyUntold(double limit) {
    return false;
  }
}
