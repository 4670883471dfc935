package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Waits in a real cluster, and keeps what was said. */
final class RealWait {
  private final Cluster cluster;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  RealWait(Cluster cluster) {
    this.cluster = cluster;
  }

  List<String> said() {
    return List.copyOf(said);
  }

  ClusterWait.ReadyObject ready(ServiceQuery query, int seconds) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    return new ClusterWait(cluster, System::nanoTime, Clock.systemUTC(), said::add)
        .await(query, deadline);
  }

  /** The text of the failure, which must come. */
  String failure(ServiceQuery query, int seconds) {
    return String.valueOf(
        catchThrowableOfType(
                NotReadyException.class,
                () -> {
                  ready(query, seconds);
                })
            .getMessage());
  }

  static ServiceQuery named(Space kit, AwaitedKind kind, String name) {
    return named(kit, new ReadinessTarget(kind, name, kit.namespace()));
  }

  static ServiceQuery named(Space kit, ReadinessTarget awaited) {
    Target none = new Target(URI.create("http://localhost/"));
    return new ServiceDiscovery(kit.cluster(), host -> true)
        .query(none, Optional.of(awaited), "")
        .orElseThrow();
  }
}
