package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.resource.ResourceKind;
import io.loadline.testkit.FakeCluster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObjectRemovalTest {
  private static final String OURS = "'app.kubernetes.io/managed-by': 'loadline', ";

  private final FakeCluster cluster = new FakeCluster();

  @BeforeEach
  void leave_something() {
    put(ResourceKind.JOBS, "iris", OURS + "'loadline.io/run': 'iris'");
    put(ResourceKind.JOBS, "other", OURS + "'loadline.io/run': 'other'");
    put(ResourceKind.JOBS, "foreign", "'app': 'foreign'");
    put(ResourceKind.CONFIG_MAPS, "part", OURS + "'loadline.io/cache': 'engine'");
    put(ResourceKind.CONFIG_MAPS, "settings", "'loadline.io/cache': 'engine'");
  }

  private void put(ResourceKind kind, String name, String labels) {
    cluster.with(
        kind,
        "{'metadata': {'name': '%1$s', 'namespace': 'ns', 'uid': '%1$s', 'labels': {%2$s}}}"
            .formatted(name, labels)
            .replace('\'', '"'));
  }

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
