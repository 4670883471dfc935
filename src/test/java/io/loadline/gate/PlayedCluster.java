package io.loadline.gate;

import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.NotReadyException;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster that says what is asked of it, and leads to a server of the test. */
final class PlayedCluster implements ClusterSession {
  /** What it issues to every ServiceAccount. */
  static final String TOKEN = "issued-by-the-cluster";

  final List<String> calls = new ArrayList<>();
  final List<Interference> interferences = new ArrayList<>();

  /** How often a token was asked for. */
  final AtomicInteger issued = new AtomicInteger();

  /** Is done while the service is looked at before the load. */
  Runnable looking = () -> {};

  /** Why nothing is reached; empty when it is. */
  String refusal = "";

  /** Of the server that it leads to, in place of that of the test; the path is the call's. */
  Optional<URI> address = Optional.empty();

  /** Where the pods of the service tell metrics. */
  Map<String, AccessRoute> metricsPoints = Map.of();

  /** Is done while ways to them are made. */
  Runnable pointing = () -> {};

  /** None, but for a test that drives loads in the cluster. */
  WorkerPods.Starter workers =
      (order, say) -> {
        throw new IllegalStateException("no load is driven in this cluster");
      };

  private final ScriptedServer server;

  PlayedCluster(ScriptedServer server) {
    this.server = server;
  }

  ClusterParts parts() {
    return new ClusterParts(
        (call, readiness, access, say) -> {
          say.accept("cluster context kind, echo " + TOKEN);
          return this;
        },
        (access, target) ->
            account -> {
              issued.incrementAndGet();
              return new TokenRequests.Token(TOKEN, Instant.MAX);
            },
        workers,
        () -> new UUID(1, 2));
  }

  @Override
  public Call reach(Call call, long deadlineNanos) {
    calls.add("reach " + call.target().url());
    if (!refusal.isEmpty()) {
      throw new NotReadyException(refusal);
    }
    String path = call.target().url().getRawPath();
    URI url = address.map(each -> each.resolve(path)).orElseGet(() -> server.url(path));
    return call.at(new Target(url, "iris.example.com", call.target().tls()));
  }

  @Override
  public void loadEnded(long nanos) {}

  @Override
  public ServicePlace place() {
    return new ServicePlace("ml", Map.of("serving.kserve.io/inferenceservice", "iris"));
  }

  @Override
  public void loadStarts() {
    looking.run();
    calls.add("load starts after " + server.requests("measurement") + " requests");
  }

  @Override
  public Map<String, AccessRoute> metricsPoints() {
    if (!metricsPoints.isEmpty()) {
      calls.add("metrics points");
      pointing.run();
    }
    return metricsPoints;
  }

  @Override
  public void notConfirmed(String why) {
    calls.add("not confirmed");
    interferences.add(new Interference(InterferenceKind.NOT_CONFIRMED, Double.NaN, why, false));
  }

  @Override
  public RunResult finished(RunResult run) {
    calls.add("finished after " + server.requests("measurement") + " requests");
    List<String> notes = List.of("pods cannot be read: no right to list pods");
    return run.in(
        new ClusterResult(
            "kind", TargetPath.INGRESS, "gw:80", null, null, interferences, null, notes));
  }

  @Override
  public void close() {
    calls.add("closed");
  }
}
