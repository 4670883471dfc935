package io.loadline.slo;

import io.loadline.plan.TimedPart;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A time was broken in the first seconds only, in which the model's work took so much longer that
 * this is most of the figure. Decode is no such work, since it depends on how long an answer is.
 */
final class ColdStartCause {
  private static final List<TimedPart> WORK = List.of(TimedPart.COMPUTE, TimedPart.PREFILL);

  private ColdStartCause() {}

  static Optional<TimeCause> of(BrokenObjective broken) {
    return FigureParts.of(broken)
        .flatMap(
            parts -> WORK.stream().flatMap(work -> of(broken, parts, work).stream()).findFirst());
  }

  private static Optional<TimeCause> of(BrokenObjective broken, FigureParts parts, TimedPart work) {
    RunResult run = broken.run();
    return WorkOverTime.of(run, parts, List.of(work))
        .coldUntil(run.elapsedNanos() / 1e9)
        .filter(change -> broken.isBrokenMostly(change::isAhead))
        .filter(change -> isMostOf(broken, parts, change))
        // A queue behind slow work is its consequence, and goes with it.
        .filter(
            change ->
                parts.isExplainedBy(List.of(work, TimedPart.QUEUE), broken.objective().limit()))
        .map(change -> cause(broken, work, change));
  }

  /**
   * Whether what the work took longer while cold is most of a figure; of a mean, its part in it.
   */
  private static boolean isMostOf(
      BrokenObjective broken, FigureParts parts, WorkOverTime.Change change) {
    double longer = change.before() - change.after();
    boolean mean = parts.isCounted() || !broken.metric().isRank();
    double added = mean ? longer * change.share() : longer;
    return added >= CauseRule.MOST_OF_FIGURE * (parts.figure() - parts.own());
  }

  private static TimeCause cause(
      BrokenObjective broken, TimedPart part, WorkOverTime.Change change) {
    String sentence =
        String.format(
            Locale.ROOT,
            "%s: %s took %.1f ms in the first %.1f s and %.1f ms after, as after a cold start",
            broken.figure(),
            part.id(),
            change.before(),
            change.second(),
            change.after());
    return new TimeCause(
        broken.metric(),
        TimeCause.Kind.COLD,
        sentence,
        "let it warm up longer: @Load(warmup = ..)");
  }
}
