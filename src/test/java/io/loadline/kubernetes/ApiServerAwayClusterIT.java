package io.loadline.kubernetes;

import static io.loadline.result.InterferenceKind.NOT_CONFIRMED;
import static io.loadline.result.InterferenceKind.POD_DELETED;
import static io.loadline.result.InterferenceKind.TUNNEL_BROKE;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AccessMode;
import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.CuttableProxy;
import io.loadline.testkit.KubeNamespace;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The API server goes away while a service is measured, behind a proxy that the test cuts. */
@Tag("cluster")
class ApiServerAwayClusterIT {
  private final Gates gates = new Gates();
  private final PlainLoad load = new PlainLoad();
  private ClusterKit kit;
  private KubeNamespace namespace;
  private CuttableProxy proxy;

  @BeforeEach
  void start_the_server() {
    kit = ClusterKit.require().reachable();
    namespace = kit.namespace("away");
    namespace.apply(SmallServer.yaml(1));
    namespace.readyPods(SmallServer.LABELS, 1);
    proxy = new CuttableProxy(kit.apiPort());
    ClusterKit.use(kit.through(proxy.port()).toString());
  }

  @AfterEach
  void remove() {
    if (namespace != null) {
      proxy.close();
      kit.close();
    }
  }

  @Test
  void away_for_ten_seconds_does_not_matter_when_nothing_happened_meanwhile() throws Exception {
    ClusterResult result =
        measured(
            AccessMode.DIRECT,
            14,
            () -> {
              proxy.cut();
              TimeUnit.SECONDS.sleep(10);
              proxy.restore();
            });
    assertThat(result.interferences()).isEmpty();
    assertThat(result.after()).isEqualTo(result.before());
    assertThat(load.failures()).isZero();
  }

  @Test
  void what_happened_while_it_was_away_is_told_afterwards() throws Exception {
    ClusterResult result =
        measured(
            AccessMode.DIRECT,
            6,
            () -> {
              proxy.cut();
              namespace
                  .client()
                  .pods()
                  .inNamespace(namespace.name())
                  .withLabels(SmallServer.LABELS)
                  .withGracePeriod(0)
                  .delete();
              TimeUnit.SECONDS.sleep(3);
              proxy.restore();
            });
    assertThat(result.interferences()).extracting(Interference::kind).contains(POD_DELETED);
  }

  @Test
  void away_at_the_end_is_waited_for() throws Exception {
    ClusterResult result =
        measured(
            AccessMode.DIRECT,
            2,
            () -> {
              proxy.cut();
              restoreIn(6);
            });
    assertThat(result.interferences()).isEmpty();
    assertThat(result.after()).isEqualTo(result.before());
  }

  @Test
  void away_for_good_leaves_it_unconfirmed() throws Exception {
    ClusterResult result = measured(AccessMode.DIRECT, 3, proxy::cut);
    assertThat(result.after()).isNull();
    assertThat(result.interferences())
        .extracting(Interference::kind)
        .containsExactly(NOT_CONFIRMED);
    assertThat(result.interferences().get(0).what())
        .startsWith("whether it is still the same service cannot be confirmed: the API server at")
        .contains("is away");
    assertThat(load.failures()).isZero();
  }

  @Test
  void a_tunnel_breaks_with_it_and_is_made_again() throws Exception {
    ClusterResult result =
        measured(
            AccessMode.PORT_FORWARD,
            8,
            () -> {
              proxy.cut();
              TimeUnit.SECONDS.sleep(2);
              proxy.restore();
            });
    assertThat(result.interferences())
        .extracting(Interference::kind)
        .isNotEmpty()
        .containsOnly(TUNNEL_BROKE);
    assertThat(result.interferences().get(0).second()).isBetween(0.3, 4.0);
    assertThat(requireNonNull(result.tunnel()).reconnects()).isPositive();
    assertThat(load.failures()).isPositive();
    assertThat(load.successes()).isGreaterThan(20);
  }

  private void restoreIn(int seconds) {
    Thread later =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(seconds);
              } catch (InterruptedException e) {
                return;
              }
              proxy.restore();
            });
    later.setDaemon(true);
    later.start();
  }

  private ClusterResult measured(AccessMode access, int seconds, PlainLoad.Meanwhile meanwhile)
      throws Exception {
    try (ClusterGate gate = gates.service(namespace.name(), access)) {
      Call call = load.reach(gate);
      return load.measure(gate, call, seconds, meanwhile);
    }
  }
}
