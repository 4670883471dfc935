package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Permitted;
import io.loadline.result.Distribution;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The sandwich rule for a service that its CPU limit held back. That only makes it slower: what
 * holds stands, what is broken might hold without, and an error is excused only as a time-out.
 */
final class ThrottlingReview {
  static final String HELD_BACK = "the CPU limit may explain it";

  private final RunResult run;
  private final List<Interference> all;
  private final boolean permitted;

  private ThrottlingReview(RunResult run, List<Interference> all, boolean permitted) {
    this.run = run;
    this.all = all;
    this.permitted = permitted;
  }

  static ThrottlingReview of(RunResult run, Permitted permitted) {
    List<Interference> all =
        InterferenceReview.all(run).stream()
            .filter(each -> each.kind() == InterferenceKind.THROTTLED)
            .toList();
    return new ThrottlingReview(run, all, permitted.throttling());
  }

  /** The verdict, INVALID where the limit may be the reason. */
  ObjectiveVerdict review(ObjectiveVerdict verdict) {
    return !all.isEmpty() && !permitted && !Judge.isDead(run) && isDoubtful(verdict)
        ? verdict.because(Verdict.INVALID, HELD_BACK)
        : verdict;
  }

  private boolean isDoubtful(ObjectiveVerdict verdict) {
    Objective objective = verdict.objective();
    boolean upper = objective.bound() == Bound.UPPER;
    boolean fails = verdict.verdict() == Verdict.FAIL;
    boolean holds = verdict.verdict() == Verdict.PASS;
    return switch (objective.metric().kind()) {
      case ERROR_COUNT -> fails && upper && holds(objective, certainErrors());
      case ERROR_RATE -> fails && upper && holds(objective, certainErrors() / total());
      case REQUEST_COUNT -> false;
      // More time is less of these.
      case THROUGHPUT, OUTPUT_TOKENS_PER_SECOND, GOODPUT -> upper ? holds : fails;
      // A time added may make times more alike or less.
      case LATENCY_STDDEV -> fails || holds;
      default -> upper ? fails && !isBrokenByErrors(verdict) : holds || isTimedOut(verdict);
    };
  }

  /** A rank has no figure only because of time-outs. */
  private boolean isTimedOut(ObjectiveVerdict verdict) {
    return verdict.verdict() == Verdict.FAIL
        && verdict.observed() == null
        && !isBrokenByErrors(verdict);
  }

  private static boolean holds(Objective objective, double figure) {
    return objective.bound().allows(figure, objective.limit());
  }

  /** The rank falls on an error, and would without the time-outs as well. */
  private boolean isBrokenByErrors(ObjectiveVerdict verdict) {
    Metric metric = verdict.objective().metric();
    return verdict.observed() == null && certainErrors() > allowed(metric);
  }

  /** How many requests may be slower than a limit that holds. */
  private double allowed(Metric metric) {
    boolean percentile = metric.kind().isLatency() && metric.kind().isPercentile();
    long total = run.outcomes().total();
    return percentile ? total - Distribution.rank(metric.percentile(), total) : 0;
  }

  /** No limit makes a service say 500. */
  private double certainErrors() {
    return run.outcomes().errors() - run.outcomes().of(Outcome.TIMEOUT);
  }

  private double total() {
    return run.outcomes().total();
  }

  /** Whether it is the reason of a verdict. */
  boolean explains(List<ObjectiveVerdict> verdicts) {
    return verdicts.stream().anyMatch(each -> each.reason().equals(HELD_BACK));
  }

  /** For the first line. */
  String headline() {
    return InterferenceWording.headline(all);
  }

  /** All that happened and what to do about it. */
  String reason() {
    return InterferenceWording.reason(all);
  }

  /**
   * What else is to be said of it.
   *
   * @param told whether the reason tells of it already
   */
  List<String> notes(boolean told) {
    List<String> notes = new ArrayList<>();
    if (permitted && !all.isEmpty()) {
      notes.add("allowThrottling permits what happened: " + InterferenceWording.happened(all));
    } else if (!told && !all.isEmpty()) {
      notes.add(InterferenceWording.happened(all) + "; that only makes a service slower");
    }
    return notes;
  }
}
