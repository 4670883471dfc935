package io.loadline.slo;

import io.loadline.plan.AllowedInterference;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.RunResult;
import java.util.List;

/**
 * What happened to the service while it was measured. A service that did not stay the same is not
 * the one that promised, so neither PASS nor FAIL says anything of that; a service that never
 * answered is dead all the same.
 */
final class InterferenceReview implements VerdictReview {
  private final RunResult run;
  private final List<Interference> spoiling;
  private final List<Interference> allowed;

  private InterferenceReview(RunResult run, List<Interference> all, boolean allowScaling) {
    this.run = run;
    this.spoiling = all.stream().filter(each -> !(allowScaling && each.scaling())).toList();
    this.allowed = all.stream().filter(each -> allowScaling && each.scaling()).toList();
  }

  /** A service that was held back by its CPU limit is the same all the same. */
  static InterferenceReview of(RunResult run, AllowedInterference permitted) {
    List<Interference> others =
        all(run).stream().filter(each -> each.kind() != InterferenceKind.THROTTLED).toList();
    return new InterferenceReview(run, others, permitted.scaling());
  }

  /** All that happened to the service of a run. */
  static List<Interference> all(RunResult run) {
    ClusterResult cluster = run.cluster();
    return cluster == null ? List.of() : cluster.interferences();
  }

  /** Those that make a run INVALID, as they were seen. */
  List<Interference> spoiling() {
    return spoiling;
  }

  /** Those that belong to the test. */
  List<Interference> allowed() {
    return allowed;
  }

  boolean isSpoiled() {
    return !spoiling.isEmpty();
  }

  /** Not one answer came, and it was not the way that kept them. */
  boolean isDead() {
    return Judge.isDead(run)
        && spoiling.stream().noneMatch(each -> each.kind() == InterferenceKind.TUNNEL_BROKE);
  }

  /** The verdict, INVALID instead of FAIL where the service did not stay the same. */
  @Override
  public ObjectiveVerdict review(ObjectiveVerdict verdict) {
    return isSpoiled() && verdict.verdict() == Verdict.FAIL && !isDead()
        ? verdict.because(Verdict.INVALID, Cause.INTERFERENCE)
        : verdict;
  }
}
