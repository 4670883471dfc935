package io.loadline.slo;

import io.loadline.plan.TimedPart;
import io.loadline.result.Moments;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One process of several computes much longer than all others what they compute as well. Not its
 * whole time: that has its queue in it, which by chance alone differs between processes that have
 * much to do.
 */
record ReplicaCause(BrokenObjective broken, ScrapedProcess slowest, List<ScrapedProcess> others) {
  private static final double MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  static Optional<TimeCause> of(BrokenObjective broken) {
    ScrapedRun scraped = broken.run().server().scraped();
    // Payloads that differ may go to different processes.
    boolean alike = broken.run().plan().call().payloads().size() <= 1;
    boolean counted = FigureParts.of(broken).filter(FigureParts::isCounted).isPresent();
    if (scraped == null || scraped.processes().size() < 2 || !alike || !counted) {
      return Optional.empty();
    }
    List<ScrapedProcess> byWork =
        scraped.processes().stream()
            .sorted(Comparator.comparingDouble(ReplicaCause::millis).reversed())
            .toList();
    ReplicaCause slow = new ReplicaCause(broken, byWork.get(0), byWork.subList(1, byWork.size()));
    return slow.isToldOfAll() && slow.isSlow() && slow.explains()
        ? Optional.of(slow.cause())
        : Optional.empty();
  }

  private static double millis(ScrapedProcess process) {
    return process.parts().getOrDefault(TimedPart.COMPUTE, Moments.NONE).mean() / MILLI;
  }

  private boolean isToldOfAll() {
    return Stream.concat(Stream.of(slowest), others.stream())
        .allMatch(
            each ->
                each.requests() >= CauseRule.FEWEST_TOLD
                    && each.parts().containsKey(TimedPart.COMPUTE));
  }

  private double next() {
    return millis(others.get(0));
  }

  /** Not because it has more to do than the others. */
  private boolean isSlow() {
    double usual = others.stream().mapToLong(ScrapedProcess::requests).average().orElse(0);
    return millis(slowest) >= CauseRule.REPLICA_FACTOR * next()
        && share() >= CauseRule.REPLICA_SHARE
        && slowest.requests() <= CauseRule.EVEN_TRAFFIC * usual;
  }

  private double share() {
    long all = others.stream().mapToLong(ScrapedProcess::requests).sum() + slowest.requests();
    return (double) slowest.requests() / all;
  }

  /**
   * It breaks the limit and the others do not, and about as many requests do as it had: one that
   * was slow once has such a mean as well. The limit would hold were it as the others.
   */
  private boolean explains() {
    double limit = broken.objective().limit();
    double longer = share() * (millis(slowest) - next());
    double mean = broken.times().mean() / MILLI;
    double slow =
        (double) broken.times().above(broken.objective().limitNanos()) / broken.times().count();
    return broken.isOfResponse()
        && broken.isByServiceTime()
        && millis(slowest) > limit
        && next() <= limit
        && Math.abs(slow - share()) <= CauseRule.REPLICA_SLOW * share()
        && (broken.metric().isRank()
            ? slow - share() <= mayBreak() + 1e-9
            : mean - longer <= limit);
  }

  /** Of all requests, so many may break a percentile that holds; of a maximum none. */
  private double mayBreak() {
    return broken.metric().kind().isMax() ? 0 : 1 - broken.metric().percentile() / 100;
  }

  private TimeCause cause() {
    String rest = others.size() == 1 ? "the other one" : "the other " + others.size() + " at most";
    String sentence =
        String.format(
            Locale.ROOT,
            "%s: %s computes %.1f ms a request, %s %.1f ms",
            broken.figure(),
            slowest.name(),
            millis(slowest),
            rest,
            next());
    return new TimeCause(
        broken.metric(),
        TimeCause.Kind.REPLICA,
        sentence,
        "look at " + slowest.name() + " and at the node that it runs on");
  }
}
