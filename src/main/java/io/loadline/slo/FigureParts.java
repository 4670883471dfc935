package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.KnownTiming.Checked;
import io.loadline.plan.KnownTiming.Scope;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingCoverage;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the figure of a broken objective is made of, in ms: figure = own + told parts + untold. By
 * counters it is that of the mean, also of a percentile.
 *
 * @param exact whether the parts are those of the figure, and not the most that each may be in it
 * @param own our lag, and the wait for a free connection
 * @param told by the server; {@code TOTAL} is what it told beside other parts
 * @param untold the rest
 * @param row who told
 * @param beyond the requests that broke the objective; null where nothing is known of them
 */
record FigureParts(
    double figure,
    boolean exact,
    double own,
    Map<TimedPart, Double> told,
    double untold,
    KnownTiming row,
    @Nullable Beyond beyond) {

  /** Requests that broke an objective, or by which its figure did. */
  interface Beyond {
    /** Whether more than half of them would keep a limit in ms without the time in some parts. */
    boolean isMostly(List<TimedPart> some, double limit);

    /** The same without what nobody told. */
    boolean isMostlyUntold(double limit);
  }

  /**
   * By what the server told of each request; where it told nothing of them, by its counters; else
   * by a proxy.
   */
  static Optional<FigureParts> of(BrokenObjective broken) {
    Optional<FigureParts> each = ofEach(broken);
    return each.filter(parts -> parts.row.claim().coverage() != TimingCoverage.PROXY)
        .or(() -> CountedParts.of(broken))
        .or(() -> each);
  }

  /**
   * By what was told of each request; empty where that is of too few, by several servers, or what
   * clocks contradict.
   */
  static Optional<FigureParts> ofEach(BrokenObjective broken) {
    RunResult run = broken.run();
    RequestTimings timings = run.server().requests();
    if (timings == null || timings.isContradicted() || !broken.isByTime()) {
      return Optional.empty();
    }
    List<KnownTiming> servers =
        timings.rows().stream()
            .filter(each -> each.claim().coverage() != TimingCoverage.PROXY)
            .toList();
    List<KnownTiming> rows = servers.isEmpty() ? timings.rows() : servers;
    if (rows.size() != 1 || !run.hasServiceTimes()) {
      return Optional.empty();
    }
    long used = told(timings, rows.get(0));
    long successes = run.outcomes().successes();
    boolean enough = used >= CauseRule.FEWEST_TOLD && used >= CauseRule.MOSTLY_TOLD * successes;
    return enough
        ? new FigureShares(broken, timings, rows.get(0), used).parts(successes - used)
        : Optional.empty();
  }

  /** Of how many requests it told something; a proxy in front of it may have told of more. */
  private static long told(RequestTimings timings, KnownTiming row) {
    return timings.parts().values().stream()
        .filter(each -> each.rows().contains(row))
        .mapToLong(each -> each.times().count())
        .max()
        .orElse(0);
  }

  /** What was told of some parts. */
  double most(List<TimedPart> some) {
    return some.stream().mapToDouble(each -> told.getOrDefault(each, 0.0)).sum();
  }

  /** What some parts take at least: all that no other has. */
  double least(List<TimedPart> some) {
    return Math.max(0, figure - own - (all() - most(some)) - untold);
  }

  /** What nobody told takes at least. */
  double leastUntold() {
    return Math.max(0, figure - own - all());
  }

  private double all() {
    return told.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Whether some parts explain that the limit is broken: without them it would hold. */
  boolean isExplainedBy(List<TimedPart> some, double limit) {
    return isExplained(least(some), most(some), limit)
        && (beyond == null || beyond.isMostly(some, limit));
  }

  /** Whether what nobody told explains that the limit is broken. */
  boolean isExplainedByUntold(double limit) {
    return isExplained(leastUntold(), untold, limit)
        && (beyond == null || beyond.isMostlyUntold(limit));
  }

  /** At least so much that it is most of the figure; no more than was told, or clocks disagree. */
  private boolean isExplained(double least, double most, double limit) {
    return figure - least <= limit
        && least >= CauseRule.MOST_OF_FIGURE * (figure - own)
        && least <= most + CauseRule.ROUNDING * figure;
  }

  /** Whether it is by counters: means of all requests. */
  boolean isCounted() {
    return row.place().scope() == Scope.RUN;
  }

  /**
   * Whether the server's clock runs from the receipt of a request to its answer, as was seen, or as
   * the user says who names its total.
   */
  boolean coversServer() {
    boolean named = row == KnownTiming.NAMED && told.containsKey(TimedPart.TOTAL);
    boolean known = row.evidence().checked() == Checked.RAN;
    return named || (known && row.claim().coverage() == TimingCoverage.SERVER);
  }
}
