package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.TargetPath;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an account may do decides what is known, not whether there is a verdict. */
@Tag("cluster")
class AccountClusterIT {
  private static final String NODES_UNREAD =
      "no right to get nodes loadline: pressure on a node is not seen";

  private final Gates gates = new Gates();
  private final PlainLoad load = new PlainLoad();
  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeEach
  void start_the_server() throws Exception {
    kit = ClusterKit.require().reachable();
    namespace = kit.namespace("account");
    namespace.apply(SmallServer.yaml(1));
    namespace.readyPods(SmallServer.LABELS, 1);
  }

  @Test
  void the_account_of_the_docs_is_enough() throws Exception {
    become(rbac());
    ClusterResult result = measured(AccessMode.AUTO, () -> {});
    assertThat(result.path()).isEqualTo(TargetPath.DIRECT);
    assertThat(result.context()).isEqualTo("account@kit");
    assertThat(requireNonNull(result.before()).pods()).isEqualTo(1);
    assertThat(result.after()).isEqualTo(result.before());
    assertThat(result.interferences()).isEmpty();
    assertThat(result.notes()).containsExactly(NODES_UNREAD);
  }

  @Test
  void the_account_of_the_docs_sees_what_happens_and_may_tunnel() throws Exception {
    become(rbac());
    ClusterResult result =
        measured(
            AccessMode.PORT_FORWARD,
            () ->
                namespace
                    .client()
                    .pods()
                    .inNamespace(namespace.name())
                    .withLabels(SmallServer.LABELS)
                    .withGracePeriod(0)
                    .delete());
    assertThat(result.interferences())
        .extracting(Interference::kind)
        .contains(InterferenceKind.TUNNEL_BROKE, InterferenceKind.POD_DELETED);
  }

  @Test
  void without_the_right_to_see_pods_there_is_a_result_that_says_so() throws Exception {
    become(rbac().replace("resources: [pods]\n", "resources: [podtemplates]\n"));
    ClusterResult result = measured(AccessMode.DIRECT, () -> {});
    assertThat(result.interferences()).isEmpty();
    assertThat(result.after()).isEqualTo(result.before());
    assertThat(result.notes())
        .anyMatch(
            note ->
                note.startsWith("no right to list pods in namespace " + namespace.name())
                    && note.endsWith(
                        "restarts, OOM kills, evictions and new revisions are not seen"));
  }

  @Test
  void a_tunnel_without_its_right_says_which_right_is_missing() throws Exception {
    become(rbac().replace("[pods/portforward]", "[podtemplates]"));
    try (ClusterGate gate = gates.service(namespace.name(), AccessMode.PORT_FORWARD)) {
      assertThatThrownBy(() -> load.reach(gate))
          .hasMessageContaining("broke: no right to create pods/portforward")
          .hasMessageContaining("Fix: give the account the right");
    }
  }

  @Test
  void a_token_that_nobody_knows_is_told_as_such() {
    ClusterKit.use(kit.withToken("expired", namespace.name()).toString());
    assertThatThrownBy(
            () -> {
              try (ClusterGate gate = gates.service(namespace.name(), AccessMode.AUTO)) {
                load.reach(gate);
              }
            })
        .hasMessageContaining("401");
  }

  private static String rbac() throws Exception {
    return Files.readString(Path.of("docs/rbac.yaml"));
  }

  private void become(String rbac) {
    namespace.apply(
        rbac.replace(
            "kind: ServiceAccount\n    name",
            "kind: ServiceAccount\n    namespace: " + namespace.name() + "\n    name"));
    String token = namespace.token("loadline");
    ClusterKit.use(kit.withToken(token, namespace.name()).toString());
  }

  private ClusterResult measured(AccessMode access, PlainLoad.Meanwhile meanwhile)
      throws Exception {
    try (ClusterGate gate = gates.service(namespace.name(), access)) {
      Call call = load.reach(gate);
      return load.measure(gate, call, 4, meanwhile);
    }
  }
}
