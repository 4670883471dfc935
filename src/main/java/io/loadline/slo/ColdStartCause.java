package io.loadline.slo;

import io.loadline.plan.TimedPart;
import io.loadline.result.Interval;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A time was broken in the first seconds only, in which the model's work took much longer. */
final class ColdStartCause {
  private static final List<List<TimedPart>> WORK =
      List.of(List.of(TimedPart.COMPUTE), List.of(TimedPart.PREFILL));

  private ColdStartCause() {}

  static Optional<TimeCause> of(BrokenObjective broken) {
    return FigureParts.of(broken).isEmpty()
        ? Optional.empty()
        : WORK.stream().flatMap(work -> of(broken, work).stream()).findFirst();
  }

  private static Optional<TimeCause> of(BrokenObjective broken, List<TimedPart> work) {
    RunResult run = broken.run();
    return WorkOverTime.of(run, work)
        .coldUntil(run.elapsedNanos() / 1e9)
        .filter(change -> isBrokenBefore(broken, change.second()))
        .map(change -> cause(broken, work.get(0), change));
  }

  private static boolean isBrokenBefore(BrokenObjective broken, double second) {
    List<Interval> intervals = broken.intervals();
    long before = intervals.stream().filter(each -> each.startNanos() / 1e9 < second).count();
    return before > 0 && before >= CauseRule.BROKEN_WHILE_COLD * intervals.size();
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
