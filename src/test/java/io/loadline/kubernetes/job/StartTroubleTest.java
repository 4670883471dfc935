package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.job.JobEnd.Kind;
import org.junit.jupiter.api.Test;

/** Why a worker does not start, and what the user is told. */
class StartTroubleTest {
  private final FakeRun run = new FakeRun();

  @Test
  void an_image_that_is_not_there_ends_it_at_once() throws InterruptedException {
    run.withPod(
        Statuses.waiting(
            "ErrImagePull",
            "failed to pull and unpack image mirror.test/jre:17: mirror.test/jre:17: not found"));

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.IMAGE);
    assertThat(end.text())
        .isEqualTo(
            """
            the image loadline.test/jre:17 of the worker cannot be pulled: ErrImagePull: failed to \
            pull and unpack image mirror.test/jre:17: mirror.test/jre:17: not found
              do       set loadline.image to an image with a JRE 17 or newer that the nodes can \
            pull: one of your mirror, say
                       a registry that asks for a login needs a pull secret""");
    assertThat(run.passed()).isZero();
  }

  @Test
  void a_registry_that_does_not_answer_is_asked_once_more() throws InterruptedException {
    run.withPod(Statuses.waiting("ErrImagePull", "dial tcp 10.0.0.1:443: i/o timeout"))
        .at(12, () -> run.pod(Statuses.waiting("ImagePullBackOff", "Back-off pulling image")));

    assertThat(run.end().kind()).isEqualTo(Kind.IMAGE);
    assertThat(run.passed()).hasSeconds(20);
  }

  @Test
  void a_pod_that_no_node_takes_is_waited_for_and_told() throws InterruptedException {
    run.withPod(Statuses.unscheduled("0/3 nodes are available: 3 Insufficient cpu."));

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.UNSCHEDULABLE);
    assertThat(end.text())
        .isEqualTo(
            """
            no node takes the worker's pod: 0/3 nodes are available: 3 Insufficient cpu. (waited 120 s)
              do       lower what the worker asks for, add a node, or correct node selector and \
            tolerations
                       kubectl -n ns describe pods loadline-iris-1-x
                       if a start takes longer here, give it more time: loadline.worker-start""");
    assertThat(run.passed()).hasSeconds(120);
    assertThat(run.said())
        .containsOnlyOnce(
            "waits: no node takes the worker's pod: 0/3 nodes are available: 3 Insufficient cpu.");
  }

  @Test
  void a_quota_of_pods_is_told_from_what_the_controller_says() throws InterruptedException {
    String message =
        "Error creating: pods \\\"x\\\" is forbidden: exceeded quota: small, requested:"
            + " requests.cpu=1, used: requests.cpu=0, limited: requests.cpu=500m";
    run.onJob(() -> run.warning(run.job().orElseThrow().uid(), "FailedCreate", message));

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.QUOTA);
    assertThat(end.what())
        .startsWith("a quota of the namespace leaves no room for the worker: FailedCreate: Error")
        .contains("exceeded quota: small, requested: requests.cpu=1");
    assertThat(run.passed()).hasSeconds(21);
  }

  @Test
  void a_namespace_that_allows_no_such_pod_is_told() throws InterruptedException {
    String message =
        "Error creating: pods \\\"x\\\" is forbidden: violates PodSecurity \\\"restricted:latest\\\":"
            + " privileged (container \\\"sidecar\\\" must not set privileged=true)";
    run.onJob(() -> run.warning(run.job().orElseThrow().uid(), "FailedCreate", message));

    assertThat(run.end().kind()).isEqualTo(Kind.RESTRICTED);
  }

  @Test
  void a_policy_of_pods_is_told() throws InterruptedException {
    String message =
        "Error creating: admission webhook \\\"policy.test\\\" denied the request: no tag latest";
    run.onJob(() -> run.warning(run.job().orElseThrow().uid(), "FailedCreate", message));

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.ADMISSION);
    assertThat(end.text())
        .contains("a policy of the cluster refuses the worker: FailedCreate: Error creating")
        .contains("label app.kubernetes.io/managed-by=loadline");
  }

  @Test
  void a_webhook_that_is_down_for_a_moment_does_not_end_it() throws InterruptedException {
    run.onJob(
            () ->
                run.warning(
                    run.job().orElseThrow().uid(), "FailedCreate", "failed calling webhook p"))
        .at(5, () -> run.pod(Statuses.RUNNING))
        .cluster()
        .own()
        .log(() -> java.util.List.of(FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
  }

  @Test
  void a_pod_that_is_never_made_is_told_after_the_time_for_a_start() throws InterruptedException {
    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.NOT_STARTED);
    assertThat(end.text())
        .isEqualTo(
            "the worker's pod has not been made (waited 120 s)\n"
                + "  do       kubectl -n ns describe jobs.batch loadline-iris-1\n"
                + "           if a start takes longer here, give it more time: loadline.worker-start");
    assertThat(run.passed()).hasSeconds(120);
  }

  @Test
  void a_volume_that_is_missing_is_told_from_the_pods_events() throws InterruptedException {
    run.withPod(Statuses.waiting("ContainerCreating", ""))
        .at(10, () -> run.warning("p1", "FailedMount", "configmap not found"));

    assertThat(run.end().what())
        .isEqualTo(
            "the worker's pod has not started: FailedMount: configmap not found (waited 120 s)");
  }

  @Test
  void a_container_that_cannot_be_made_is_told() throws InterruptedException {
    run.withPod(Statuses.waiting("CreateContainerConfigError", "no such user"));

    JobEnd end = run.end();

    assertThat(end.kind()).isEqualTo(Kind.NOT_STARTED);
    assertThat(end.what())
        .isEqualTo(
            "container worker of the worker's pod does not start: CreateContainerConfigError: no"
                + " such user");
  }

  @Test
  void an_image_of_root_is_told_where_the_cluster_chooses_no_user() throws InterruptedException {
    run.withPod(
        Statuses.waiting(
            "CreateContainerConfigError",
            "container has runAsNonRoot and image will run as root (pod: loadline-iris-1-x)"));

    assertThat(run.end().advice())
        .containsExactly(
            "set loadline.worker-user to the number of a user: neither cluster nor image says one"
                + " that is not root");
  }

  @Test
  void a_node_that_refuses_the_pod_is_told() throws InterruptedException {
    run.withPod("'phase': 'Failed', 'reason': 'OutOfcpu', 'message': 'Pod was rejected'");

    assertThat(run.end().what())
        .isEqualTo("node node-1 refused the worker's pod: OutOfcpu: Pod was rejected");
  }

  @Test
  void a_missing_right_to_see_events_is_said_once() throws InterruptedException {
    run.cluster().forbidding(io.loadline.kubernetes.resource.ResourceKind.EVENTS);

    run.end();

    assertThat(run.said())
        .containsOnlyOnce(
            "no right to list events in namespace ns: why a worker does not start is known in part"
                + " only");
  }

  @Test
  void an_api_server_that_comes_back_in_time_delays_the_start_only() throws InterruptedException {
    run.withPod(Statuses.RUNNING)
        .at(30, () -> run.cluster().own().refusingNothing())
        .cluster()
        .own()
        .refusing("create jobs.batch", ApiException.Kind.AWAY, "Connection refused")
        .log(() -> java.util.List.of(FakeRun.LAST));

    assertThat(run.end().isFinished()).isTrue();
  }
}
