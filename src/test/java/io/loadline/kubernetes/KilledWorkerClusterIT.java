package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import io.loadline.testkit.Unwrapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private final Path folder;
  private ClusterKit kit;
  private KubeNamespace namespace;
  private LeftJobs left;
  private String pod;

  KilledWorkerClusterIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void start_the_server() {
    kit = ClusterKit.require().withImages();
    namespace = kit.namespace("killed");
    left = new LeftJobs(namespace);
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

  @Test
  void a_process_that_is_killed_leaves_what_the_cluster_removes() throws Exception {
    try (GateProcess gate = loading()) {
      gate.kill();
    }
    assertThat(left.jobs()).hasSize(1);
    Job job = left.jobs().get(0);
    assertThat(job.getSpec().getActiveDeadlineSeconds()).isBetween(300L, 1_800L);
    assertThat(job.getSpec().getTtlSecondsAfterFinished()).isEqualTo(600);
    assertThat(left.documents())
        .hasSize(2)
        .allSatisfy(
            each ->
                assertThat(each.getMetadata().getOwnerReferences())
                    .extracting(OwnerReference::getUid)
                    .containsExactly(job.getMetadata().getUid()));

    left.hasten(job);

    namespace.awaitNothingButClasses();
  }

  @Test
  void of_four_workers_whose_test_was_killed_nothing_stays_either() throws Exception {
    List<String> four = new ArrayList<>(List.of(settings()));
    four.add("loadline.workers=4");
    try (GateProcess gate = loading(four.toArray(String[]::new))) {
      gate.kill();
    }
    assertThat(namespace.pods(LeftJobs.OURS)).hasSize(4);

    left.hasten(left.jobs().get(0));

    namespace.awaitNothingButClasses();
  }

  @Test
  void a_process_that_is_killed_is_followed_by_one_that_removes_what_it_left() throws Exception {
    try (GateProcess gate = loading()) {
      gate.kill();
    }
    String first = left.jobs().get(0).getMetadata().getName();
    try (GateProcess gate = GateProcess.start(namespace.name(), folder, settings())) {
      namespace.await("another Job", () -> !gate.isAlive() || isReplaced(first));
      assertThat(Unwrapped.text(gate.output()))
          .contains(
              "removed Job " + namespace.name() + "/" + first + ", which an older run has left");
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
    return left.jobs().stream().anyMatch(job -> !job.getMetadata().getName().equals(name));
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
