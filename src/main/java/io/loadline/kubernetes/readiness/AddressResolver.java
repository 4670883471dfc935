package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.kubernetes.resource.TrafficTag;
import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** From an object that is ready to where it is called. */
final class AddressResolver {
  private static final String DOMAIN = ".svc.cluster.local";

  private final KubeObject object;
  private final Call call;
  private final URI url;
  private final Optional<TrafficTag> tag;

  AddressResolver(KubeObject object, Call call) {
    this.object = object;
    this.call = call;
    this.url = call.target().url();
    this.tag = CalledTag.of(object, ServiceDiscovery.heard(call.target()));
  }

  /** As {@link ServiceDiscovery.Address#of}. */
  ServiceDiscovery.Address address() {
    String host = call.target().host().toLowerCase(Locale.ROOT);
    String externalUrl = outside(host);
    String externalHost = isInternal(externalUrl) ? "" : UrlParts.authority(externalUrl);
    boolean external = !externalHost.isEmpty() && host.equals(UrlParts.host(externalUrl));
    String base = base(host);
    URI clusterUrl = base.isEmpty() ? url : join(base);
    boolean elsewhere = !external && !isOwn(host);
    Target target = external ? called(join(externalUrl)) : called(clusterUrl);
    return new ServiceDiscovery.Address(
        elsewhere ? call.target() : target,
        clusterUrl,
        externalHost,
        external,
        elsewhere,
        tag.map(TrafficTag::component).orElse(component(host)),
        tag,
        elsewhere ? "" : said(target));
  }

  /** Whether the host stands for the object in its cluster. */
  private boolean isOwn(String host) {
    if (ServiceDiscovery.isObject(url) || CalledTag.of(object, host).isPresent()) {
      return true;
    }
    return HostName.of(host)
        .filter(name -> name.namespace().isEmpty() || name.namespace().equals(object.namespace()))
        .filter(name -> name.service().startsWith(object.name()))
        .isPresent();
  }

  /** Scheme and authority in the cluster; empty when the object has no address of its own. */
  private String base(String host) {
    return switch (object.resource().kind()) {
      case "InferenceService" -> isvc(host).inCluster();
      case "InferenceGraph" -> service(object.name());
      case "LLMInferenceService" -> llm();
      case "Service" ->
          object.resource().equals(ResourceKind.KNATIVE_SERVICES)
              ? knative()
              : service(object.name());
      default -> "";
    };
  }

  /** The URL at a gateway; empty when there is none of what the host names. */
  private String outside(String host) {
    return isInferenceService() ? isvc(host).outside() : object.tree().text("status", "url");
  }

  private InferenceServiceAddress isvc(String host) {
    return new InferenceServiceAddress(new InferenceService(object), tag, host);
  }

  private boolean isInferenceService() {
    return object.resource().equals(ResourceKind.INFERENCE_SERVICES);
  }

  private String llm() {
    return object.tree().list("status", "addresses").stream()
        .map(each -> each.text("url"))
        .filter(AddressResolver::isInternal)
        .findFirst()
        .orElse(service(object.name() + "-kserve-workload-svc") + ":8000");
  }

  private String knative() {
    String address = object.tree().text("status", "address", "url");
    return address.isEmpty() ? service(object.name()) : address;
  }

  private String service(String name) {
    return url(name, object.namespace());
  }

  static String url(String name, String namespace) {
    return "http://" + name + "." + namespace + DOMAIN;
  }

  private static boolean isInternal(String url) {
    return url.contains(DOMAIN) || UrlParts.host(url).endsWith(".svc");
  }

  private String component(String host) {
    if (!isInferenceService()) {
      return "";
    }
    return HostName.of(host)
        .map(HostName::component)
        .filter(component -> !component.isEmpty())
        .orElseGet(() -> isvc(host).entry());
  }

  private Target called(URI to) {
    return new Target(to, call.target().virtualHost(), call.target().tls());
  }

  /** The user's scheme, port, path and query win over those of {@code base}, where given. */
  private URI join(String base) {
    URI from = UrlParts.uri(base);
    boolean named = ServiceDiscovery.isObject(url);
    int port = url.getPort() >= 0 ? url.getPort() : from.getPort();
    String scheme = named ? scheme(from) : url.getScheme();
    String rest = url.getRawQuery() == null ? path() : path() + "?" + url.getRawQuery();
    return URI.create(scheme + "://" + from.getHost() + (port < 0 ? "" : ":" + port) + rest);
  }

  private String scheme(URI from) {
    boolean grpc = isInferenceService() && ServedModel.of(new InferenceService(object)).isGrpc();
    return grpc ? "grpc" : from.getScheme();
  }

  private String path() {
    String given = url.getRawPath() == null ? "" : url.getRawPath();
    boolean isGiven = !given.isEmpty() && !given.equals("/");
    if (isGiven || !object.resource().group().equals(ResourceKind.INFERENCE_SERVICES.group())) {
      return given;
    }
    return ServedModel.of(new InferenceService(object)).path(call).orElseThrow(this::noPath);
  }

  private NotReadyException noPath() {
    String mode = new InferenceService(object).mode().title();
    return new NotReadyException(
        """
        not ready: nothing says which path of %s is called
          usually  it runs a container of its own, whose protocol KServe does not know%s
          do       give the path: url = "/v2/models/%s/infer\""""
            .formatted(object.what(), mode.isEmpty() ? "" : " (mode " + mode + ")", object.name()));
  }

  private String said(Target target) {
    if (target.url().equals(url)) {
      return "";
    }
    return url + " stands for " + object.what() + ": " + target.url() + " is called";
  }
}
