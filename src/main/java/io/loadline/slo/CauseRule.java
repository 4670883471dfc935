package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Interval;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rules by which a broken objective has a cause, in the order in which causes are told, and all
 * their thresholds. docs/verdicts.md has the same in words.
 */
enum CauseRule {
  /** Errors broke it, nearly all of them refusals, while others were answered. */
  REFUSED {
    @Override
    Optional<TimeCause> claim(BrokenObjective broken, AllowedInterference permitted) {
      RunResult run = broken.run();
      long refused = run.refused();
      boolean mostly = refused >= MOSTLY_REFUSED * run.outcomes().errors();
      return broken.isByErrors()
              && refused >= FEWEST_REFUSED
              && mostly
              && answered(run) >= ANSWERED_BESIDE
          ? Optional.of(
              new TimeCause(
                  broken.metric(),
                  TimeCause.Kind.REFUSED,
                  "%d of %d requests were refused (%s) while others were answered"
                      .formatted(refused, run.outcomes().total(), statuses(run)),
                  "read what the refusals say; where it was too much to do, lower the rate, add"
                      + " replicas, or let the queue be longer"))
          : Optional.empty();
    }
  },
  /** The limit held it back in most of the time in which it was broken. */
  CPU_LIMIT {
    @Override
    Optional<TimeCause> claim(BrokenObjective broken, AllowedInterference permitted) {
      List<Interval> intervals = broken.intervals();
      return !permitted.throttling() || intervals.isEmpty()
          ? Optional.empty()
          : InterferenceReview.all(broken.run()).stream()
              .filter(each -> each.kind() == InterferenceKind.THROTTLED)
              .filter(each -> covered(each, intervals) >= COVERED_BY_LIMIT * intervals.size())
              .filter(each -> share(each) >= HELD_BACK)
              .max(Comparator.comparingDouble(CauseRule::share))
              .map(each -> byLimit(broken, each));
    }
  };

  /** From this share of the figure on, waiting for a free connection is the cause. */
  static final double MOSTLY_WAITING = 0.5;

  /** Refusals by errors, at least. */
  static final double MOSTLY_REFUSED = 0.8;

  /** Of fewer refusals nothing is concluded. */
  static final long FEWEST_REFUSED = 5;

  /** Of the intervals with refusals, those with successes as well, at least. */
  static final double ANSWERED_BESIDE = 0.8;

  /** Of the intervals that break it, those in which the CPU limit held it back, at least. */
  static final double COVERED_BY_LIMIT = 0.5;

  /** Of a container's periods, those in which the CPU limit held it back, at least. */
  static final double HELD_BACK = 0.25;

  private static final int MOST = 3;

  /** The cause of an objective by this rule; empty where it does not say. */
  abstract Optional<TimeCause> claim(BrokenObjective broken, AllowedInterference permitted);

  /**
   * The causes of a run, the one first that says most; none where the load was not whole, or nobody
   * answered, or where waiting for connections is told as the reason.
   */
  static List<TimeCause> causes(
      RunResult run, AllowedInterference permitted, List<ObjectiveVerdict> verdicts) {
    List<TimeCause> causes = new ArrayList<>();
    if (run.ending() != RunEnding.COMPLETE || Judge.isDead(run)) {
      return causes;
    }
    List<BrokenObjective> broken =
        verdicts.stream()
            .filter(each -> each.verdict() == Verdict.FAIL)
            .map(each -> new BrokenObjective(each, run))
            .filter(each -> !each.isByWaiting())
            .toList();
    for (CauseRule rule : values()) {
      broken.stream()
          .flatMap(each -> rule.claim(each, permitted).stream())
          .findFirst()
          .ifPresent(causes::add);
    }
    return causes.subList(0, Math.min(MOST, causes.size()));
  }

  /** The share of the intervals with refusals in which requests were answered as well. */
  private static double answered(RunResult run) {
    List<Interval> refusing =
        run.intervals().stream().filter(each -> each.counts().refused() > 0).toList();
    long beside = refusing.stream().filter(each -> each.successes() > 0).count();
    return refusing.isEmpty() ? 0 : (double) beside / refusing.size();
  }

  private static String statuses(RunResult run) {
    return run.plan().call().target().isGrpc() ? "RESOURCE_EXHAUSTED or UNAVAILABLE" : "429 or 503";
  }

  private static long covered(Interference limit, List<Interval> intervals) {
    Interference.HeldBack heldBack = limit.heldBack();
    return heldBack == null
        ? 0
        : intervals.stream()
            .filter(each -> each.startNanos() / 1e9 < heldBack.untilSecond())
            .filter(each -> (each.startNanos() + each.lengthNanos()) / 1e9 > limit.second())
            .count();
  }

  private static double share(Interference limit) {
    Interference.HeldBack heldBack = limit.heldBack();
    return heldBack == null ? 0 : heldBack.share();
  }

  private static TimeCause byLimit(BrokenObjective broken, Interference limit) {
    Interference.HeldBack heldBack = limit.heldBack();
    String container = heldBack == null ? "" : heldBack.container();
    String sentence =
        String.format(
            Locale.ROOT,
            "%s: the CPU limit of %s held it back meanwhile (in %.0f %% of its periods)",
            broken.figure(),
            container,
            Math.floor(share(limit) * 100));
    return new TimeCause(
        broken.metric(), TimeCause.Kind.CPU_LIMIT, sentence, "raise or remove that limit");
  }
}
