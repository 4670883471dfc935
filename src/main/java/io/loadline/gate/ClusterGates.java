package io.loadline.gate;

import io.loadline.kubernetes.ClusterGate;
import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import io.loadline.result.NotReadyException;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A service in the cluster of the kubeconfig, or of the pod that this runs in. */
final class ClusterGates implements ClusterSession {
  private static final Set<String> CALLED = Set.of("http", "https", "grpc", "grpcs");

  private final ClusterGate gate;

  private ClusterGates(ClusterGate gate) {
    this.gate = gate;
  }

  /** As {@link ClusterSession.Opener#open}. */
  static ClusterSession open(
      Call call, Readiness readiness, ClusterAccess access, Consumer<String> say) {
    Optional<ClusterGate> found = ClusterGate.open(call, readiness, access, say);
    if (found.isPresent()) {
      return new ClusterGates(found.get());
    }
    if (readiness.awaited().isPresent() || !CALLED.contains(call.target().url().getScheme())) {
      throw new NotReadyException(
          "not ready: there is no cluster to ask"
              + "\n  looked    for a kubeconfig (KUBECONFIG, else ~/.kube/config), and for the"
              + " account of a pod"
              + "\n  do        set KUBECONFIG, or remove @Ready and give the whole url");
    }
    return NONE;
  }

  @Override
  public Call reach(Call call, long deadlineNanos) throws InterruptedException {
    return gate.reach(deadlineNanos);
  }

  @Override
  public ServicePlace place() {
    return new ServicePlace(gate.namespace(), gate.podLabels());
  }

  @Override
  public void loadStarts() {
    gate.loadStarts(System::nanoTime);
  }

  @Override
  public Map<String, AccessRoute> metricsPoints() {
    return gate.metricsPoints();
  }

  @Override
  public void notConfirmed(String why) {
    gate.notConfirmed(why);
  }

  @Override
  public void loadEnded(long nanos) {
    gate.loadEnded(nanos);
  }

  @Override
  public RunResult finished(RunResult run) {
    Instant endedAt = run.startedAt().plusNanos(run.elapsedNanos());
    return run.in(gate.finish(run.startedAt(), endedAt, isBroken(run), isAnswered(run)));
  }

  /** Nothing is known of the last answer alone. */
  static boolean isAnswered(RunResult run) {
    OutcomeCounts outcomes = run.counts().outcomes();
    return run.ending().isWhole() && outcomes.successes() > 0 && outcomes.errors() == 0;
  }

  /**
   * By its figures alone: what happened to the service is not known yet, which may turn a FAIL into
   * another verdict. A run that was ended early has no time to wait for reasons.
   */
  static boolean isBroken(RunResult run) {
    return run.ending().isWhole() && Judge.judge(run).verdict() == Verdict.FAIL;
  }

  @Override
  public void close() {
    gate.close();
  }
}
