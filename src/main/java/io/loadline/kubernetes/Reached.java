package io.loadline.kubernetes;

import io.loadline.kubernetes.access.Place;
import io.loadline.kubernetes.access.Way;
import io.loadline.kubernetes.access.Ways;
import io.loadline.kubernetes.discovery.Located;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Mode;
import io.loadline.kubernetes.resource.Resource;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import java.util.Optional;

/**
 * A service that was ready, and the way to it.
 *
 * @param object as it was when it was ready
 */
record Reached(KubeObject object, Located located, Way way) implements AutoCloseable {
  /** Makes the way. */
  static Reached by(Ways ways, ClusterAccess access, KubeObject ready, Located located, Call call) {
    Way way =
        located.elsewhere()
            ? new Way(TargetPath.DIRECT, located.target(), Optional.empty())
            : ways.open(place(ready, located, call), access);
    return new Reached(ready, located, way);
  }

  private static Place place(KubeObject ready, Located located, Call call) {
    Target written = call.target();
    return new Place(
        ready.what(),
        located.external() ? located.target() : written,
        new Target(located.clusterUrl(), written.virtualHost(), written.tls()),
        located.externalHost(),
        ready.namespace(),
        located.tag().filter(tag -> !tag.canary()).map(TrafficTag::revision).orElse(""),
        isKnative(ready),
        call.isHttp2() || new Target(located.clusterUrl()).isGrpc());
  }

  private static boolean isKnative(KubeObject ready) {
    return ready.resource().equals(Resource.KNATIVE_SERVICES)
        || (ready.resource().equals(Resource.INFERENCE_SERVICES)
            && new InferenceService(ready).mode() == Mode.KNATIVE);
  }

  /** Whether the way leads to what is there now: nobody made it anew, and no tag moved. */
  boolean leadsTo(KubeObject now, Located there) {
    return object.uid().equals(now.uid()) && located.equals(there);
  }

  /** The same way to the object as it is by now. */
  Reached as(KubeObject now) {
    return new Reached(now, located, way);
  }

  Optional<TrafficTag> tag() {
    return located.tag();
  }

  /** For people. */
  String text() {
    return way.text() + tag().map(each -> ", " + each.text()).orElse("");
  }

  @Override
  public void close() {
    way.close();
  }
}
