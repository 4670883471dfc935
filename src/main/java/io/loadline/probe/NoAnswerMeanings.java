package io.loadline.probe;

import io.loadline.plan.Target;
import io.loadline.probe.Reply.Failure;

/** What it usually means that no answer comes. */
final class NoAnswerMeanings {
  private static final String SEE_LOG = "read the log of the model server";

  private NoAnswerMeanings() {}

  static Meaning of(Blocker blocker, Failure failure) {
    Target target = new Target(blocker.ask().url());
    String address = target.host() + ":" + target.port();
    return switch (failure) {
      case REFUSED ->
          new Meaning(
              "nothing listens on " + address, "start the server, or correct host and port of url");
      case UNKNOWN_HOST ->
          ClusterName.of(target.host())
              .map(NoAnswerMeanings::noService)
              .orElse(noName(target.host()));
      case TLS -> certificates(address);
      case TIMEOUT -> timeOut(blocker, address);
      case CLOSED ->
          new Meaning(
              "the server crashes on the request, a proxy has nothing behind it, or "
                  + address
                  + " speaks TLS",
              SEE_LOG + ", and check scheme (https for TLS) and port of url");
      case CUT_OFF -> new Meaning("the server crashes while it answers", SEE_LOG);
      case NO_TLS, TLS_EXPECTED, NOT_HTTP2, HTTP2_ONLY -> mismatch(failure, target, address);
      case NOT_HTTP ->
          new Meaning(
              "something else than an HTTP server listens on " + address,
              "correct the port of url");
    };
  }

  private static Meaning certificates(String address) {
    return new Meaning(
        "the certificates, or what @Tls says of them, do not fit the server " + address,
        "change what the answer names; openssl s_client -connect "
            + address
            + " shows what the server presents");
  }

  private static Meaning timeOut(Blocker blocker, String address) {
    if (blocker.tellsNothing()) {
      return new Meaning(
          "what comes before took all of the time: objects in the cluster, the way to them, a"
              + " first connection",
          "raise @Ready(timeout)");
    }
    return new Meaning(
        "the server hangs, is still loading, or a firewall drops packets to " + address,
        blocker.ask().cutShort()
            ? SEE_LOG + "; raise @Ready(timeout) if one inference, or loading, takes that long"
            : SEE_LOG + "; if one inference takes that long, raise timeout");
  }

  /** Scheme and port do not speak the same. */
  private static Meaning mismatch(Failure failure, Target target, String address) {
    return switch (failure) {
      case NO_TLS ->
          new Meaning(
              address + " does not speak TLS",
              "write " + (target.isGrpc() ? "grpc" : "http") + ":// in url, or correct its port");
      case TLS_EXPECTED ->
          new Meaning(
              address + " speaks TLS, url says it does not",
              "write " + (target.isGrpc() ? "grpcs" : "https") + ":// in url, or correct its port");
      case HTTP2_ONLY ->
          new Meaning(
              address + " speaks HTTP/2 only, as a gRPC port does",
              "correct the port of url (HTTP: Triton 8000, kserve and MLServer 8080), write grpc://"
                  + " in url, or set protocol = HTTP_2");
      default ->
          target.isGrpc()
              ? new Meaning(
                  address + " does not speak HTTP/2, which gRPC needs",
                  "correct the port of url (gRPC: Triton 8001, kserve and MLServer 8081), or write"
                      + " http:// and the path of the inference")
              : new Meaning(
                  address + " does not speak HTTP/2",
                  "remove protocol = HTTP_2, or correct the port of url");
    };
  }

  private static Meaning noService(ClusterName name) {
    return new Meaning(
        "namespace " + name.namespace() + " has no Service " + name.name() + " (yet)",
        "kubectl -n "
            + name.namespace()
            + " get svc; in mode Standard an InferenceService is served by "
            + name.service());
  }

  private static Meaning noName(String host) {
    return new Meaning(
        "the name " + host + " is not in the DNS that this machine asks",
        "correct the host of url; a Service's short name is known inside its cluster only");
  }
}
