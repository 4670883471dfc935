package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.Leftovers;
import org.junit.jupiter.api.Test;

class ObjectRemovalTest {
  private final FakeCluster cluster = Leftovers.in(new FakeCluster());

  @Test
  void all_that_is_ours_goes_and_nothing_else() {
    assertThat(new ObjectRemoval(cluster, "ns").remove(""))
        .containsExactly("Job ns/iris", "Job ns/other", "ConfigMap ns/part");
    assertThat(new ObjectRemoval(cluster, "ns").remove("")).isEmpty();
    assertThat(cluster.get(ResourceKind.JOBS, "ns", "foreign")).isPresent();
    assertThat(cluster.get(ResourceKind.CONFIG_MAPS, "ns", "settings")).isPresent();
  }

  @Test
  void of_one_run_only_its_jobs_go() {
    assertThat(new ObjectRemoval(cluster, "ns").remove("iris")).containsExactly("Job ns/iris");
    assertThat(cluster.get(ResourceKind.CONFIG_MAPS, "ns", "part")).isPresent();
  }
}
