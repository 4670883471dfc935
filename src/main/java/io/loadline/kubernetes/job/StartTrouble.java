package io.loadline.kubernetes.job;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.text.OneLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What keeps a worker from starting.
 *
 * @param end what the run ends with if this does not pass
 * @param patience how long it may last
 */
record StartTrouble(JobEnd end, Duration patience) {
  private static final Set<String> OF_IMAGE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable",
          "SignatureValidationFailed");

  /** Of a registry; what it says otherwise may pass. */
  private static final List<String> FINAL =
      List.of(
          "not found",
          "manifest unknown",
          "denied",
          "unauthorized",
          "no basic auth",
          "invalid reference",
          "InvalidImageName",
          "ErrImageNeverPull",
          "does not exist");

  private static final String QUOTA = "exceeded quota";

  /** Of a controller: a pod that ends, of an older run's Job for one, gives its quota back. */
  private static final List<String> MAY_PASS = List.of("failed calling webhook", QUOTA);

  /** Kubelets and controllers try again after 10 s. */
  static final Duration ONE_MORE_TRY = Duration.ofSeconds(20);

  /**
   * The trouble of a Job without a pod.
   *
   * @param warning of its controller
   * @param longest how long a start may take
   */
  static StartTrouble withoutPod(KubeObject job, Optional<String> warning, Duration longest) {
    Optional<KubeObject.Condition> failed =
        job.condition("Failed").filter(KubeObject.Condition::isTrue);
    if (failed.isPresent()) {
      return at(
          Duration.ZERO,
          JobEnd.failed(
              Kind.NOT_STARTED,
              "the worker's Job has failed: " + failed.get().text(),
              describe(job)));
    }
    Optional<JobEnd> refused = warning.flatMap(ApiRefusal::ofMessage);
    if (refused.isPresent()) {
      boolean mayPass = MAY_PASS.stream().anyMatch(warning.orElse("")::contains);
      return at(mayPass ? ONE_MORE_TRY : Duration.ZERO, refused.get());
    }
    boolean suspended = job.condition("Suspended").filter(KubeObject.Condition::isTrue).isPresent();
    String why =
        suspended
            ? "the worker's Job is suspended, as by a queue of the cluster (Kueue)"
            : "the worker's pod has not been made";
    return at(
        longest,
        JobEnd.failed(
            Kind.NOT_STARTED, why + warning.map(text -> ": " + text).orElse(""), describe(job)));
  }

  /**
   * The trouble of a pod whose worker does not run yet, if only that it is on its way.
   *
   * @param warning about the pod
   * @param longest how long a start may take
   */
  static StartTrouble of(Pod pod, Optional<String> warning, Duration longest) {
    return ForeignClasses.warned(pod, warning)
        .map(end -> at(Duration.ZERO, end))
        .orElseGet(() -> ofPod(pod, warning, longest));
  }

  private static StartTrouble ofPod(Pod pod, Optional<String> warning, Duration longest) {
    Optional<KubeObject.Condition> unscheduled =
        pod.object()
            .condition("PodScheduled")
            .filter(each -> each.isFalse() && !each.hasReason("SchedulingGated"));
    if (unscheduled.isPresent()) {
      return at(
          longest,
          JobEnd.failed(
              Kind.UNSCHEDULABLE,
              "no node takes the worker's pod: " + OneLine.of(unscheduled.get().message()),
              "lower what the worker asks for, add a node, or correct node selector and tolerations",
              describe(pod.object())));
    }
    Optional<Pod.Container> waiting =
        pod.containers().stream()
            .filter(each -> !each.waiting().isEmpty())
            .filter(each -> !each.waiting().matches("ContainerCreating|PodInitializing"))
            .findFirst();
    return waiting.isPresent()
        ? ofContainer(pod, waiting.get())
        : at(
            longest,
            JobEnd.failed(
                Kind.NOT_STARTED,
                "the worker's pod has not started" + warning.map(text -> ": " + text).orElse(""),
                describe(pod.object())));
  }

  private static StartTrouble ofContainer(Pod pod, Pod.Container container) {
    String message = OneLine.of(container.state().text("waiting", "message"));
    String said = container.waiting() + (message.isEmpty() ? "" : ": " + message);
    if (!OF_IMAGE.contains(container.waiting())) {
      return at(
          ONE_MORE_TRY,
          JobEnd.failed(
              Kind.NOT_STARTED,
              "container " + container.name() + " of the worker's pod does not start: " + said,
              said.contains("runAsNonRoot")
                  ? "set loadline.worker-user to the number of a user: neither cluster nor image"
                      + " says one that is not root"
                  : describe(pod.object())));
    }
    boolean isFinal = FINAL.stream().anyMatch(said::contains);
    return at(
        isFinal ? Duration.ZERO : ONE_MORE_TRY,
        JobEnd.failed(
            Kind.IMAGE,
            "the image %s of the worker cannot be pulled: %s".formatted(image(pod), said),
            "set loadline.image to an image with a JRE 17 or newer that the nodes can pull: one of"
                + " your mirror, say",
            "a registry that asks for a login needs a pull secret"));
  }

  /**
   * The end of a pod that has failed before its worker ran: by a container that others have put
   * into it, or for a reason of the kubelet's.
   */
  static Optional<JobEnd> ofFailed(Pod pod) {
    if (!pod.isOver()) {
      return Optional.empty();
    }
    JsonTree status = pod.object().tree().at("status");
    String why =
        pod.containers().stream()
            .filter(Pod.Container::hasFailed)
            .map(each -> "container " + each.text())
            .findFirst()
            .orElseGet(() -> OneLine.of(status.text("reason") + " " + status.text("message")));
    return Optional.of(
        JobEnd.failed(
            Kind.NOT_STARTED,
            "the worker's pod has failed before the worker ran: " + why,
            describe(pod.object())));
  }

  private static String image(Pod pod) {
    return pod.object().tree().list("spec", "containers").stream()
        .filter(each -> each.text("name").equals(PodTemplate.CONTAINER))
        .map(each -> each.text("image"))
        .findFirst()
        .orElse("");
  }

  /** Whether a text of the API server says that a quota leaves no room, which may pass. */
  static boolean isOfQuota(String message) {
    return message.contains(QUOTA);
  }

  private static StartTrouble at(Duration patience, JobEnd end) {
    return new StartTrouble(end, patience);
  }

  /** As {@link JobEnd#of}. */
  StartTrouble of(String worker) {
    return at(patience, end.of(worker));
  }

  static String describe(KubeObject object) {
    return "kubectl -n %s describe %s %s"
        .formatted(object.namespace(), object.resource().fullName(), object.name());
  }
}
