package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.Leftovers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectRemovalTest {
  private final FakeCluster cluster = Leftovers.in(new FakeCluster());

  private List<String> removed(String runId) {
    List<String> removed = new ArrayList<>();
    new ObjectRemoval(cluster, "ns").remove(runId, removed::add);
    return removed;
  }

  @Test
  void all_that_is_ours_goes_and_nothing_else() {
    assertThat(removed("")).containsExactly("Job ns/iris", "Job ns/other", "ConfigMap ns/part");
    assertThat(removed("")).isEmpty();
    assertThat(cluster.get(ResourceKind.JOBS, "ns", "foreign")).isPresent();
    assertThat(cluster.get(ResourceKind.CONFIG_MAPS, "ns", "settings")).isPresent();
  }

  @Test
  void of_one_run_only_its_jobs_go() {
    assertThat(removed("iris")).containsExactly("Job ns/iris");
    assertThat(cluster.get(ResourceKind.CONFIG_MAPS, "ns", "part")).isPresent();
  }
}
