package io.loadline.kubernetes.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.result.TargetPath;
import io.loadline.testkit.FakeCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way to the port of one pod. */
class PodAddressTest {
  private final List<String> tried = new ArrayList<>();
  private String fault = "";
  private final PodAddress address =
      new PodAddress(new FakeCluster(), this::fault, () -> 0, () -> Instant.EPOCH);

  private Optional<String> fault(String host, int port) {
    tried.add(host + ":" + port);
    return Optional.of(fault).filter(each -> !each.isEmpty());
  }

  private AccessRoute route(String ip) {
    return route(ip, "/metrics");
  }

  private AccessRoute route(String ip, String path) {
    String pod =
        "{\"metadata\": {\"name\": \"a\", \"namespace\": \"ml\"}, \"status\": {\"podIP\": \"%s\"}}";
    return address.route(
        new Pod(FakeCluster.object(ResourceKind.PODS, pod.formatted(ip))), 9091, path);
  }

  @Test
  void a_pod_whose_address_takes_connections_is_called_there() {
    try (AccessRoute route = route("10.87.8.22")) {
      assertThat(route.path()).isEqualTo(TargetPath.DIRECT);
      assertThat(route.target().url()).hasToString("http://10.87.8.22:9091/metrics");
    }
  }

  @Test
  void an_address_of_version_six_stands_in_brackets() {
    try (AccessRoute route = route("fd00::1")) {
      assertThat(route.target().url()).hasToString("http://[fd00::1]:9091/metrics");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/m?only=a&b=%20c, /m?only=a&b=%20c",
    "/m n?o=a|b, /m%20n?o=a%7Cb",
    "/m%2F{n}, /m%252F%7Bn%7D"
  })
  void a_path_keeps_its_query_and_escapes_what_no_url_can_hold(String path, String called) {
    try (AccessRoute route = route("10.87.8.22", path)) {
      assertThat(route.target().url()).hasToString("http://10.87.8.22:9091" + called);
    }
  }

  @Test
  void else_a_tunnel_leads_to_it() {
    fault = "10.87.8.22:9091 does not answer within 1 s";
    try (AccessRoute route = route("10.87.8.22")) {
      assertThat(route.path()).isEqualTo(TargetPath.PORT_FORWARD);
      assertThat(route.target().url()).hasHost("127.0.0.1").hasPath("/metrics");
      assertThat(takesConnections(route)).isTrue();
    }
  }

  @Test
  void the_tunnel_ends_with_the_way() {
    fault = "no";
    AccessRoute route = route("10.87.8.22");
    route.close();
    assertThat(takesConnections(route)).isFalse();
  }

  @Test
  void the_first_pod_decides_for_the_others() {
    fault = "no";
    for (String ip : List.of("10.87.8.22", "10.87.8.23")) {
      route(ip).close();
    }
    assertThat(tried).containsExactly("10.87.8.22:9091");
  }

  @Test
  void a_pod_without_an_address_is_reached_by_a_tunnel() {
    try (AccessRoute first = route("10.87.8.22");
        AccessRoute second = route("")) {
      assertThat(first.path()).isEqualTo(TargetPath.DIRECT);
      assertThat(second.path()).isEqualTo(TargetPath.PORT_FORWARD);
    }
  }

  private static boolean takesConnections(AccessRoute route) {
    int port = route.target().port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
