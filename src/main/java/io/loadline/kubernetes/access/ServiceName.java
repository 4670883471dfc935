package io.loadline.kubernetes.access;

import java.util.List;
import java.util.Optional;

/** Which Service a host name of the cluster's DNS means. */
record ServiceName(String name, String namespace) {
  /** Of {@code iris.ml}, {@code iris.ml.svc} and longer; empty for other names and addresses. */
  static Optional<ServiceName> of(String host) {
    List<String> labels = List.of(host.split("\\."));
    boolean local = labels.size() == 2 || (labels.size() > 2 && labels.get(2).equals("svc"));
    return local && !host.matches("[0-9.:]+")
        ? Optional.of(new ServiceName(labels.get(0), labels.get(1)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
