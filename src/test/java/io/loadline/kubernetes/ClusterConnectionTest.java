package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.AccessMode;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.AwaitedKind;
import io.loadline.plan.ClusterAccess;
import io.loadline.plan.Readiness;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.RunIn;
import io.loadline.plan.Target;
import io.loadline.result.NotReadyException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which gates need a kubeconfig that can be used. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ClusterConnectionTest {
  private final List<String> said = new ArrayList<>();
  private String kubeconfig = "";

  @BeforeEach
  void name_a_kubeconfig_that_is_not_there(@TempDir Path folder) {
    kubeconfig = folder.resolve("gone").toString();
    System.setProperty("kubeconfig", kubeconfig);
  }

  @AfterEach
  void clear() {
    System.clearProperty("kubeconfig");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://iris.models.svc.cluster.local/v2/models/iris/infer",
        "http://iris-predictor.models.svc/",
        "http://iris.no-such-namespace/",
        "isvc://iris/"
      })
  void what_only_a_cluster_knows_needs_one(String url) {
    assertThatThrownBy(() -> open(url, Optional.empty(), ClusterAccess.DEFAULT))
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("names no file: " + kubeconfig);
  }

  @Test
  void so_does_what_is_waited_for_in_one_and_a_way_through_one() {
    ReadinessTarget iris = new ReadinessTarget(AwaitedKind.ISVC, "iris", "");
    ClusterAccess tunnel = new ClusterAccess("", "", AccessMode.PORT_FORWARD, "", RunIn.LOCAL);

    assertThatThrownBy(() -> open("http://127.0.0.1:1/", Optional.of(iris), ClusterAccess.DEFAULT))
        .hasMessageContaining(kubeconfig);
    assertThatThrownBy(() -> open("http://example.com/", Optional.empty(), tunnel))
        .hasMessageContaining(kubeconfig);
  }

  @Test
  void a_host_that_need_not_be_in_a_cluster_is_called_without_one_and_that_is_said() {
    assertThat(open("http://models.example.com/", Optional.empty(), ClusterAccess.DEFAULT))
        .isEmpty();
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith(
            "no cluster is asked what models.example.com is: the kubeconfig cannot be used:")
        .contains(kubeconfig);
  }

  @Test
  void an_address_needs_none_and_nothing_is_said() {
    assertThat(open("http://127.0.0.1:1/", Optional.empty(), ClusterAccess.DEFAULT)).isEmpty();
    assertThat(said).isEmpty();
  }

  private Optional<ClusterConnection> open(
      String url, Optional<ReadinessTarget> awaited, ClusterAccess access) {
    Readiness readiness =
        new Readiness(Duration.ofSeconds(1), 1, awaited, AllowedInterference.NOTHING);
    return ClusterConnection.open(new Target(URI.create(url)), readiness, access, said::add);
  }
}
