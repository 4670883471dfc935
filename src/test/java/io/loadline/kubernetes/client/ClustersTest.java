package io.loadline.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.loadline.result.NotReadyException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ClustersTest {
  private static final String TWO =
      """
      apiVersion: v1
      kind: Config
      current-context: one
      clusters:
      - {name: a, cluster: {server: "http://127.0.0.1:1"}}
      - {name: b, cluster: {server: "http://127.0.0.1:2"}}
      users: [{name: u, user: {}}]
      contexts:
      - {name: one, context: {cluster: a, user: u}}
      - {name: two, context: {cluster: b, user: u, namespace: models}}
      """;

  private Path folder;

  @BeforeEach
  void folder(@TempDir Path empty) {
    folder = empty;
  }

  @Test
  void the_current_context_is_used_unless_another_is_named() throws Exception {
    try (Cluster current = open(TWO, "").orElseThrow();
        Cluster other = open(TWO, "two").orElseThrow()) {
      assertThat(current.context()).isEqualTo("one");
      assertThat(current.namespace()).isEqualTo("default");
      assertThat(current.server()).isEqualTo("http://127.0.0.1:1");
      assertThat(other.context()).isEqualTo("two");
      assertThat(other.namespace()).isEqualTo("models");
    }
  }

  @Test
  void no_property_of_the_jvm_is_changed_for_good() throws Exception {
    try (Cluster cluster = open(TWO, "").orElseThrow()) {
      assertThat(cluster.context()).isEqualTo("one");
      assertThat(System.getProperty("slf4j.internal.verbosity")).isNull();
    }
  }

  @Test
  void who_asks_by_the_same_kubeconfig_at_a_time_shares_a_client() {
    SharedClients shared = new SharedClients();
    List<KubernetesClient> made = new ArrayList<>();
    Supplier<SharedClients.NamedClient> maker =
        () -> {
          made.add(new KubernetesClientBuilder().withConfig(Config.empty()).build());
          return new SharedClients.NamedClient(made.get(made.size() - 1), "kind");
        };

    Cluster first = shared.connect("a", maker);
    Cluster second = shared.connect("a", maker);
    shared.connect("b", maker).close();

    assertThat(second.context()).isEqualTo("kind");
    assertThat(made).hasSize(2);
    first.close();
    first.close();
    assertThat(made.get(0).getHttpClient().isClosed()).isFalse();
    assertThat(made.get(1).getHttpClient().isClosed()).isTrue();
    second.close();
    assertThat(made.get(0).getHttpClient().isClosed()).isTrue();
    shared.connect("a", maker).close();
    assertThat(made).hasSize(3);
  }

  @Test
  void a_kubeconfig_that_was_written_anew_is_another() throws Exception {
    Path file = Files.writeString(folder.resolve("config"), TWO);
    String before = new KubeconfigPaths("", List.of(file)).state();

    Files.writeString(file, TWO + "# more");

    assertThat(new KubeconfigPaths("", List.of(file)).state()).isNotEqualTo(before);
  }

  @Test
  void a_context_that_is_not_there_is_told_with_those_that_are() {
    assertThatThrownBy(() -> open(TWO, "prod"))
        .isInstanceOf(NotReadyException.class)
        .hasMessageStartingWith("the kubeconfig has no context prod (")
        .hasMessageEndingWith("\n  contexts  one, two");
  }

  @Test
  void a_kubeconfig_without_a_current_context_is_told() {
    assertThatThrownBy(() -> open("apiVersion: v1\nkind: Config\n", ""))
        .hasMessageStartingWith("the kubeconfig has no current context (");
  }

  @Test
  void the_first_of_several_files_counts_and_missing_ones_are_passed_over() throws Exception {
    Path first = Files.writeString(folder.resolve("first"), TWO);
    Path other =
        Files.writeString(
            folder.resolve("other"),
            TWO.replace(": one", ": two").replace("127.0.0.1:", "10.0.0.1:"));
    String files = folder.resolve("gone") + File.pathSeparator + first + File.pathSeparator + other;

    try (Cluster cluster = openAt(files, "").orElseThrow()) {
      assertThat(cluster.context()).isEqualTo("one");
      assertThat(cluster.server()).isEqualTo("http://127.0.0.1:1");
    }
  }

  @Test
  void settings_of_the_client_library_that_name_another_cluster_are_refused() {
    System.setProperty("kubernetes.master", "http://127.0.0.1:9");
    try {
      assertThatThrownBy(() -> open(TWO, ""))
          .hasMessageStartingWith(
              "context one of the kubeconfig is the cluster http://127.0.0.1:1, and settings of"
                  + " this JVM say http://127.0.0.1:9/\n")
          .hasMessageContaining("kubernetes.master");
    } finally {
      System.clearProperty("kubernetes.master");
    }
  }

  private Optional<Cluster> open(String text, String context) throws Exception {
    return openAt(Files.writeString(folder.resolve("kubeconfig"), text).toString(), context);
  }

  private static Optional<Cluster> openAt(String kubeconfig, String context) {
    System.setProperty("kubeconfig", kubeconfig);
    try {
      return Clusters.open(context);
    } finally {
      System.clearProperty("kubeconfig");
    }
  }
}
