package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.job.JobEnd.Kind;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Why workers do not start on a real cluster, and what is said of it. */
@Tag("cluster")
@Timeout(300)
class JobStartClusterIT {
  private RealRun run;

  @BeforeEach
  void open() {
    run = new RealRun();
  }

  @AfterEach
  void close() {
    if (run != null) {
      run.close();
    }
  }

  static void assertEnd(JobEnd end, Kind kind, String what) {
    assertThat(end.kind()).as(end.text()).isEqualTo(kind);
    assertThat(end.what()).matches("(?s)" + what);
    assertThat(end.advice()).isNotEmpty();
  }

  @Test
  void an_image_that_is_not_there() throws Exception {
    assertEnd(
        run.image("mirror.test/jre:17").end("tick", "1"),
        Kind.IMAGE,
        "the image mirror.test/jre:17 of the worker cannot be pulled: .*");
  }

  @Test
  void an_image_whose_name_is_wrong() throws Exception {
    assertEnd(
        run.image("Mirror//jre").end("tick", "1"),
        Kind.IMAGE,
        "the image Mirror//jre of the worker cannot be pulled: InvalidImageName.*");
  }

  @Test
  void an_image_without_java() throws Exception {
    assertEnd(
        run.image("loadline.test/busybox:1").end("tick", "1"),
        Kind.NO_JAVA,
        "there is no java in the worker's image: .*");
  }

  @Test
  void a_jre_that_is_too_old() throws Exception {
    assertEnd(
        run.ofLaterJava().end("tick", "1"),
        Kind.NO_JAVA,
        "the JRE of the worker's image is too old, or is none that is known: .*class file.*");
  }

  @Test
  void a_user_that_neither_cluster_nor_image_chooses() throws Exception {
    JobEnd end = run.as(OptionalInt.empty()).end("tick", "1");

    assertEnd(
        end,
        Kind.NOT_STARTED,
        "container worker .* does not start: CreateContainerConfigError: container has"
            + " runAsNonRoot.*");
    assertThat(end.advice()).singleElement().asString().contains("loadline.worker-user");
  }

  @Test
  void a_node_selector_that_no_node_has() throws Exception {
    assertEnd(
        run.lasting(8, 60, 60).onNodes(Map.of("pool", "none")).end("tick", "1"),
        Kind.UNSCHEDULABLE,
        "no node takes the worker's pod: 0/1 nodes are available: .*");
  }

  @Test
  void a_quota_of_pods() throws Exception {
    run.namespace()
        .apply(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: small}
            spec: {hard: {requests.memory: 32Mi}}
            """);

    assertEnd(
        run.end("tick", "1"),
        Kind.QUOTA,
        "a quota of the namespace leaves no room for the worker: .*exceeded quota: small.*");
  }

  @Test
  void a_quota_of_jobs() throws Exception {
    run.namespace()
        .apply(
            """
            apiVersion: v1
            kind: ResourceQuota
            metadata: {name: none}
            spec: {hard: {count/jobs.batch: "0"}}
            """);

    assertEnd(run.end("tick", "1"), Kind.QUOTA, ".*exceeded quota: none.*");
  }

  @Test
  void a_limit_range() throws Exception {
    run.namespace()
        .apply(
            """
            apiVersion: v1
            kind: LimitRange
            metadata: {name: large}
            spec: {limits: [{type: Container, min: {memory: 1Gi}}]}
            """);

    assertEnd(
        run.end("tick", "1"),
        Kind.ADMISSION,
        "a LimitRange of the namespace refuses the worker: .*minimum memory usage per Container.*");
  }

  @Test
  void a_namespace_that_is_not_there() throws Exception {
    run.kit().client().namespaces().withName(run.namespace().name()).withGracePeriod(0).delete();

    assertEnd(
        run.end("tick", "1"),
        Kind.NO_NAMESPACE,
        "the namespace of the worker is not there, or is being deleted: .*");
  }
}
