package io.loadline.kubernetes;

import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.kubernetes.access.AccessRoutes;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.monitor.ServiceMonitor;
import io.loadline.plan.AllowedInterference;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.TunnelOverhead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A service and the way to it, from the start of the load to its end. */
final class LoadObservation implements AutoCloseable {
  private final Cluster cluster;
  private final AccessRoute route;
  private final AccessRoutes pods;
  private final Instant begun;
  private final boolean answers;
  private @Nullable ServiceMonitor monitor;
  private String unread = "";

  private LoadObservation(
      Cluster cluster, ReachableService reached, AccessRoutes pods, Instant begun) {
    this.cluster = cluster;
    this.pods = pods;
    this.route = reached.route();
    this.begun = begun;
    this.answers = reached.answers();
  }

  static LoadObservation begin(
      Cluster cluster,
      ReachableService reached,
      AllowedInterference permitted,
      LongSupplier nanos,
      InstantSource clock) {
    AccessRoutes pods = new AccessRoutes(cluster, nanos, clock);
    LoadObservation observation = new LoadObservation(cluster, reached, pods, clock.instant());
    try {
      observation.monitor =
          ServiceMonitor.begin(cluster, reached.object(), reached.tag(), permitted, clock, nanos);
    } catch (ApiException e) {
      observation.unread = String.valueOf(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      observation.unread = "the test was interrupted";
    }
    observation.route.loadStarts();
    return observation;
  }

  /** None where the pods could not be read, or another host is called. */
  Map<String, AccessRoute> metricsPoints() {
    return monitor == null || !answers
        ? Map.of()
        : MetricsPorts.points(monitor.answering(), pods::toPod);
  }

  void loadEnded(long nanos) {
    if (monitor != null) {
      monitor.loadEnded(nanos);
    }
  }

  ClusterResult end(
      Instant startedAt, Instant endedAt, boolean broken, boolean answered, List<String> earlier) {
    List<String> notes = new ArrayList<>(earlier);
    List<Interference> interferences = new ArrayList<>(broken(startedAt, endedAt));
    TunnelOverhead tunnel = tunnel(notes);
    ServiceMonitor.Observation observation =
        observation(startedAt, endedAt, broken, answered && answers);
    if (observation == null) {
      interferences.add(
          new Interference(
              InterferenceKind.NOT_CONFIRMED,
              Double.NaN,
              "what was measured cannot be confirmed: " + unread,
              false));
    } else {
      interferences.addAll(observation.interferences());
      notes.addAll(observation.notes());
    }
    return new ClusterResult(
        cluster.context(),
        route.path(),
        route.address(),
        observation == null ? null : observation.before(),
        observation == null ? null : observation.after(),
        interferences,
        tunnel,
        notes);
  }

  private ServiceMonitor.@Nullable Observation observation(
      Instant startedAt, Instant endedAt, boolean broken, boolean answered) {
    ServiceMonitor present = monitor;
    try {
      return present == null ? null : present.end(startedAt, endedAt, broken, answered);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      unread = "the test was interrupted";
      return null;
    }
  }

  private @Nullable TunnelOverhead tunnel(List<String> notes) {
    try {
      return route.loadEnded(notes::add).orElse(null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TunnelOverhead(-1, -1, 0);
    }
  }

  /** Many connections break in one way at once; that is told once. */
  private List<Interference> broken(Instant startedAt, Instant endedAt) {
    Map<String, Interference> told = new LinkedHashMap<>();
    for (AccessRoute.Break each : route.breaks()) {
      if (each.at().isBefore(begun) || each.at().isAfter(endedAt)) {
        continue;
      }
      double second = Math.max(0, Duration.between(startedAt, each.at()).toMillis() / 1e3);
      told.putIfAbsent(
          each.what(), new Interference(InterferenceKind.TUNNEL_BROKE, second, each.what(), false));
    }
    return List.copyOf(told.values());
  }

  @Override
  public void close() {
    if (monitor != null) {
      monitor.close();
    }
  }
}
