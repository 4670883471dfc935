package io.loadline.kubernetes.readiness;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.FakeCluster;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Waits a minute for {@code default/iris}, by a clock that only the wait moves. */
public final class FakeWait {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final ScriptedPause pause = new ScriptedPause();
  private final List<String> said = new ArrayList<>();

  ScriptedPause pause() {
    return pause;
  }

  List<String> said() {
    return said;
  }

  public String failure(FakeCluster cluster) {
    return failure(cluster, "isvc://iris");
  }

  String failure(FakeCluster cluster, String url) {
    return String.valueOf(
        catchThrowableOfType(NotReadyException.class, () -> await(cluster, url)).getMessage());
  }

  ClusterWait.ReadyObject await(FakeCluster cluster) throws InterruptedException {
    return await(cluster, "isvc://iris");
  }

  /** Calls the object by a URL that tells which it is. */
  ClusterWait.ReadyObject await(FakeCluster cluster, String url) throws InterruptedException {
    ServiceQuery query =
        new ServiceDiscovery(cluster, host -> false)
            .query(new Target(URI.create(url)), Optional.empty(), "")
            .orElseThrow();
    return new ClusterWait(cluster, pause.clock(), InstantSource.fixed(NOW), said::add, pause)
        .await(query, Duration.ofSeconds(60).toNanos());
  }
}
