package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.InferenceService;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as the DNS of a cluster knows it.
 *
 * @param service its first label: a Service, or what stands for an InferenceService
 * @param namespace empty when the name leaves it out
 * @param certain whether only a cluster can know such a name: it holds {@code .svc}
 */
record HostName(String service, String namespace, boolean certain) {
  private static final Pattern PART =
      Pattern.compile("(.+)-(" + String.join("|", InferenceService.COMPONENTS) + ")(-default)?");
  private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}|.*:.*|localhost");

  /** Empty for addresses and names of three labels or more that have no {@code svc}. */
  static Optional<HostName> of(String host) {
    List<String> labels = List.of(host.split("\\."));
    if (host.isEmpty() || isAddress(host) || labels.isEmpty()) {
      return Optional.empty();
    }
    int svc = labels.indexOf("svc");
    if (svc == 2) {
      return Optional.of(new HostName(labels.get(0), labels.get(1), true));
    }
    if (svc >= 0 || labels.size() > 2) {
      return Optional.empty();
    }
    return Optional.of(new HostName(labels.get(0), labels.size() == 2 ? labels.get(1) : "", false));
  }

  static boolean isAddress(String host) {
    return ADDRESS.matcher(host).matches();
  }

  /** {@code iris} of {@code iris-predictor}; empty when it names no component. */
  Optional<String> owner() {
    Matcher part = PART.matcher(service);
    return part.matches() ? Optional.of(part.group(1)) : Optional.empty();
  }

  /** {@code predictor} of {@code iris-predictor-default}; empty when it names none. */
  String component() {
    Matcher part = PART.matcher(service);
    return part.matches() ? part.group(2) : "";
  }
}
