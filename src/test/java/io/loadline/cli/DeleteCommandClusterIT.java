package io.loadline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code delete} on a real cluster: Jobs that never start, with what belongs to them. */
@Tag("cluster")
@Timeout(180)
class DeleteCommandClusterIT {
  private static final String MANAGED = "app.kubernetes.io/managed-by: loadline";

  private static final String JOB =
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: NAME
        labels: {LABELS}
      spec:
        suspend: true
        template:
          spec:
            restartPolicy: Never
            containers: [{name: worker, image: "loadline.test/jre:17"}]
      """;

  private static final String DOCUMENTS =
      """
      apiVersion: v1
      kind: KIND
      metadata:
        name: iris-documents
        labels: {LABELS}
        ownerReferences: [{apiVersion: batch/v1, kind: Job, name: iris, uid: UID}]
      """;

  private static final String PART =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: NAME
        labels: {LABELS}
      """;

  private final CommandLine cli = new CommandLine(Cluster::open);
  private ClusterKit kit;
  private KubeNamespace namespace;
  private SortedSet<String> before;

  @BeforeEach
  void leave_something() {
    kit = ClusterKit.require();
    namespace = kit.namespace("loadline-delete");
    apply(JOB, "foreign", "app: foreign");
    apply(PART, "settings", "\"loadline.io/cache\": engine");
    before = namespace.contents().read();
    apply(JOB, "iris", MANAGED + ", \"loadline.io/run\": iris");
    apply(JOB, "other", MANAGED + ", \"loadline.io/run\": other");
    apply(PART, "part", MANAGED + ", \"loadline.io/cache\": engine");
    String uid =
        namespace
            .client()
            .batch()
            .v1()
            .jobs()
            .inNamespace(namespace.name())
            .withName("iris")
            .get()
            .getMetadata()
            .getUid();
    for (String kind : List.of("ConfigMap", "Secret")) {
      apply(
          DOCUMENTS.replace("KIND", kind).replace("UID", uid),
          "",
          MANAGED + ", \"loadline.io/run\": iris");
    }
  }

  private void apply(String yaml, String name, String labels) {
    namespace.apply(yaml.replace("NAME", name).replace("LABELS", labels));
  }

  @AfterEach
  void close() {
    if (namespace != null) {
      namespace.close();
    }
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void of_one_run_all_goes_and_of_others_nothing() {
    assertThat(cli.run("delete", "--run", "iris", "--namespace", namespace.name()))
        .as(cli.complained())
        .isZero();

    assertThat(cli.printed())
        .startsWith("removed Job " + namespace.name() + "/iris\n1 removed in ");
    namespace.await("the end of its documents", () -> !left().contains("iris"));
    assertThat(left()).contains("other", "part");
  }

  @Test
  void after_all_nothing_of_ours_is_left_and_all_that_is_not_ours() {
    assertThat(cli.run("delete", "--all", "--namespace", namespace.name()))
        .as(cli.complained())
        .isZero();

    namespace.await("the end of all of it", () -> namespace.contents().read().equals(before));
    assertThat(cli.run("delete", "--all", "--namespace", namespace.name())).isZero();
    assertThat(cli.printed()).startsWith("nothing of that is in namespace " + namespace.name());
  }

  private String left() {
    return namespace.contents().read().toString();
  }
}
