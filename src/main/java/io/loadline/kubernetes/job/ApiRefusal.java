package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.job.JobEnd.Kind;
import io.loadline.text.OneLine;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells from what the API server answers why something cannot be made, and what to do. */
final class ApiRefusal {
  private static final String RBAC = "docs/rbac.yaml of Loadline has the Role that is needed";

  /** The last is of a request above the limit that a LimitRange has put into the pod. */
  private static final Pattern LIMIT_RANGE =
      Pattern.compile(
          "(minimum|maximum) \\S+ usage per |limit to request ratio"
              + "|must be less than or equal to \\S+ limit");

  private ApiRefusal() {}

  /** The end that a refusal is. */
  static JobEnd of(ApiException e, String server) {
    String message = OneLine.of(String.valueOf(e.getMessage()));
    return switch (e.kind()) {
      // Also a webhook that does not answer, which the API server tells as an error of its own.
      case AWAY -> ofMessage(message).orElseGet(() -> away(server, message));
      case UNAUTHORIZED ->
          JobEnd.failed(
              Kind.UNAUTHORIZED,
              "the API server " + server + " does not know who asks (401): " + message,
              "log in to the cluster again, or make a new token (kubectl create token)");
      case FORBIDDEN, REFUSED ->
          ofMessage(message)
              .orElseGet(
                  () ->
                      e.isForbidden()
                          ? noRight(e)
                          : JobEnd.failed(
                              Kind.REFUSED,
                              "the API server did not " + e.asked() + ": " + message,
                              "correct what it complains of"));
    };
  }

  private static JobEnd away(String server, String message) {
    return JobEnd.failed(
        Kind.API_SERVER_AWAY,
        "the API server " + server + " is away: " + message,
        "see whether the cluster or the way to it (a VPN) is down, and try again");
  }

  private static JobEnd noRight(ApiException e) {
    return JobEnd.failed(
        Kind.NO_RIGHT, "this account has no right to " + e.asked(), "have it given: " + RBAC);
  }

  /**
   * The end that a text of the API server stands for, whoever was told: us, or the Job's controller
   * that makes the pod. Empty for any other text.
   */
  static Optional<JobEnd> ofMessage(String message) {
    String text = OneLine.of(message);
    if (text.contains("failed quota")) {
      return Optional.of(
          JobEnd.failed(
              Kind.QUOTA,
              "a quota of the namespace asks for more about the worker's pod: " + text,
              "give the namespace a LimitRange that says so by default, or run the worker in"
                  + " another namespace"));
    }
    if (text.contains("exceeded quota")) {
      return Optional.of(
          JobEnd.failed(
              Kind.QUOTA,
              "a quota of the namespace leaves no room for the worker: " + text,
              "lower what the worker asks for, raise the quota, or run it in another namespace",
              "kubectl describe quota"));
    }
    return ofPodSecurity(text).or(() -> ofPolicy(text)).or(() -> ofLimits(text));
  }

  private static Optional<JobEnd> ofPodSecurity(String text) {
    if (text.contains("violates PodSecurity")) {
      return Optional.of(
          JobEnd.failed(
              Kind.RESTRICTED,
              "the Pod Security Standard of the namespace refuses the worker's pod: " + text,
              "keep sidecars and other changes out of the worker's pod, which asks for nothing by"
                  + " itself that a restricted namespace forbids"));
    }
    return text.contains("security context constraint")
        ? Optional.of(
            JobEnd.failed(
                Kind.RESTRICTED,
                "no security context constraint of OpenShift fits the worker's pod: " + text,
                "set loadline.worker-user=cluster, so that the cluster chooses the user that it runs"
                    + " as"))
        : Optional.empty();
  }

  private static Optional<JobEnd> ofPolicy(String text) {
    if (text.contains("admission webhook")
        || text.contains("ValidatingAdmissionPolicy")
        || text.contains("failed calling webhook")) {
      return Optional.of(
          JobEnd.failed(
              Kind.ADMISSION,
              "a policy of the cluster refuses the worker: " + text,
              "change what the policy asks for (image, requests, labels), or have the worker"
                  + " excepted; its objects bear the label "
                  + JobLabels.MANAGED_BY
                  + "="
                  + JobLabels.LOADLINE));
    }
    return Optional.empty();
  }

  private static Optional<JobEnd> ofLimits(String text) {
    if (text.contains("because it is being terminated") || text.contains("no such namespace")) {
      return Optional.of(
          JobEnd.failed(
              Kind.NO_NAMESPACE,
              "the namespace of the worker is not there, or is being deleted: " + text,
              "make it, or name another"));
    }
    if (text.contains("Too long: may not be more than")
        || text.contains("Request entity too large")
        || text.contains("etcdserver: request is too large")) {
      return Optional.of(
          JobEnd.failed(
              Kind.TOO_LARGE,
              "what is sent to the worker is more than the cluster takes: " + text,
              "take fewer or smaller payloads"));
    }
    if (LIMIT_RANGE.matcher(text).find()) {
      return Optional.of(
          JobEnd.failed(
              Kind.ADMISSION,
              "a LimitRange of the namespace refuses the worker: " + text,
              "change what the worker asks for; kubectl describe limitrange"));
    }
    return Optional.empty();
  }
}
