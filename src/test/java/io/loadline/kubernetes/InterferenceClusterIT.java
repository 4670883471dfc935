package io.loadline.kubernetes;

import static io.loadline.result.InterferenceKind.DELETED;
import static io.loadline.result.InterferenceKind.NEW_REVISION;
import static io.loadline.result.InterferenceKind.OOM_KILLED;
import static io.loadline.result.InterferenceKind.POD_ADDED;
import static io.loadline.result.InterferenceKind.POD_DELETED;
import static io.loadline.result.InterferenceKind.RECREATED;
import static io.loadline.result.InterferenceKind.RESTART;
import static io.loadline.result.InterferenceKind.SCALED;
import static io.loadline.result.InterferenceKind.TUNNEL_BROKE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What happens to a service while it is measured. */
@Tag("cluster")
class InterferenceClusterIT {
  private final Gates gates = new Gates();
  private final PlainLoad load = new PlainLoad();
  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeEach
  void start_the_server() {
    kit = ClusterKit.require().reachable();
    namespace = kit.namespace("interference");
    namespace.apply(SmallServer.yaml(1));
    namespace.readyPods(SmallServer.LABELS, 1);
  }

  @Test
  void a_pod_that_is_killed_is_told_and_so_is_the_one_in_its_place() throws Exception {
    ClusterResult result = measured(AccessMode.DIRECT, 4, this::killThePod);
    assertThat(result.interferences())
        .extracting(Interference::kind)
        .containsExactlyInAnyOrder(POD_DELETED, POD_ADDED);
    assertThat(result.interferences()).noneMatch(Interference::scaling);
    assertThat(first(result).second()).isBetween(0.4, 4.0);
    assertThat(first(result).what()).matches("pod web-\\S+ was deleted");
  }

  @Test
  void scaling_is_told_as_such() throws Exception {
    ClusterResult result =
        measured(
            AccessMode.DIRECT,
            5,
            () ->
                namespace
                    .client()
                    .apps()
                    .deployments()
                    .inNamespace(namespace.name())
                    .withName("web")
                    .scale(2));
    assertThat(result.interferences())
        .extracting(Interference::kind)
        .containsExactlyInAnyOrder(SCALED, POD_ADDED);
    assertThat(result.interferences()).allMatch(Interference::scaling);
  }

  @Test
  void a_container_that_is_killed_for_memory_is_told() throws Exception {
    ClusterResult result = measured(AccessMode.DIRECT, 6, () -> ask("/eat"));
    assertThat(first(result).kind()).isEqualTo(OOM_KILLED);
    assertThat(first(result).what())
        .matches("container web of pod web-\\S+ was killed for memory .*");
    assertThat(result.interferences()).hasSize(1);
  }

  @Test
  void a_container_that_ends_is_told() throws Exception {
    ClusterResult result = measured(AccessMode.DIRECT, 5, () -> ask("/exit"));
    assertThat(first(result).kind()).isEqualTo(RESTART);
    assertThat(first(result).what())
        .matches("container web of pod web-\\S+ ended \\(Error, exit code 3\\) .*");
    assertThat(result.interferences()).hasSize(1);
  }

  @Test
  void what_happens_in_the_last_moment_is_told_too() throws Exception {
    ClusterResult result = measured(AccessMode.DIRECT, 1, () -> ask("/exit"));
    assertThat(result.interferences()).extracting(Interference::kind).containsExactly(RESTART);
  }

  @Test
  void what_happened_before_the_last_answer_is_told_without_a_failure_too() throws Exception {
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.DIRECT)) {
      Call call = load.reach(gate);
      assertThat(load.betweenRequests(gate, call, "/exit").interferences())
          .extracting(Interference::kind)
          .containsExactly(RESTART);
    }
  }

  @Test
  void a_new_pod_template_is_a_new_revision() throws Exception {
    ClusterResult result =
        measured(
            AccessMode.DIRECT, 5, () -> namespace.apply(SmallServer.yaml(1, "ClusterIP", "b")));
    assertThat(first(result).kind()).isEqualTo(NEW_REVISION);
    assertThat(result.interferences()).noneMatch(Interference::scaling);
    assertThat(requireNonNull(result.after()).components().get(0).revision())
        .isNotEqualTo(requireNonNull(result.before()).components().get(0).revision());
  }

  @Test
  void deletion_is_told() throws Exception {
    ClusterResult result = measured(AccessMode.DIRECT, 3, this::deleteTheService);
    assertThat(first(result).kind()).isEqualTo(DELETED);
    assertThat(result.after()).isNull();
  }

  @Test
  void one_that_was_made_again_under_the_same_name_is_another() throws Exception {
    ClusterResult result =
        measured(
            AccessMode.DIRECT,
            4,
            () -> {
              deleteTheService();
              namespace.apply(SmallServer.yaml(1));
            });
    assertThat(result.interferences()).extracting(Interference::kind).contains(DELETED, RECREATED);
    assertThat(requireNonNull(result.after()).uid())
        .isNotEqualTo(requireNonNull(result.before()).uid());
  }

  @Test
  void a_tunnel_that_breaks_with_its_pod_is_made_again_to_the_next() throws Exception {
    ClusterResult result = measured(AccessMode.PORT_FORWARD, 8, this::killThePod);
    assertThat(result.interferences())
        .extracting(Interference::kind)
        .contains(TUNNEL_BROKE, POD_DELETED);
    assertThat(requireNonNull(result.tunnel()).reconnects()).isPositive();
    assertThat(load.failures()).isPositive();
    assertThat(load.successes()).isGreaterThan(20);
  }

  @Test
  void a_service_that_crashes_behind_a_tunnel_is_told_as_a_crash() throws Exception {
    ClusterResult result = measured(AccessMode.PORT_FORWARD, 5, () -> ask("/exit"));
    assertThat(result.interferences()).extracting(Interference::kind).contains(RESTART);
  }

  private String asked = "";

  private void ask(String path) {
    load.post(Gates.call(asked + path).target(), "");
  }

  private void killThePod() {
    namespace
        .client()
        .pods()
        .inNamespace(namespace.name())
        .withLabels(SmallServer.LABELS)
        .withGracePeriod(0)
        .delete();
  }

  private void deleteTheService() {
    namespace.client().services().inNamespace(namespace.name()).withName("web").delete();
  }

  private ClusterResult measured(AccessMode access, int seconds, PlainLoad.Meanwhile meanwhile)
      throws Exception {
    try (ClusterGate gate = gates.service(namespace.name(), access)) {
      Call call = load.reach(gate);
      asked = "http://" + call.target().url().getAuthority();
      return load.measure(gate, call, seconds, meanwhile);
    }
  }

  private static Interference first(ClusterResult result) {
    assertThat(result.interferences()).isNotEmpty();
    return result.interferences().get(0);
  }
}
