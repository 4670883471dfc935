package io.loadline.slo;

import io.loadline.plan.Bound;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.ClusterResult;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.result.Tunnel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The sandwich rule for a way that adds time of its own. A tunnel only makes a service look slower:
 * what holds through it holds without it, and what is broken through it is broken without it only
 * if that is more than what the tunnel was seen to add.
 */
final class TunnelReview {
  static final String TUNNELED = "the port-forward may explain it";

  private static final double NANOS_PER_MILLI = 1e6;

  private final RunResult run;
  private final boolean used;
  private final @Nullable Tunnel tunnel;

  private TunnelReview(RunResult run, boolean used, @Nullable Tunnel tunnel) {
    this.run = run;
    this.used = used;
    this.tunnel = tunnel;
  }

  static TunnelReview of(RunResult run) {
    ClusterResult cluster = run.cluster();
    return cluster == null
        ? new TunnelReview(run, false, null)
        : new TunnelReview(run, cluster.path() == TargetPath.PORT_FORWARD, cluster.tunnel());
  }

  /** The verdict, INCONCLUSIVE where the tunnel may be the reason. */
  ObjectiveVerdict review(ObjectiveVerdict verdict) {
    return used && !Judge.isDead(run) && isDoubtful(verdict)
        ? verdict.because(Verdict.INCONCLUSIVE, TUNNELED)
        : verdict;
  }

  private boolean isDoubtful(ObjectiveVerdict verdict) {
    Objective objective = verdict.objective();
    boolean upper = objective.bound() == Bound.UPPER;
    return switch (objective.metric().kind()) {
      case ERROR_COUNT, ERROR_RATE, REQUEST_COUNT -> false;
      // More time is less of these.
      case THROUGHPUT, OUTPUT_TOKENS_PER_SECOND, GOODPUT ->
          verdict.verdict() == (upper ? Verdict.PASS : Verdict.FAIL);
      // A time added may make times more alike or less.
      case LATENCY_STDDEV -> isDecided(verdict);
      default -> verdict.verdict() == (upper ? Verdict.FAIL : Verdict.PASS) && isExplained(verdict);
    };
  }

  private static boolean isDecided(ObjectiveVerdict verdict) {
    return verdict.verdict() == Verdict.FAIL || verdict.verdict() == Verdict.PASS;
  }

  /** Taking off all that the tunnel adds turns the verdict; an error is none of its doing. */
  private boolean isExplained(ObjectiveVerdict verdict) {
    Double observed = verdict.observed();
    if (observed == null) {
      return false;
    }
    double overhead = overheadMillis();
    boolean holds = verdict.verdict() == Verdict.PASS;
    Objective objective = verdict.objective();
    return overhead < 0
        || objective.bound().allows(observed - overhead, objective.limit()) != holds;
  }

  /** What it adds to 99 of 100 requests at the most; negative when it is not known. */
  private double overheadMillis() {
    return tunnel == null || tunnel.overheadP99Nanos() < 0
        ? -1
        : tunnel.overheadP99Nanos() / NANOS_PER_MILLI;
  }

  /** Why it is not decided and what would; empty when the tunnel has no part in it. */
  String reason(List<ObjectiveVerdict> verdicts) {
    boolean any = verdicts.stream().anyMatch(each -> each.reason().equals(TUNNELED));
    return any
        ? "it was reached through a port-forward, which "
            + adds()
            + ". Fix: access = INGRESS, or run the test in the cluster"
        : "";
  }

  /** Says so where a FAIL stands in spite of the tunnel. */
  List<String> notes(List<ObjectiveVerdict> verdicts) {
    List<String> notes = new ArrayList<>();
    boolean stands =
        verdicts.stream()
            .filter(each -> each.verdict() == Verdict.FAIL)
            .map(each -> each.objective().metric().kind())
            .anyMatch(Metric.Kind::isTime);
    if (used && stands && !Judge.isDead(run)) {
      notes.add("the port-forward " + adds() + "; the limit is broken without that, too");
    }
    return notes;
  }

  private String adds() {
    double millis = overheadMillis();
    return millis < 0
        ? "adds to every response time, by how much is not known"
        : String.format(Locale.ROOT, "adds up to %.1f ms (p99) to a response time", millis);
  }
}
