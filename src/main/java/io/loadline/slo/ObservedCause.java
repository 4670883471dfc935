package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Interval;
import io.loadline.result.RunResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Causes that are seen without anything that the server tells of its time. */
final class ObservedCause {
  private static final String ADVICE =
      "read what the refusals say; where it was too much to do, lower the rate, add replicas, or"
          + " let the queue be longer";

  private ObservedCause() {}

  /** Errors broke an objective, nearly all of them refusals, while other requests were answered. */
  static Optional<TimeCause> refusals(BrokenObjective broken) {
    RunResult run = broken.run();
    long refused = run.refused();
    boolean mostly =
        refused >= CauseRule.FEWEST_REFUSED
            && refused >= CauseRule.MOSTLY_REFUSED * run.outcomes().errors();
    if (!broken.isByErrors() || !mostly || answeredBeside(run) < CauseRule.ANSWERED_BESIDE) {
      return Optional.empty();
    }
    String sentence =
        "%d of %d requests were refused (%s) while others were answered"
            .formatted(refused, run.outcomes().total(), statuses(run));
    return Optional.of(new TimeCause(broken.metric(), TimeCause.Kind.REFUSED, sentence, ADVICE));
  }

  /** The share of the intervals with refusals in which requests were answered as well. */
  private static double answeredBeside(RunResult run) {
    List<Interval> refusing =
        run.intervals().stream().filter(each -> each.counts().refused() > 0).toList();
    long beside = refusing.stream().filter(each -> each.successes() > 0).count();
    return refusing.isEmpty() ? 0 : (double) beside / refusing.size();
  }

  private static String statuses(RunResult run) {
    return run.plan().call().target().isGrpc() ? "RESOURCE_EXHAUSTED or UNAVAILABLE" : "429 or 503";
  }

  /** A CPU limit that belongs to what is promised held the service back in most of that time. */
  static Optional<TimeCause> cpuLimit(BrokenObjective broken, AllowedInterference permitted) {
    List<Interval> intervals = broken.intervals();
    if (!permitted.throttling() || intervals.isEmpty()) {
      return Optional.empty();
    }
    double enough = CauseRule.COVERED_BY_LIMIT * intervals.size();
    return InterferenceReview.all(broken.run()).stream()
        .filter(each -> each.kind() == InterferenceKind.THROTTLED && each.heldBack() != null)
        .filter(each -> covered(each, intervals) >= enough)
        .map(each -> Objects.requireNonNull(each.heldBack()))
        .filter(each -> each.share() >= CauseRule.HELD_BACK)
        .max(Comparator.comparingDouble(Interference.HeldBack::share))
        .map(each -> byLimit(broken, each));
  }

  private static long covered(Interference limit, List<Interval> intervals) {
    double until = Objects.requireNonNull(limit.heldBack()).untilSecond();
    return intervals.stream()
        .filter(each -> each.startNanos() / 1e9 < until)
        .filter(each -> (each.startNanos() + each.lengthNanos()) / 1e9 > limit.second())
        .count();
  }

  private static TimeCause byLimit(BrokenObjective broken, Interference.HeldBack heldBack) {
    String sentence =
        String.format(
            Locale.ROOT,
            "%s: the CPU limit of %s held it back meanwhile (in %.0f %% of its periods)",
            broken.figure(),
            heldBack.container(),
            Math.floor(heldBack.share() * 100));
    return new TimeCause(
        broken.metric(), TimeCause.Kind.CPU_LIMIT, sentence, "raise or remove that limit");
  }
}
