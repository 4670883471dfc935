package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.result.TargetPath;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** All ways to one service. */
@Tag("cluster")
@EnabledIf(value = ClusterKit.THERE, disabledReason = ClusterKit.WHY_SKIPPED)
class AccessClusterIT {
  @AutoClose private static ClusterKit kit;
  private static KubeNamespace namespace;

  private final Gates gates = new Gates();
  private final PlainLoad load = new PlainLoad();

  @BeforeAll
  static void start_the_server() {
    kit = ClusterKit.require();
    namespace = kit.namespace("access");
    namespace.apply(SmallServer.yaml(2, "NodePort", "a"));
    namespace.readyPods(SmallServer.LABELS, 2);
  }

  @Test
  void the_cluster_ip_is_the_direct_way_where_the_name_does_not_resolve() throws Exception {
    kit.reachable();
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.AUTO)) {
      Call call = load.reach(gate);
      assertThat(call.target().url().getHost()).startsWith("10.96.");
      assertThat(call.target().virtualHost())
          .isEqualTo("web." + namespace.name() + ".svc.cluster.local");
      ClusterResult result = load.measure(gate, call, 2, () -> {});
      assertThat(result.path()).isEqualTo(TargetPath.DIRECT);
      assertThat(result.interferences()).isEmpty();
      assertThat(result.tunnel()).isNull();
      assertThat(result.after()).isNotNull().isEqualTo(result.before());
      assertThat(requireNonNull(result.before()).pods()).isEqualTo(2);
      assertThat(load.failures()).isZero();
    }
  }

  @Test
  void a_way_stays_until_its_service_is_made_again() throws Exception {
    kit.reachable();
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.DIRECT)) {
      Call first = load.reach(gate);
      assertThat(load.reach(gate).target()).isEqualTo(first.target());

      namespace.client().services().inNamespace(namespace.name()).withName("web").delete();
      namespace.apply(SmallServer.yaml(2, "NodePort", "a"));
      assertThat(load.reach(gate).target().url()).isNotEqualTo(first.target().url());
      assertThat(gates.said()).filteredOn(line -> line.startsWith("reached by direct")).hasSize(2);
    }
  }

  @Test
  void a_node_port_is_reached_at_a_node() throws Exception {
    kit.reachable();
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.NODE_PORT)) {
      Call call = load.reach(gate);
      assertThat(call.target().port()).isEqualTo(namespace.nodePort("web"));
      assertThat(load.measure(gate, call, 1, () -> {}).path()).isEqualTo(TargetPath.NODE_PORT);
    }
  }

  @Test
  void a_tunnel_serves_its_connections_from_all_ready_pods_in_turn() throws Exception {
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.PORT_FORWARD)) {
      Call call = load.reach(gate);
      Set<String> pods = new HashSet<>();
      for (int i = 0; i < 4; i++) {
        pods.add(new PlainLoad().post(call.target(), "").orElseThrow());
      }
      assertThat(pods).hasSize(2);
    }
  }

  @Test
  void a_large_request_arrives_whole_through_a_tunnel() throws Exception {
    String large = "0123456789abcdef".repeat(64 * 1024);
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.PORT_FORWARD)) {
      Call call = load.reach(gate);
      for (int i = 0; i < 5; i++) {
        assertThat(load.post(call.target(), large)).hasValue(large);
      }
    }
  }

  @Test
  void what_a_tunnel_adds_is_measured() throws Exception {
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.PORT_FORWARD)) {
      Call call = load.reach(gate);
      ClusterResult result = load.measure(gate, call, 3, () -> {});
      assertThat(result.path()).isEqualTo(TargetPath.PORT_FORWARD);
      assertThat(requireNonNull(result.tunnel()).overheadP50Nanos())
          .isBetween(100_000L, 1_000_000_000L);
      assertThat(requireNonNull(result.tunnel()).overheadP99Nanos())
          .isGreaterThanOrEqualTo(requireNonNull(result.tunnel()).overheadP50Nanos());
      assertThat(requireNonNull(result.tunnel()).reconnects()).isZero();
      assertThat(result.interferences()).isEmpty();
      assertThat(load.failures()).isZero();
    }
  }

  @Test
  void nothing_of_a_tunnel_is_left_after_it() throws Exception {
    Call call;
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.PORT_FORWARD)) {
      call = load.reach(gate);
    }
    assertThat(new PlainLoad().post(call.target(), "")).isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("loadline-"));
  }

  @Test
  void a_way_that_was_asked_for_and_leads_nowhere_says_why_and_what_to_do() {
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.INGRESS)) {
      assertThatThrownBy(() -> load.reach(gate))
          .hasMessageContaining("cannot be reached from here; access = INGRESS was asked for:")
          .hasMessageContaining("ingress       it has no external host")
          .hasMessageContaining("Fix: name the gateway");
    }
  }
}
