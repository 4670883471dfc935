package io.loadline.baseline;

import io.loadline.plan.Target;
import io.loadline.result.ClusterResult;
import io.loadline.result.PodFacts;
import io.loadline.result.RunResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a result says of the service and of the way to it. */
final class ServiceFacts {
  private final UnaryOperator<String> mask;

  private ServiceFacts(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  static Map<IdentityFact, String> of(RunResult run, UnaryOperator<String> mask) {
    Map<IdentityFact, String> facts = new EnumMap<>(IdentityFact.class);
    facts.put(IdentityFact.TARGET, mask.apply(host(run.plan().call().target())));
    facts.put(IdentityFact.RUN_IN, run.execution().runIn().name().toLowerCase(Locale.ROOT));
    facts.put(IdentityFact.WORKERS, Integer.toString(Math.max(1, run.workers().size())));
    facts.put(IdentityFact.TRANSPORT, run.transport());
    ClusterResult cluster = run.cluster();
    if (cluster != null) {
      facts.put(IdentityFact.ROUTE, cluster.path().id());
      if (cluster.before() != null) {
        new ServiceFacts(mask).add(facts, cluster.before());
      }
    }
    return facts;
  }

  /** Not the port, which is another one in each run for what a test starts itself. */
  private static String host(Target target) {
    String host = target.virtualHost().isEmpty() ? target.host() : target.virtualHost();
    return host.matches("127(\\.\\d+){3}|(0*:)+0*1") ? "localhost" : host;
  }

  private void add(Map<IdentityFact, String> facts, ServiceIdentity service) {
    List<ServiceComponent> components = service.components();
    facts.put(
        IdentityFact.TARGET, service.kind() + " " + service.namespace() + "/" + service.name());
    facts.put(
        IdentityFact.GENERATION,
        service.generation() > 0 ? Long.toString(service.generation()) : "");
    facts.put(IdentityFact.MODE, service.mode());
    facts.put(IdentityFact.RUNTIME, (service.runtime() + " " + service.protocol()).strip());
    facts.put(IdentityFact.TAG, service.tag());
    facts.put(IdentityFact.PODS, service.pods() > 0 ? Integer.toString(service.pods()) : "");
    facts.put(IdentityFact.COMPONENTS, joined(components.stream().map(ServiceComponent::name)));
    facts.put(
        IdentityFact.TRAFFIC,
        components.stream()
            .filter(each -> each.trafficPercent() >= 0)
            .map(each -> each.name() + " " + each.trafficPercent() + " %")
            .sorted()
            .collect(Collectors.joining(", ")));
    facts.put(IdentityFact.MODEL, joined(components.stream().map(ServiceComponent::storageUri)));
    List<PodFacts> pods = components.stream().flatMap(each -> each.pods().stream()).toList();
    facts.put(IdentityFact.IMAGE, joined(pods.stream().flatMap(ServiceFacts::images)));
    facts.put(
        IdentityFact.LIMITS,
        joined(
            pods.stream()
                .flatMap(pod -> pod.limits().entrySet().stream())
                .map(limit -> limit.getKey() + " " + limit.getValue())));
  }

  /** By digest where there is one: a tag may be moved. */
  private static Stream<String> images(PodFacts pod) {
    return pod.images().entrySet().stream()
        .map(
            image ->
                image.getKey()
                    + " "
                    + image.getValue().replaceFirst(".*(sha256:[0-9a-f]{16})[0-9a-f]*", "$1"));
  }

  private String joined(Stream<String> values) {
    return FactText.bounded(
        mask.apply(
            values
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "))));
  }
}
