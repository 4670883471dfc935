package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import java.util.Optional;

/**
 * Means of parts of the server's own time by its counters over the run, where those are of its
 * requests. They are of nearly all successes, or have the warm-up in them; so the mean of the
 * measurement lies in a range, and only what holds in all of it is a verdict.
 *
 * @param counted of the requests that were counted
 * @param within of these, those that are known to be of the measurement
 * @param run that it is of
 */
record CountedMean(Moments counted, Moments within, RunResult run) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Whether a limit is on a mean of what was not told of each request, which is better known. */
  static boolean decides(Objective objective, RunResult run) {
    return run.server().scraped() != null
        && !objective.metric().isRank()
        && ServerPartRule.part(objective, run) == null;
  }

  /** Of a run whose server was asked over the run. */
  static ObjectiveVerdict judge(Objective objective, RunResult run) {
    ScrapedRun scraped = run.server().scraped();
    if (scraped == null || !scraped.agreement().isReached()) {
      return ServerPartRule.none(objective, Verdict.INCONCLUSIVE, Cause.NOT_COUNTED);
    }
    return of(objective, run)
        .map(mean -> mean.judged(objective))
        .orElseGet(() -> ServerPartRule.none(objective, Verdict.INCONCLUSIVE, Cause.NOT_TOLD));
  }

  /** Whether it is a mean that the counters tell. */
  static boolean isTold(Objective objective, RunResult run) {
    return !objective.metric().isRank() && of(objective, run).isPresent();
  }

  /** Whether a limit holds whatever the counters leave open. */
  static boolean isKept(Objective objective, RunResult run) {
    return of(objective, run).filter(mean -> mean.range().keeps(objective)).isPresent();
  }

  /**
   * Whether a limit is broken by what no disturbance of ours touched.
   *
   * @param touched successes that one may have made longer, none by more than the longest took
   */
  static boolean isBrokenWithout(long touched, Objective objective, RunResult run) {
    double takenOff = (double) touched * run.service().max() / NANOS_PER_MILLI;
    return of(objective, run)
        .map(CountedMean::range)
        .filter(range -> range.least() - takenOff / successes(run) > objective.limit())
        .isPresent();
  }

  /** Empty where its counters do not tell it, or not of this run. */
  private static Optional<CountedMean> of(Objective objective, RunResult run) {
    ScrapedRun scraped = run.server().scraped();
    TimedPart part = objective.metric().kind().subject().part().orElseThrow();
    KnownTiming row = scraped == null ? null : scraped.row();
    if (scraped == null || row == null || !part.isCountedBy(row)) {
      return Optional.empty();
    }
    // A scrape shows the counters at any moment from when it was asked for on.
    long warm = run.execution().warmup().overlapNanos() + scraped.cost().longestNanos();
    Moments within =
        scraped.windows().stream()
            .filter(window -> window.startNanos() >= warm)
            .map(window -> window.parts().getOrDefault(part, Moments.NONE))
            .reduce(Moments.NONE, Moments::plus);
    return Optional.ofNullable(scraped.parts().get(part))
        .filter(counted -> counted.count() > 0)
        .map(counted -> new CountedMean(counted, within, run));
  }

  /** With our lag it is to hold at the most that the counters leave open. */
  private ObjectiveVerdict judged(Objective objective) {
    Cause unsure = hasWarmup() ? Cause.WARMUP_COUNTED : Cause.NOT_TOLD;
    return ServerPartRule.mean(objective, run, counted, range(), unsure, range().most());
  }

  /**
   * In ms. Requests of the warm-up may have waited all of the time, none longer than it may take,
   * or none of it, those that were answered before the first counters of the measurement none, or
   * as long as the longest took.
   */
  private ValueRange range() {
    double others = Math.max(0, counted.count() - successes(run));
    double left = counted.sum() - others * run.plan().call().timeout().toNanos();
    double least = within.sum() / Math.max(successes(run), (double) within.count());
    double missing = Math.max(0, successes(run) - counted.count());
    double most = counted.sum() + missing * run.service().max();
    return new ValueRange(
        Math.max(least, left / successes(run)) / NANOS_PER_MILLI,
        most / successes(run) / NANOS_PER_MILLI);
  }

  private boolean hasWarmup() {
    return counted.count() > successes(run);
  }

  private static double successes(RunResult run) {
    return run.outcomes().successes();
  }
}
