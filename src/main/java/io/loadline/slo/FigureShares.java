package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingCoverage;
import io.loadline.result.Distribution;
import io.loadline.result.PartTimes;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.TailRequest;
import io.loadline.result.TailTimes;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Finds what a figure is made of. Of a mean, the means of its parts. Of a percentile or maximum,
 * the most that each part takes in more than half of the requests at the figure or above it: which
 * parts belong to one request is not known, and that much holds however they do.
 *
 * @param row the only server that told of its time
 * @param told of how many requests it did
 */
record FigureShares(BrokenObjective broken, RequestTimings timings, KnownTiming row, long told) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** What a server does before a first token. */
  static final List<TimedPart> UP_TO_FIRST_TOKEN =
      List.of(TimedPart.QUEUE, TimedPart.PREPARE, TimedPart.PREFILL);

  /**
   * Empty where the parts do not add up to the figure, or where it is not known what they are of.
   *
   * @param silent successes of which the server told nothing
   */
  Optional<FigureParts> parts(long silent) {
    if (broken.metric().isRank()) {
      return atRank(silent);
    }
    return broken.isOfResponse() || isKnownToFirstToken() ? ofMean() : Optional.empty();
  }

  private boolean isOfProxy() {
    return row.claim().coverage() == TimingCoverage.PROXY;
  }

  private boolean isOfServer(TimedPart part) {
    return broken.isOfResponse() ? part != TimedPart.UPSTREAM : UP_TO_FIRST_TOKEN.contains(part);
  }

  private Optional<FigureParts> ofMean() {
    boolean whole = broken.isOfResponse();
    double figure = millis(broken.times().mean());
    double sent = millis(broken.timesFromSent().mean());
    Map<TimedPart, Double> parts = new EnumMap<>(TimedPart.class);
    distributions().forEach((part, times) -> parts.put(part, share(times)));
    double all = separate(parts);
    double untold =
        whole && !isOfProxy() ? timings.untold().moments().mean() / NANOS_PER_MILLI : sent - all;
    double rounding = CauseRule.ROUNDING * figure;
    return untold < -rounding || Math.abs(sent - all - untold) > rounding
        ? Optional.empty()
        : Optional.of(
            new FigureParts(figure, true, figure - sent, parts, Math.max(0, untold), row, null));
  }

  /** Of a part that is told now and then only: its part in the mean of all. */
  private double share(Distribution times) {
    return millis((double) times.moments().sum() / told);
  }

  /** Leaves of a total what is in no other part; returns all that was told. */
  static double separate(Map<TimedPart, Double> told) {
    Double total = told.remove(TimedPart.TOTAL);
    double others = told.values().stream().mapToDouble(Double::doubleValue).sum();
    if (total != null) {
      told.put(TimedPart.TOTAL, Math.max(0, total - others));
    }
    return total == null ? others : total;
  }

  private Optional<FigureParts> atRank(long silent) {
    boolean whole = broken.isOfResponse();
    Distribution times = broken.times();
    long rank = RankedSample.of(broken.metric(), broken.run()).rank(broken.metric());
    // Those of which the server told nothing may be any of those at the figure or above it.
    long spare = (times.count() - rank) / 2 - silent;
    if (spare < 0 || rank > times.count()) {
      return Optional.empty();
    }
    double figure = millis((double) times.atRank(rank));
    long all = times.count() - rank + 1;
    Optional<FigureParts> seen = whole ? ofRequestsAt(figure, all) : Optional.empty();
    boolean bounded = !isOfProxy() && (whole || isKnownToFirstToken());
    return seen.isPresent() || !bounded ? seen : Optional.of(bounds(figure, spare));
  }

  /** Of the few requests at the figure, where they are among the slowest that are kept. */
  private Optional<FigureParts> ofRequestsAt(double figure, long all) {
    Set<TimedPart> parts = distributions().keySet();
    TailTimes slowest =
        new TailTimes(
            timings.tail().requests().stream()
                .filter(each -> !Collections.disjoint(each.parts().keySet(), parts))
                .toList());
    int beside = broken.run().outcomes().successes() < CauseRule.MANY ? 2 : 5;
    List<TailRequest> at = BeyondFigure.at(figure, slowest, beside);
    if (at.isEmpty()) {
      return Optional.empty();
    }
    Map<TimedPart, Double> means = new EnumMap<>(TimedPart.class);
    parts.forEach(part -> means.put(part, mean(at, each -> each.parts().getOrDefault(part, 0L))));
    double response = mean(at, each -> each.request().responseNanos());
    double own = mean(at, each -> each.lagNanos() + each.waitNanos());
    double untold = Math.max(0, response - own - separate(means));
    BeyondFigure beyond = BeyondFigure.of(figure, slowest, all);
    return Optional.of(new FigureParts(response, true, own, means, untold, row, beyond));
  }

  private static double mean(List<TailRequest> requests, ToLongFunction<TailRequest> time) {
    return millis(requests.stream().mapToLong(time).average().orElse(0));
  }

  /**
   * Of the successes at the figure or above it fewer than half, spread over all parts, may exceed
   * what is taken for the most of a part, so that the others do not.
   */
  private FigureParts bounds(double figure, long spare) {
    RunResult run = broken.run();
    Map<TimedPart, Distribution> all = distributions();
    if (all.containsKey(TimedPart.TOTAL)) {
      // What a total has beside its parts is known of all requests together only.
      all.keySet().retainAll(List.of(TimedPart.TOTAL));
    }
    long each = spare / (all.size() + 3);
    Map<TimedPart, Double> bounds = new EnumMap<>(TimedPart.class);
    all.forEach((part, of) -> bounds.put(part, most(of, each)));
    double own = most(run.lag(), each) + most(run.waiting(), each);
    return new FigureParts(figure, false, own, bounds, most(timings.untold(), each), row, null);
  }

  /** Whether what is before a first token, beside its parts, is no more than what nobody told. */
  private boolean isKnownToFirstToken() {
    return ofMean()
        .filter(
            mean -> isNotHeldBack(mean.untold(), millis(timings.untold().mean()), mean.figure()))
        .isPresent();
  }

  /**
   * Whether nobody holds first tokens back, who would let more pass untold before them than in the
   * whole.
   *
   * @param toFirst what is told by nobody up to a first token, in ms
   * @param inWhole the same in the whole answer
   * @param figure in ms, of the first token
   */
  static boolean isNotHeldBack(double toFirst, double inWhole, double figure) {
    return toFirst <= inWhole + CauseRule.ROUNDING * figure;
  }

  private Map<TimedPart, Distribution> distributions() {
    Map<TimedPart, Distribution> parts = new EnumMap<>(TimedPart.class);
    for (Map.Entry<TimedPart, PartTimes> each : timings.parts().entrySet()) {
      TimedPart part = each.getKey();
      if (isOfProxy() ? broken.isOfResponse() : isOfServer(part)) {
        parts.put(part, each.getValue().times());
      }
    }
    return parts;
  }

  private static double most(Distribution times, long above) {
    return times.count() <= above ? 0 : millis((double) times.atRank(times.count() - above));
  }

  private static double millis(double nanos) {
    return nanos / NANOS_PER_MILLI;
  }
}
