package io.loadline.probe;

import io.loadline.plan.Target;
import io.loadline.probe.ProbeResponse.Failure;

/** What it usually means that no answer comes. */
final class NoAnswerDiagnoses {
  private static final String SEE_LOG = "read the log of the model server";

  private NoAnswerDiagnoses() {}

  static Diagnosis of(ProbeFailure failure, Failure kind) {
    Target target = new Target(failure.request().url());
    String address = target.host() + ":" + target.port();
    return switch (kind) {
      case REFUSED ->
          new Diagnosis(
              "nothing listens on " + address, "start the server, or correct host and port of url");
      case UNKNOWN_HOST ->
          ClusterName.of(target.host())
              .map(NoAnswerDiagnoses::noService)
              .orElse(noName(target.host()));
      case TLS -> certificates(address);
      case TIMEOUT -> timeOut(failure, address);
      case CLOSED ->
          new Diagnosis(
              "the server crashes on the request, a proxy has nothing behind it, or "
                  + address
                  + " speaks TLS",
              SEE_LOG + ", and check scheme (https for TLS) and port of url");
      case CUT_OFF -> new Diagnosis("the server crashes while it answers", SEE_LOG);
      case NO_TLS, TLS_EXPECTED, NOT_HTTP2, HTTP2_ONLY -> mismatch(kind, target, address);
      case NOT_HTTP ->
          new Diagnosis(
              "something else than an HTTP server listens on " + address,
              "correct the port of url");
    };
  }

  private static Diagnosis certificates(String address) {
    return new Diagnosis(
        "the certificates, or what @Tls says of them, do not fit the server " + address,
        "change what the answer names; openssl s_client -connect "
            + address
            + " shows what the server presents");
  }

  private static Diagnosis timeOut(ProbeFailure failure, String address) {
    if (failure.tellsNothing()) {
      return new Diagnosis(
          "what comes before took all of the time: objects in the cluster, the way to them, a"
              + " first connection",
          "raise @Ready(timeout)");
    }
    return new Diagnosis(
        "the server hangs, is still loading, or a firewall drops packets to " + address,
        failure.request().cutShort()
            ? SEE_LOG + "; raise @Ready(timeout) if one inference, or loading, takes that long"
            : SEE_LOG + "; if one inference takes that long, raise timeout");
  }

  /** Scheme and port do not speak the same. */
  private static Diagnosis mismatch(Failure kind, Target target, String address) {
    return switch (kind) {
      case NO_TLS ->
          new Diagnosis(
              address + " does not speak TLS",
              "write " + (target.isGrpc() ? "grpc" : "http") + ":// in url, or correct its port");
      case TLS_EXPECTED ->
          new Diagnosis(
              address + " speaks TLS, url says it does not",
              "write " + (target.isGrpc() ? "grpcs" : "https") + ":// in url, or correct its port");
      case HTTP2_ONLY ->
          new Diagnosis(
              address + " speaks HTTP/2 only, as a gRPC port does",
              "correct the port of url (HTTP: Triton 8000, kserve and MLServer 8080), write grpc://"
                  + " in url, or set protocol = HTTP_2");
      default ->
          target.isGrpc()
              ? new Diagnosis(
                  address + " does not speak HTTP/2, which gRPC needs",
                  "correct the port of url (gRPC: Triton 8001, kserve and MLServer 8081), or write"
                      + " http:// and the path of the inference")
              : new Diagnosis(
                  address + " does not speak HTTP/2",
                  "remove protocol = HTTP_2, or correct the port of url");
    };
  }

  private static Diagnosis noService(ClusterName name) {
    return new Diagnosis(
        "namespace " + name.namespace() + " has no Service " + name.name() + " (yet)",
        "kubectl -n "
            + name.namespace()
            + " get svc; in mode Standard an InferenceService is served by "
            + name.service());
  }

  private static Diagnosis noName(String host) {
    return new Diagnosis(
        "the name " + host + " is not in the DNS that was asked",
        "correct the host of url; the name of a Service is known inside its cluster only, from"
            + " another namespace as NAME.NAMESPACE");
  }
}
