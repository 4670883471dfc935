package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

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
  public Optional<AccessRoute> open(AccessRoutes.RouteRequest request, AccessAttempts attempts) {
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
      AccessRoutes.RouteRequest request, ReadyPods ready, AccessAttempts attempts)
      throws InterruptedException {
    List<MeasuredTunnel.PodPort> pods = ready.get();
    if (pods.isEmpty()) {
      attempts.failed("no pod of it is ready, and a tunnel cannot wake one");
      return Optional.empty();
    }
    Target target = request.local();
    return MeasuredTunnel.open(
            cluster, ready, target, request.http2(), nanos, clock, attempts::failed)
        .map(
            made -> new AccessRoute(ReaddressedRequest.of(target, "127.0.0.1", made.port()), made));
  }
}
