package io.loadline.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.AccessMode;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.RunIn;
import io.loadline.plan.Target;
import io.loadline.result.TargetPath;
import io.loadline.testkit.FakeCluster;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRoutesTest {
  private static final String LOCAL = "http://iris-predictor.ml.svc.cluster.local/v2/models/iris";
  private static final String HOST = "iris-predictor.ml.svc.cluster.local";

  private final FakeCluster cluster =
      new FakeCluster()
          .with(ResourceKind.SERVICES, service("iris-predictor", "ml", "'clusterIP': '10.96.0.7'"));

  @Test
  void a_name_that_resolves_is_called_as_it_is() {
    assertThat(open(AccessMode.AUTO, HOST + ":80").target())
        .isEqualTo(new Target(URI.create(LOCAL)));
  }

  @Test
  void else_the_cluster_ip_is_called_with_the_name_as_host() {
    AccessRoute route = open(AccessMode.AUTO, "10.96.0.7:80");
    assertThat(route.text()).isEqualTo("reached by direct at 10.96.0.7:80 (Host: " + HOST + ")");
    assertThat(route.target().url()).hasToString("http://10.96.0.7:80/v2/models/iris");
  }

  @Test
  void a_service_that_names_another_is_called_at_that_with_its_own_name() {
    cluster
        .with(
            ResourceKind.SERVICES,
            service(
                "iris-predictor",
                "ml",
                "'type': 'ExternalName', 'externalName':"
                    + " 'kourier-internal.kourier-system.svc.cluster.local'"))
        .with(
            ResourceKind.SERVICES,
            service("kourier-internal", "kourier-system", "'clusterIP': '10.96.0.9'"));
    AccessRoute route = open(AccessMode.AUTO, "10.96.0.9:80");
    assertThat(route.address()).isEqualTo("10.96.0.9:80");
    assertThat(route.target().virtualHost()).isEqualTo(HOST);
  }

  @Test
  void the_gateway_of_an_http_route_is_found() {
    cluster
        .with(
            ResourceKind.HTTP_ROUTES,
            json(
                "{'metadata': {'name': 'iris', 'namespace': 'ml'}, 'spec': {'hostnames':"
                    + " ['iris-ml.example.com'], 'parentRefs': [{'name': 'gate', 'namespace':"
                    + " 'kserve'}]}}"))
        .with(
            ResourceKind.GATEWAYS,
            json(
                "{'metadata': {'name': 'gate', 'namespace': 'kserve'}, 'spec': {'listeners':"
                    + " [{'protocol': 'HTTP', 'port': 8080}]}, 'status': {'addresses': [{'value':"
                    + " '192.168.1.5'}]}}"));
    AccessRoute route = open(AccessMode.AUTO, "192.168.1.5:8080");
    assertThat(route.path()).isEqualTo(TargetPath.INGRESS);
    assertThat(route.target().virtualHost()).isEqualTo("iris-ml.example.com");
  }

  @Test
  void the_service_of_kourier_is_the_gateway_of_knative() {
    cluster.with(
        ResourceKind.SERVICES,
        service(
            "kourier",
            "kourier-system",
            "'clusterIP': '10.96.0.9', 'ports': [{'port': 80, 'nodePort': 31080}]"));
    AccessRoutes.RouteRequest request = request(LOCAL, true);
    assertThat(routes("cluster.test:31080").open(request, access(AccessMode.INGRESS, "")).address())
        .isEqualTo("cluster.test:31080");
  }

  @Test
  void a_gateway_that_is_given_comes_before_the_direct_way() {
    AccessRoute route =
        routes("127.0.0.1:8080", "10.96.0.7:80")
            .open(request(LOCAL, false), access(AccessMode.AUTO, "127.0.0.1:8080"));
    assertThat(route.path()).isEqualTo(TargetPath.INGRESS);
  }

  @Test
  void an_external_url_is_called_through_its_gateway_first() {
    assertThat(
            AccessRoutes.order(
                request("http://iris-ml.example.com/v2", false), access(AccessMode.AUTO, "")))
        .startsWith(AccessMode.INGRESS, AccessMode.DIRECT);
  }

  @Test
  void what_was_tried_and_why_it_did_not_work_is_in_the_failure() {
    assertThatThrownBy(() -> open(AccessMode.AUTO, ""))
        .hasMessage(
            """
            InferenceService ml/iris cannot be reached from here; tried, in this order:
              direct        %s:80: no
                            ClusterIP of Service ml/iris-predictor: 10.96.0.7:80: no
              ingress       no gateway was found that routes iris-ml.example.com
              node-port     Service ml/iris-predictor has no NodePort (it is ClusterIP)
              port-forward  Service ml/iris-predictor picks no pods: no selector
            Fix: give the account the right to create pods/portforward (docs/rbac.yaml), name the \
            gateway (loadline.gateway=host:port), or have a pod drive the load (runIn = CLUSTER)\
            """
                .formatted(HOST));
  }

  @Test
  void a_right_that_is_missing_is_named() {
    cluster.forbidding(ResourceKind.SERVICES);
    assertThatThrownBy(() -> open(AccessMode.DIRECT, ""))
        .hasMessageContaining("no right to get services iris-predictor in namespace ml");
  }

  private AccessRoute open(AccessMode wanted, String... reachable) {
    return routes(reachable).open(request(LOCAL, false), access(wanted, ""));
  }

  private AccessRoutes routes(String... reachable) {
    Set<String> open = Set.of(reachable);
    ConnectivityCheck check =
        (host, port) ->
            open.contains(host + ":" + port)
                ? Optional.empty()
                : Optional.of(host + ":" + port + ": no");
    return new AccessRoutes(cluster, check, false, () -> 0, () -> Instant.EPOCH);
  }

  private static AccessRoutes.RouteRequest request(String called, boolean knative) {
    return new AccessRoutes.RouteRequest(
        "InferenceService ml/iris",
        new Target(URI.create(called)),
        new Target(URI.create(LOCAL)),
        "iris-ml.example.com",
        "ml",
        "",
        knative,
        false);
  }

  private static ClusterAccess access(AccessMode wanted, String gateway) {
    return new ClusterAccess("", "", wanted, gateway, RunIn.LOCAL);
  }

  private static String service(String name, String namespace, String spec) {
    return json(
        "{'metadata': {'name': '%s', 'namespace': '%s'}, 'spec': {'type': 'ClusterIP', %s}}"
            .formatted(name, namespace, spec));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
