package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.plan.Target;
import io.loadline.probe.NotReadyException;
import io.loadline.result.TargetPath;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Through a tunnel to the ready pods, by way of the API server. */
final class PortForwardAccess implements AccessStrategy {
  private final Cluster cluster;
  private final LongSupplier nanos;
  private final InstantSource clock;

  PortForwardAccess(Cluster cluster, LongSupplier nanos, InstantSource clock) {
    this.cluster = cluster;
    this.nanos = nanos;
    this.clock = clock;
  }

  @Override
  public Optional<AccessRoute> open(RouteRequest request, AccessAttempts attempts) {
    Optional<ServiceName> name = ServiceName.of(request.local().host());
    if (name.isEmpty()) {
      attempts.failed(request.local().host() + " is not the name of a Service");
      return Optional.empty();
    }
    try {
      return tunnel(request, new ReadyPods(cluster, request, name.get()), attempts);
    } catch (ApiException e) {
      attempts.failed(AccessAttempts.text(e));
    } catch (NotReadyException e) {
      attempts.failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      attempts.failed("the test was interrupted");
    }
    return Optional.empty();
  }

  private Optional<AccessRoute> tunnel(
      RouteRequest request, ReadyPods ready, AccessAttempts attempts) throws InterruptedException {
    List<PodPort> pods = ready.get();
    if (pods.isEmpty()) {
      attempts.failed("no pod of it is ready, and a tunnel cannot wake one");
      return Optional.empty();
    }
    PodTunnel tunnel =
        PodTunnel.open(
            (to, in, out) -> cluster.forward(to.namespace(), to.pod(), to.port(), in, out),
            new PodsInTurn(ready, nanos),
            clock);
    Target target = request.local();
    int port = tunnel.port();
    Calibration calibration = new Calibration(trips(request, port), nanos);
    Overhead before = target.isSecure() ? Overhead.UNKNOWN : calibration.thorough();
    if (!tunnel.breaks().isEmpty()) {
      attempts.failed(tunnel.breaks().get(0).what());
      tunnel.close();
      return Optional.empty();
    }
    MeasuredTunnel measured = new MeasuredTunnel(tunnel, calibration, before, nanos);
    return Optional.of(
        new AccessRoute(
            TargetPath.PORT_FORWARD,
            Readdressed.of(target, "127.0.0.1", port),
            Optional.of(measured)));
  }

  private Supplier<RoundTrip> trips(RouteRequest request, int port) {
    Target target = request.local();
    if (request.http2()) {
      return () -> new Http2RoundTrip(port);
    }
    String path = cheaper(port, target);
    return () -> new HttpRoundTrip(port, target.authority(), path);
  }

  /** Of the called path and the root: each is an upper estimate, so the lower one is the better. */
  private String cheaper(int port, Target target) {
    long called = trial(new HttpRoundTrip(port, target.authority(), target.pathAndQuery()));
    long root = trial(new HttpRoundTrip(port, target.authority(), "/"));
    return root < called ? "/" : target.pathAndQuery();
  }

  private long trial(RoundTrip trip) {
    try (trip) {
      long best = Long.MAX_VALUE;
      for (int i = 0; i < 5; i++) {
        long start = nanos.getAsLong();
        trip.once();
        best = Math.min(best, nanos.getAsLong() - start);
      }
      return best;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
