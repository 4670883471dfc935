package io.loadline.kubernetes;

import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.kubernetes.access.AccessRoutes;
import io.loadline.kubernetes.readiness.ServiceDiscovery;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Target;
import java.util.Map;
import java.util.Optional;

/**
 * A service that was ready, and the way to it.
 *
 * @param object as it was when it was ready
 */
record ReachableService(KubeObject object, ServiceDiscovery.Address address, AccessRoute route)
    implements AutoCloseable {
  /** Makes the way. */
  static ReachableService by(
      AccessRoutes routes,
      ClusterAccess access,
      KubeObject ready,
      ServiceDiscovery.Address address,
      Call call) {
    AccessRoute route =
        address.elsewhere()
            ? AccessRoute.direct(address.target())
            : routes.open(routeRequest(ready, address, call), access);
    return new ReachableService(ready, address, route);
  }

  private static AccessRoutes.RouteRequest routeRequest(
      KubeObject ready, ServiceDiscovery.Address address, Call call) {
    Target written = call.target();
    return new AccessRoutes.RouteRequest(
        ready.what(),
        address.external() ? address.target() : written,
        new Target(address.clusterUrl(), written.virtualHost(), written.tls()),
        address.externalHost(),
        ready.namespace(),
        address.tag().filter(tag -> !tag.canary()).map(TrafficTag::revision).orElse(""),
        isKnative(ready),
        call.isHttp2() || new Target(address.clusterUrl()).isGrpc());
  }

  private static boolean isKnative(KubeObject ready) {
    return ready.resource().equals(ResourceKind.KNATIVE_SERVICES)
        || (ready.resource().equals(ResourceKind.INFERENCE_SERVICES)
            && new InferenceService(ready).mode() == DeploymentMode.KNATIVE);
  }

  /** Whether the way leads to what is there now: nobody made it anew, and no tag moved. */
  boolean leadsTo(KubeObject now, ServiceDiscovery.Address there) {
    return object.uid().equals(now.uid()) && address.equals(there);
  }

  /** The same way to the object as it is by now. */
  ReachableService as(KubeObject now) {
    return new ReachableService(now, address, route);
  }

  /** Labels that its pods carry; empty where none is known. */
  Map<String, String> podLabels() {
    if (object.resource().equals(ResourceKind.INFERENCE_SERVICES)) {
      return Map.of("serving.kserve.io/inferenceservice", object.name());
    }
    return object.resource().equals(ResourceKind.KNATIVE_SERVICES)
        ? Map.of("serving.knative.dev/service", object.name())
        : Map.of();
  }

  /** Whether it is what answers, and not only waited for before another host is called. */
  boolean answers() {
    return !address.elsewhere();
  }

  Optional<TrafficTag> tag() {
    return address.tag();
  }

  /** For people. */
  String text() {
    return route.text() + tag().map(each -> ", " + each.text()).orElse("");
  }

  @Override
  public void close() {
    route.close();
  }
}
