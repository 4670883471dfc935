package io.loadline.kubernetes;

import io.loadline.plan.AccessMode;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.Call;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.RunIn;
import io.loadline.plan.Target;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gates on the server of a test's namespace. */
final class Gates {
  private final List<String> said = new ArrayList<>();

  /** What was said so far. */
  List<String> said() {
    return said;
  }

  static Call call(String url) {
    Target target = new Target(URI.create(url));
    return new Call(target, "POST", List.of(), List.of(), Duration.ofSeconds(5), List.of());
  }

  ClusterGate service(String namespace, AccessMode access) {
    return service(namespace, access, "/");
  }

  ClusterGate service(String namespace, AccessMode access, String path) {
    ReadinessTarget awaited = new ReadinessTarget(AwaitedKind.SERVICE, "web", namespace);
    return open("http://web." + namespace + ".svc.cluster.local" + path, awaited, access, "");
  }

  ClusterGate isvc(String namespace, String name, AccessMode access, String gateway) {
    ReadinessTarget awaited = new ReadinessTarget(AwaitedKind.ISVC, name, namespace);
    String url =
        "http://%s.%s.svc.cluster.local/v2/models/%s/infer".formatted(name, namespace, name);
    return open(url, awaited, access, gateway);
  }

  ClusterGate open(String url, ReadinessTarget awaited, AccessMode access, String gateway) {
    Readiness readiness =
        new Readiness(Duration.ofMinutes(2), 1, Optional.of(awaited), AllowedInterference.NOTHING);
    return ClusterGate.open(
            call(url),
            readiness,
            new ClusterAccess("", "", access, gateway, RunIn.LOCAL),
            said::add)
        .orElseThrow();
  }
}
