package io.loadline.probe;

import io.loadline.plan.Target;
import java.util.List;
import java.util.Optional;

/**
 * A host name that only the DNS of a cluster knows: {@code iris.default.svc.cluster.local}.
 *
 * @param name of the Service, or of the InferenceService
 */
record ClusterName(String name, String namespace) {
  private static final List<String> COMPONENTS =
      List.of("-predictor", "-transformer", "-explainer");

  /** Empty for a name that could stand in any DNS. */
  static Optional<ClusterName> of(String host) {
    List<String> labels = List.of(host.split("\\."));
    int svc = labels.indexOf("svc");
    return svc < 2
        ? Optional.empty()
        : Optional.of(new ClusterName(labels.get(svc - 2), labels.get(svc - 1)));
  }

  /** In mode Standard there is no Service of the InferenceService's own name. */
  String service() {
    return COMPONENTS.stream().anyMatch(name::endsWith) ? name : name + "-predictor";
  }

  /** A command that makes the Service reachable on this machine. */
  String portForward(int port) {
    return "kubectl -n " + namespace + " port-forward svc/" + service() + " 8080:" + port;
  }

  /** Where {@code target} is found while {@link #portForward} runs. */
  static String forwarded(Target target) {
    return target.url().getScheme() + "://localhost:8080" + target.pathAndQuery();
  }
}
