package io.loadline.kubernetes.job;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.text.OneLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells from what is left of a Job and its pod what ended a worker. */
final class PodEnd {
  private static final List<String> OLD_JRE =
      List.of(
          "UnsupportedClassVersionError",
          "Unrecognized option:",
          "Unrecognized VM option",
          "Could not create the Java Virtual Machine");

  /** As runc says it, and as crun. */
  private static final Pattern NO_FILE =
      Pattern.compile("(?i)executable file (\\S+ )?not found|java.*no such file or directory");

  private static final String JAVA =
      "set loadline.image to an image with a JRE 17 or newer whose java is on its PATH";

  private static final String BACK =
      "run the test again when the node is back, or on other nodes (node selector)";

  private PodEnd() {}

  /**
   * The end of a worker that has not said all.
   *
   * @param log the last lines for people that it wrote
   */
  static JobEnd of(JobState state, Duration deadline, List<String> log) {
    return ofCluster(state, deadline)
        .orElseGet(() -> ofPodAlone(state.recalled(), log).of(state.worker()))
        .withLog(log);
  }

  private static JobEnd ofPodAlone(JobState state, List<String> log) {
    return ForeignClasses.told(state, log)
        .or(() -> state.terminated().map(ended -> ofContainer(ended, log)))
        .or(() -> state.pod().flatMap(StartTrouble::ofFailed))
        .orElseGet(
            () ->
                JobEnd.failed(
                    Kind.DELETED,
                    "the worker's pod has gone, and nothing says why",
                    "see who deletes pods in this namespace, and run the test again"));
  }

  /** Where it was not the worker itself that ended: empty when nothing else did. */
  static Optional<JobEnd> ofCluster(JobState state, Duration deadline) {
    if (state.isPastDeadline()) {
      return Optional.of(
          JobEnd.failed(
              Kind.DEADLINE,
              "the worker's Job took longer than the %d s that it may live"
                  .formatted(deadline.toSeconds()),
              "see what took so long: a slow start, a service that was not ready, or the load"));
    }
    JobState recalled = state.recalled();
    return recalled
        .pod()
        .flatMap(PodEnd::ofNode)
        .map(end -> end.of(state.worker()))
        .or(() -> ofDeletion(recalled));
  }

  private static Optional<JobEnd> ofNode(Pod pod) {
    Optional<KubeObject.Condition> disrupted =
        pod.object().condition("DisruptionTarget").filter(KubeObject.Condition::isTrue);
    String reason = JobState.podReason(pod);
    String why = disrupted.map(KubeObject.Condition::reason).orElse("");
    String message = pod.object().tree().text("status", "message");
    String other = disrupted.map(KubeObject.Condition::message).orElse(reason);
    String said = OneLine.of(message.isEmpty() ? other : message);
    return isOfNode(reason, why)
        ? Optional.of(
            JobEnd.failed(
                Kind.NODE_AWAY,
                "the node %s of the worker is away or shuts down: %s".formatted(pod.node(), said),
                BACK))
        : ofPod(pod, reason, why, said);
  }

  private static boolean isOfNode(String reason, String why) {
    return reason.matches("NodeLost|NodeShutdown|Shutdown|Terminated")
        || why.matches("DeletionByTaintManager|DeletionByPodGC");
  }

  private static Optional<JobEnd> ofPod(Pod pod, String reason, String why, String said) {
    if (reason.matches("Evicted|Preempting") || !why.isEmpty()) {
      return Optional.of(
          JobEnd.failed(
              Kind.EVICTED,
              "the worker's pod was evicted from node %s: %s".formatted(pod.node(), said),
              "run the test again while nobody drains nodes",
              "raise what the worker asks for, so that a node short of it takes another pod"));
    }
    return reason.matches("OutOf.*|UnexpectedAdmissionError|Node(Affinity|Name|Ports)")
        ? Optional.of(
            JobEnd.failed(
                Kind.UNSCHEDULABLE,
                "node %s refused the worker's pod: %s: %s".formatted(pod.node(), reason, said),
                "run the test again, lower what the worker asks for, or add a node"))
        : Optional.empty();
  }

  /** Of a pod that is there, and whose log cannot be had. */
  static JobEnd ofSilentNode(JobState state, ApiException e) {
    return JobEnd.failed(
            Kind.NODE_AWAY,
            "the node %s of the worker does not answer: %s"
                .formatted(
                    state.pod().map(Pod::node).orElse(""),
                    OneLine.of(String.valueOf(e.getMessage()))),
            BACK)
        .of(state.worker());
  }

  private static Optional<JobEnd> ofDeletion(JobState state) {
    boolean job = state.job().filter(each -> !each.isDeleting()).isEmpty();
    boolean pod = state.pod().filter(Pod::isDeleting).isPresent();
    return job || pod
        ? Optional.of(
            JobEnd.failed(
                    Kind.DELETED,
                    "somebody else deleted the worker's " + (job ? "Job" : "pod"),
                    "see who deletes what bears the label %s=%s; another run with the same run id does"
                        .formatted(JobLabels.MANAGED_BY, JobLabels.LOADLINE))
                .of(job ? "" : state.worker()))
        : Optional.empty();
  }

  private static JobEnd ofContainer(JsonTree ended, List<String> log) {
    String message = OneLine.of(ended.text("message"));
    String code = ended.text("exitCode");
    if (ended.text("reason").equals("OOMKilled")) {
      return JobEnd.failed(
          Kind.OUT_OF_MEMORY,
          "the worker's container was killed for memory (OOMKilled, exit code %s)".formatted(code),
          "raise the memory that the worker asks for and its limit; a LimitRange of the namespace"
              + " may set one: kubectl describe limitrange",
          "or take fewer payloads and connections");
    }
    return ofJava(message, log).orElseGet(() -> ofCode(code, message));
  }

  private static Optional<JobEnd> ofJava(String message, List<String> log) {
    if (NO_FILE.matcher(message).find()) {
      return Optional.of(
          JobEnd.failed(Kind.NO_JAVA, "there is no java in the worker's image: " + message, JAVA));
    }
    if (Stream.concat(Stream.of(message), log.stream()).anyMatch(PodEnd::isOtherProcessor)) {
      return Optional.of(
          JobEnd.failed(
              Kind.NO_JAVA,
              "the worker's image is not for the processor of its node (exec format error)",
              "set loadline.image to an image that is for it, too, or choose nodes of the image's"
                  + " kind: loadline.worker-node-selector=kubernetes.io/arch=amd64, say"));
    }
    return log.stream()
        .filter(line -> OLD_JRE.stream().anyMatch(line::contains))
        .findFirst()
        .map(
            line ->
                JobEnd.failed(
                    Kind.NO_JAVA,
                    "the JRE of the worker's image is too old, or is none that is known: "
                        + OneLine.of(line),
                    JAVA));
  }

  private static boolean isOtherProcessor(String text) {
    return text.contains("exec format error");
  }

  private static JobEnd ofCode(String code, String message) {
    if (code.equals("0")) {
      return JobEnd.failed(
          Kind.LOG_LOST,
          "the worker has ended well, but not all that it wrote is in its log",
          "run the test again; a node that keeps little of a log loses what is written at once");
    }
    String said = message.isEmpty() ? "" : ": " + message;
    return JobEnd.failed(
        Kind.CRASHED,
        "the worker ended with exit code " + code + said + " before it had said all",
        "see the pod's log beside result.json; with loadline.keep=true the pod stays for a look");
  }
}
