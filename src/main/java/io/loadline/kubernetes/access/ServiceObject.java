package io.loadline.kubernetes.access;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.KubeObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Service of Kubernetes. */
record ServiceObject(KubeObject object) {
  /** Empty for a headless one, and for one that only names another host. */
  String clusterIp() {
    String ip = spec().text("clusterIP");
    return ip.equals("None") ? "" : ip;
  }

  boolean isHeadless() {
    return spec().text("clusterIP").equals("None");
  }

  /** The host that it stands for; empty unless it is of type ExternalName. */
  String externalName() {
    return spec().text("externalName");
  }

  String type() {
    return spec().text("type");
  }

  Map<String, String> selector() {
    return spec().strings("selector");
  }

  /** The port of that number; when it has but one, that one. */
  Optional<JsonTree> port(int number) {
    List<JsonTree> ports = spec().list("ports");
    Optional<JsonTree> same =
        ports.stream().filter(each -> each.number(0, "port") == number).findFirst();
    return same.isPresent() || ports.size() != 1 ? same : Optional.of(ports.get(0));
  }

  /** What its nodes have open for a port; 0 when they do not. */
  int nodePort(int number) {
    return port(number).map(each -> (int) each.number(0, "nodePort")).orElse(0);
  }

  /** Where a load balancer stands before it. */
  List<String> balancers() {
    return object.tree().list("status", "loadBalancer", "ingress").stream()
        .flatMap(each -> Stream.of(each.text("ip"), each.text("hostname")))
        .filter(host -> !host.isEmpty())
        .toList();
  }

  private JsonTree spec() {
    return object.tree().at("spec");
  }
}
