package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a gate whose load a pod drives leaves behind, however its process ends. */
@Tag("cluster")
@EnabledOnOs(OS.LINUX)
@Timeout(400)
class KilledWorkerClusterIT {
  private static final Map<String, String> OURS =
      Map.of("app.kubernetes.io/managed-by", "loadline");

  private final Path folder;
  private ClusterKit kit;
  private KubeNamespace namespace;
  private String pod;

  KilledWorkerClusterIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start_the_server() {
    kit = ClusterKit.require().withImages();
    namespace = kit.namespace("killed");
    namespace.apply(SmallServer.yaml(1));
    pod = namespace.readyPods(SmallServer.LABELS, 1).get(0).getMetadata().getName();
  }

  @AfterEach
  void remove() {
    if (kit != null) {
      kit.close();
    }
  }

  /** One whose load is driven by a pod. */
  private GateProcess loading() throws Exception {
    return loading(settings());
  }

  private GateProcess loading(String... settings) throws Exception {
    GateProcess gate = GateProcess.start(namespace.name(), folder, settings);
    namespace.await("load", () -> !gate.isAlive() || isMeasured());
    namespace.await("its progress", () -> !gate.isAlive() || isTold(gate));
    assertThat(gate.isAlive()).as(gate.output()).isTrue();
    return gate;
  }

  /** That the gate reads what the pod says: what it never read of a pod that is gone is lost. */
  private static boolean isTold(GateProcess gate) {
    try {
      return gate.output().contains(" s of 300 s, ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isMeasured() {
    return namespace
        .client()
        .pods()
        .inNamespace(namespace.name())
        .withName(pod)
        .getLog()
        .contains("measured");
  }

  private List<Job> jobs() {
    return namespace
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace.name())
        .withLabels(OURS)
        .list()
        .getItems();
  }

  @Test
  void a_process_that_is_killed_leaves_what_the_cluster_removes() throws Exception {
    try (GateProcess gate = loading()) {
      gate.kill();
    }
    assertThat(jobs()).hasSize(1);
    Job left = jobs().get(0);
    assertThat(left.getSpec().getActiveDeadlineSeconds()).isBetween(300L, 1_800L);
    assertThat(left.getSpec().getTtlSecondsAfterFinished()).isEqualTo(600);
    assertThat(documents())
        .hasSize(2)
        .allSatisfy(
            each ->
                assertThat(each.getMetadata().getOwnerReferences())
                    .extracting(OwnerReference::getUid)
                    .containsExactly(left.getMetadata().getUid()));

    hasten(left);

    namespace.awaitNothingButClasses();
  }

  @Test
  void of_four_workers_whose_test_was_killed_nothing_stays_either() throws Exception {
    List<String> four = new ArrayList<>(List.of(settings()));
    four.add("loadline.workers=4");
    try (GateProcess gate = loading(four.toArray(String[]::new))) {
      gate.kill();
    }
    assertThat(namespace.pods(OURS)).hasSize(4);

    hasten(jobs().get(0));

    namespace.awaitNothingButClasses();
  }

  /** Plan and secrets. */
  private List<HasMetadata> documents() {
    var client = namespace.client();
    return Stream.<HasMetadata>concat(
            client.configMaps().inNamespace(namespace.name()).list().getItems().stream(),
            client.secrets().inNamespace(namespace.name()).list().getItems().stream())
        .filter(each -> each.getMetadata().getName().matches("loadline-.*-(plan|secret)-1"))
        .toList();
  }

  /** So that the test need not wait for deadline and time to live. */
  private void hasten(Job job) {
    namespace
        .client()
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace.name())
        .withName(job.getMetadata().getName())
        .edit(
            found ->
                new JobBuilder(found)
                    .editSpec()
                    .withActiveDeadlineSeconds(1L)
                    .withTtlSecondsAfterFinished(1)
                    .endSpec()
                    .build());
  }

  @Test
  void a_process_that_is_killed_is_followed_by_one_that_removes_what_it_left() throws Exception {
    try (GateProcess gate = loading()) {
      gate.kill();
    }
    String left = jobs().get(0).getMetadata().getName();
    try (GateProcess gate = GateProcess.start(namespace.name(), folder, settings())) {
      namespace.await("another Job", () -> !gate.isAlive() || isReplaced(left));
      assertThat(gate.output())
          .contains(
              "removed Job " + namespace.name() + "/" + left + ", which an older run has left");
      assertThat(gate.terminate()).as(gate.output()).isTrue();
    }
    namespace.awaitNothingButClasses();
  }

  private static String[] settings() {
    return new String[] {
      "loadline.run-in=cluster", "loadline.access=auto", "loadline.image=loadline.test/jre:17"
    };
  }

  private boolean isReplaced(String name) {
    return jobs().stream().anyMatch(job -> !job.getMetadata().getName().equals(name));
  }

  @Test
  void a_ci_job_that_takes_too_long_keeps_its_figures_and_leaves_nothing() throws Exception {
    try (GateProcess gate = loading()) {
      assertThat(gate.terminate()).as(gate.output()).isTrue();
      assertKept(gate);
    }
  }

  @Test
  void ctrl_c_keeps_the_figures_and_leaves_nothing() throws Exception {
    try (GateProcess gate = loading()) {
      assertThat(gate.interrupt()).as(gate.output()).isTrue();
      assertKept(gate);
    }
  }

  private void assertKept(GateProcess gate) throws Exception {
    assertThat(gate.json())
        .as(gate.output())
        .contains("\"INVALID\"", "the figures are those until then", "\"node\" : \"");
    namespace.awaitNothingButClasses();
  }
}
