package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.access.AccessRoute;
import io.loadline.kubernetes.access.AccessRoutes;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.plan.Target;
import io.loadline.testkit.FakeCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where pods say that they tell metrics; single quotes stand for double ones. */
class MetricsPortsTest {
  private static final String QUEUE_PROXY =
      "{'name': 'kserve-container', 'ports': [{'containerPort': 8080, 'name': 'user-port'}]},"
          + " {'name': 'queue-proxy', 'ports': [{'containerPort': 9090, 'name':"
          + " 'http-autometric'}, {'containerPort': 9091, 'name': 'http-usermetric'},"
          + " {'containerPort': 8012, 'name': 'queue-port'}]%s}";

  private static Map<Integer, String> ports(String annotations, String containers) {
    return MetricsPorts.of(pod("a", annotations, containers));
  }

  private static KubeObject pod(String name, String annotations, String containers) {
    String json =
        "{'metadata': {'name': '%s', 'namespace': 'ml', 'annotations': {%s}}, 'spec':"
            + " {'containers': [%s]}}";
    return FakeCluster.object(
        ResourceKind.PODS, json.formatted(name, annotations, containers).replace('\'', '"'));
  }

  private static String observed(String protocol) {
    String config = "{\\\"requestMetrics\\\": {\\\"protocol\\\": \\\"%s\\\"}}".formatted(protocol);
    return ", 'env': [{'name': 'OBSERVABILITY_CONFIG', 'value': '%s'}]".formatted(config);
  }

  @Test
  void a_pod_that_declares_nothing_is_not_asked() {
    assertThat(ports("", "{'name': 'web', 'ports': [{'containerPort': 8080, 'name': 'http'}]}"))
        .isEmpty();
  }

  @Test
  void the_annotation_of_kserve_comes_before_the_common_one() {
    String both =
        "'prometheus.io/port': '9000', 'prometheus.io/path': '/stats', 'prometheus.kserve.io/port':"
            + " '8080', 'prometheus.kserve.io/path': '/metrics'";

    assertThat(ports(both, "").entrySet())
        .containsExactly(Map.entry(8080, "/metrics"), Map.entry(9000, "/stats"));
  }

  @Test
  void a_port_that_is_declared_twice_is_one() {
    String same =
        "'prometheus.kserve.io/port': '8082', 'prometheus.kserve.io/path': '/a',"
            + " 'prometheus.io/port': '8082', 'prometheus.io/path': '/b'";

    assertThat(ports(same, "")).isEqualTo(Map.of(8082, "/a"));
  }

  @Test
  void a_path_begins_with_a_slash_and_is_metrics_where_none_is_given() {
    assertThat(ports("'prometheus.io/port': '1'", "")).isEqualTo(Map.of(1, "/metrics"));
    assertThat(ports("'prometheus.io/port': '1', 'prometheus.io/path': 'a/b'", ""))
        .isEqualTo(Map.of(1, "/a/b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "http", "123456", "65536"})
  void what_is_no_port_is_left_out(String port) {
    assertThat(ports("'prometheus.io/port': '%s'".formatted(port), "")).isEmpty();
  }

  @Test
  void a_pod_that_is_not_to_be_scraped_is_not() {
    assertThat(ports("'prometheus.io/port': '1', 'prometheus.io/scrape': 'false'", "")).isEmpty();
  }

  @Test
  void metrics_over_tls_are_left_out() {
    assertThat(ports("'prometheus.io/port': '1', 'prometheus.io/scheme': 'https'", "")).isEmpty();
  }

  @Test
  void a_port_is_known_by_its_name() {
    assertThat(
            ports(
                "",
                "{'name': 'a', 'ports': [{'containerPort': 8080, 'name': 'http'},"
                    + " {'containerPort': 8002, 'name': 'metrics'}]}, {'name': 'b', 'ports':"
                    + " [{'containerPort': 9400, 'name': 'http-metrics'}]}"))
        .isEqualTo(Map.of(8002, "/metrics", 9400, "/metrics"));
  }

  @Test
  void the_queue_proxy_is_asked_where_it_was_told_to_tell_metrics() {
    assertThat(ports("", QUEUE_PROXY.formatted(observed("prometheus"))))
        .isEqualTo(Map.of(9091, "/metrics"));
  }

  @Test
  void an_older_queue_proxy_does_not_say_and_is_asked() {
    assertThat(ports("", QUEUE_PROXY.formatted(""))).isEqualTo(Map.of(9091, "/metrics"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "grpc", "http/protobuf"})
  void the_queue_proxy_declares_a_port_at_which_nobody_listens(String protocol) {
    String annotated = "'prometheus.io/port': '9091', 'prometheus.io/path': '/metrics'";

    assertThat(ports(annotated, QUEUE_PROXY.formatted(observed(protocol)))).isEmpty();
  }

  @Test
  void a_configuration_that_is_no_json_asks_for_no_metrics() {
    String broken = ", 'env': [{'name': 'OBSERVABILITY_CONFIG', 'value': 'a'}]";

    assertThat(ports("", QUEUE_PROXY.formatted(broken))).isEmpty();
  }

  @Test
  void ways_bear_the_name_of_the_pod_and_the_port() {
    KubeObject pod = pod("iris-1", "'prometheus.io/port': '8080', 'prometheus.io/path': '/m'", "");

    assertThat(MetricsPorts.points(List.of(pod), MetricsPortsTest::way))
        .hasEntrySatisfying(
            "iris-1:8080",
            way -> assertThat(way.target().url()).hasToString("http://iris-1:8080/m"))
        .hasSize(1);
  }

  @Test
  void ten_places_are_asked_and_of_more_none_as_some_would_be_left_out() {
    assertThat(MetricsPorts.points(pods(10), MetricsPortsTest::way)).hasSize(10);
    assertThat(MetricsPorts.points(pods(11), MetricsPortsTest::way)).isEmpty();
  }

  @Test
  void a_pod_that_declares_nothing_leaves_the_others_unasked() {
    List<KubeObject> all =
        List.of(pod("iris-0", "'prometheus.io/port': '1'", ""), pod("b", "", ""));

    assertThat(MetricsPorts.points(all, MetricsPortsTest::way)).isEmpty();
  }

  @Test
  void a_way_that_cannot_be_made_closes_those_before_it() {
    AccessRoutes routes = new AccessRoutes(new FakeCluster(), () -> 0, () -> Instant.EPOCH);
    List<AccessRoute> made = new ArrayList<>();

    assertThatThrownBy(
            () ->
                MetricsPorts.points(
                    pods(2),
                    (pod, port, path) -> {
                      if (!made.isEmpty()) {
                        throw new UncheckedIOException("no port is free", new IOException());
                      }
                      made.add(routes.toPod(pod, port, path));
                      return made.get(0);
                    }))
        .hasMessage("no port is free");

    assertThat(made).singleElement().matches(way -> !takesConnections(way));
  }

  private static boolean takesConnections(AccessRoute way) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), way.target().port())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static List<KubeObject> pods(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> pod("iris-" + i, "'prometheus.io/port': '8080'", ""))
        .toList();
  }

  private static AccessRoute way(KubeObject pod, int port, String path) {
    return AccessRoute.direct(new Target(URI.create("http://" + pod.name() + ":" + port + path)));
  }
}
