package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.discovery.Discovery;
import io.loadline.kubernetes.discovery.Sought;
import io.loadline.plan.Awaited;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.Target;
import io.loadline.probe.NotReadyException;
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

  ReadyObject ready(Sought sought, int seconds) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    return new ClusterWait(cluster, System::nanoTime, Clock.systemUTC(), said::add)
        .await(sought, deadline);
  }

  /** The text of the failure, which must come. */
  String failure(Sought sought, int seconds) {
    return String.valueOf(
        catchThrowableOfType(
                NotReadyException.class,
                () -> {
                  ready(sought, seconds);
                })
            .getMessage());
  }

  static Sought named(Space kit, AwaitedKind kind, String name) {
    return named(kit, new Awaited(kind, name, kit.namespace()));
  }

  static Sought named(Space kit, Awaited awaited) {
    Target none = new Target(URI.create("http://localhost/"));
    return new Discovery(kit.cluster(), host -> true)
        .sought(none, Optional.of(awaited), "")
        .orElseThrow();
  }
}
