package io.loadline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class TestClusterTest {
  private boolean lookedForDocker;

  private TestCluster find(@Nullable String named, boolean ci, boolean docker) {
    return TestCluster.find(
        named,
        ci,
        () -> {
          lookedForDocker = true;
          return docker;
        },
        () -> "k3s.yaml");
  }

  @Test
  void the_cluster_that_was_named_is_used_and_docker_is_not_looked_for() {
    assertThat(find("kit.yaml", false, true)).isEqualTo(new TestCluster("kit.yaml", false));
    assertThat(lookedForDocker).isFalse();
  }

  @Test
  void without_a_name_it_is_k3s_where_docker_is() {
    assertThat(find(null, true, true)).isEqualTo(new TestCluster("k3s.yaml", true));
  }

  @Test
  void without_either_the_test_is_skipped_with_both_ways_in_the_reason() {
    assertThatThrownBy(() -> find(null, false, false))
        .isInstanceOf(TestAbortedException.class)
        .hasMessage(
            "no cluster for tests: LOADLINE_TEST_KUBECONFIG names none, and there is no Docker to"
                + " run K3s in");
  }

  @Test
  void without_either_in_ci_the_test_fails() {
    assertThatThrownBy(() -> find(null, true, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith("; in CI these tests must run");
  }

  @Test
  void manifests_for_the_kit_get_images_that_can_be_pulled_in_k3s_only() {
    String yaml = "image: loadline.test/busybox:1\nimagePullPolicy: Never\n";

    assertThat(find("kit.yaml", false, false).adapted(yaml)).isEqualTo(yaml);
    assertThat(find(null, false, true).adapted(yaml))
        .isEqualTo("image: busybox:1.37\nimagePullPolicy: IfNotPresent\n");
  }

  @Test
  void the_answer_about_docker_of_this_machine_is_kept() {
    boolean first = K3s.isPossible();

    assertThat(K3s.isPossible()).isEqualTo(first);
  }
}
