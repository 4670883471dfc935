package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.Call;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out what in the cluster a test is about, and where it is reached. */
public final class ServiceDiscovery {
  private static final Map<String, AwaitedKind> SCHEMES =
      Map.of(
          "isvc", AwaitedKind.ISVC,
          "llmisvc", AwaitedKind.LLMISVC,
          "graph", AwaitedKind.GRAPH,
          "ksvc", AwaitedKind.KSVC,
          "service", AwaitedKind.SERVICE,
          "deploy", AwaitedKind.DEPLOY);

  private final Cluster cluster;
  private final Predicate<String> resolves;

  /**
   * Where what is ready is reached.
   *
   * @param target what the test calls, its host replaced when it only stood for the object
   * @param clusterUrl the same as the cluster's own DNS names it
   * @param externalHost host, and port if any, that a gateway knows it by; empty for none
   * @param external whether {@code target} names that host
   * @param elsewhere whether {@code target} names a host that is not the object's, called as it is
   * @param component whose address it is: {@code predictor}, {@code transformer}; empty outside
   *     KServe
   * @param tag of the one revision that is called; empty when all of them may be
   * @param said a line for people about a replaced host; empty when nothing was replaced
   */
  public record Address(
      Target target,
      URI clusterUrl,
      String externalHost,
      boolean external,
      boolean elsewhere,
      String component,
      Optional<TrafficTag> tag,
      String said) {
    /**
     * Where {@code object} is called by {@code call}.
     *
     * @throws io.loadline.result.NotReadyException when neither the URL nor the object tells the
     *     path
     */
    public static Address of(KubeObject object, Call call) {
      return new AddressResolver(object, call).address();
    }
  }

  /**
   * Asks {@code cluster}.
   *
   * @param resolves whether this machine's DNS knows a name
   */
  public ServiceDiscovery(Cluster cluster, Predicate<String> resolves) {
    this.cluster = cluster;
    this.resolves = resolves;
  }

  /**
   * What is meant: the object that someone named, else what the URL's host stands for.
   *
   * @param namespace that someone named; empty for that of the URL, else that of the context
   * @return empty when the host means nothing in this cluster
   * @throws NotReadyException when two objects fit the URL, or it contradicts {@code namespace}
   */
  public Optional<ServiceQuery> query(
      Target target, Optional<ReadinessTarget> awaited, String namespace) {
    return meant(target, awaited, namespace).map(each -> each.calledBy(heard(target)));
  }

  /** The host that a server hears, without a port. */
  static String heard(Target target) {
    String heard = target.virtualHost().replaceFirst(":\\d+$", "");
    return (heard.isEmpty() ? target.host() : heard).toLowerCase(Locale.ROOT);
  }

  private Optional<ServiceQuery> meant(
      Target target, Optional<ReadinessTarget> awaited, String namespace) {
    if (awaited.isPresent()) {
      return Optional.of(named(awaited.get(), target, namespace));
    }
    AwaitedKind kind = SCHEMES.get(target.url().getScheme());
    if (kind != null) {
      return Optional.of(
          named(new ReadinessTarget(kind, target.host(), namespace), target, namespace));
    }
    String host = target.host().toLowerCase(Locale.ROOT);
    Optional<HostName> name = HostName.of(host);
    if (name.isPresent()) {
      return byName(host, name.get(), namespace);
    }
    return HostName.isAddress(host)
        ? Optional.empty()
        : new ExternalHosts(cluster).query(host, namespaceOr(namespace, ""));
  }

  private ServiceQuery named(ReadinessTarget awaited, Target target, String namespace) {
    ServiceQuery.Candidate candidate = CandidateSearch.named(awaited);
    String condition = awaited.kind() == AwaitedKind.OTHER ? awaited.condition() : "";
    String ofUrl = namespaceIn(target);
    boolean inUrl = !SCHEMES.containsKey(String.valueOf(target.url().getScheme()));
    String said = awaited.namespace().isEmpty() ? namespace : awaited.namespace();
    return new ServiceQuery(
        namespaceOr(said, inUrl && isCertain(target) ? ofUrl : ""),
        List.of(candidate),
        "",
        "",
        condition);
  }

  /** The namespace that the host of a target names; empty when it names none. */
  public static String namespaceIn(Target target) {
    return HostName.of(target.host()).map(HostName::namespace).orElse("");
  }

  /**
   * Whether a target can only be meant in a cluster, also when none can be asked.
   *
   * @param resolves whether this machine's DNS knows a name
   */
  public static boolean isOfCluster(Target target, Predicate<String> resolves) {
    boolean unknown = HostName.of(target.host()).isPresent() && !resolves.test(target.host());
    return isObject(target.url()) || isCertain(target) || unknown;
  }

  /** Whether a URL names an object instead of a host: {@code isvc://iris}. */
  static boolean isObject(URI url) {
    return SCHEMES.containsKey(String.valueOf(url.getScheme()));
  }

  private static boolean isCertain(Target target) {
    return HostName.of(target.host()).filter(HostName::certain).isPresent();
  }

  private Optional<ServiceQuery> byName(String host, HostName name, String namespace) {
    if (!namespace.isEmpty() && name.certain() && !namespace.equals(name.namespace())) {
      throw new NotReadyException(
          """
          not ready: the URL names the namespace %s, and namespace says %s
            do       correct url or namespace; url alone is enough"""
              .formatted(name.namespace(), namespace));
    }
    String place = name.certain() ? name.namespace() : namespaceOr(name.namespace(), namespace);
    ServiceQuery query = new ServiceQuery(place, CandidateSearch.of(name), host, host, "");
    return name.certain() || isMeant(query, name) ? Optional.of(query) : Optional.empty();
  }

  /** A short name is the cluster's when it is there, or when nobody else knows it. */
  private boolean isMeant(ServiceQuery query, HostName name) {
    try {
      if (new ObjectLookup(cluster, query).seen().isPresent()) {
        return true;
      }
    } catch (ApiException e) {
      // The name may have nothing to do with this cluster.
      return false;
    }
    return !name.namespace().isEmpty() && !resolves.test(query.host());
  }

  private String namespaceOr(String first, String second) {
    if (!first.isEmpty()) {
      return first;
    }
    return second.isEmpty() ? cluster.namespace() : second;
  }
}
