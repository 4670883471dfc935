package io.loadline.ready;

import io.loadline.plan.Target;
import io.loadline.ready.Reply.Failed;
import io.loadline.ready.Reply.Failure;
import io.loadline.result.Outcome;

/** What the last answer before a time-out usually means. */
final class Meanings {
  private static final String SEE_LOG = "read the log of the model server";

  private static final Meaning MISFIT =
      new Meaning(
          "the payload does not fit the model: width, shape, datatype or names of its inputs",
          "correct payload, or " + SEE_LOG);

  private Meanings() {}

  static Meaning of(Blocker blocker) {
    if (blocker.reply() instanceof Failed failed) {
      return ofFailure(failed.failure(), new Target(blocker.ask().url()));
    }
    if (blocker.isWrongInside()) {
      return new Meaning(
          "the model answers, but not with what is expected of it",
          "correct expect or payload, or look at the model: the answer is not the one promised");
    }
    return blocker.outcome() == Outcome.MALFORMED
        ? new Meaning("the answer is cut off, empty, or no JSON though it says so", SEE_LOG)
        : ofStatus(blocker.status());
  }

  /** Of an answer to a real request that a ready model gives again and again. */
  static Meaning onceReady(Blocker blocker) {
    boolean refused =
        blocker.outcome() == Outcome.CLIENT_ERROR || blocker.outcome() == Outcome.SERVER_ERROR;
    return switch (blocker.status()) {
      case 404, 429, 501, 502, 503, 504 -> of(blocker);
      default -> refused ? MISFIT : of(blocker);
    };
  }

  private static Meaning ofFailure(Failure failure, Target target) {
    String address = target.host() + ":" + target.port();
    return switch (failure) {
      case REFUSED ->
          new Meaning(
              "nothing listens on " + address, "start the server, or correct host and port of url");
      case UNKNOWN_HOST ->
          ClusterName.of(target.host()).map(Meanings::noService).orElse(noName(target.host()));
      case TLS ->
          new Meaning(
              "the certificates, or what @Tls says of them, do not fit the server " + address,
              "change what the answer names; openssl s_client -connect "
                  + address
                  + " shows what the server presents");
      case TIMEOUT ->
          new Meaning(
              "the server hangs, is still loading, or a firewall drops packets to " + address,
              SEE_LOG + "; if one inference takes that long, raise timeout");
      case CLOSED ->
          new Meaning(
              "the server crashes on the request, a proxy has nothing behind it, or "
                  + address
                  + " speaks TLS",
              SEE_LOG + ", and check scheme (https for TLS) and port of url");
      case CUT_OFF -> new Meaning("the server crashes while it answers", SEE_LOG);
      case NO_TLS ->
          new Meaning(address + " does not speak TLS", "write http:// in url, or correct its port");
      case TLS_EXPECTED ->
          new Meaning(
              address + " speaks TLS, url says it does not",
              "write https:// in url, or correct its port");
      case NOT_HTTP2 ->
          new Meaning(
              address + " does not speak HTTP/2, which gRPC needs as well",
              "correct the port of url, or call the service over HTTP/1.1");
      case HTTP2_ONLY ->
          new Meaning(
              address + " speaks HTTP/2 only, as a gRPC port does",
              "write grpc:// in url or set protocol = HTTP_2, or correct the port of url");
      case NOT_HTTP ->
          new Meaning(
              "something else than an HTTP server listens on " + address,
              "correct the port of url");
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

  private static Meaning ofStatus(int status) {
    return switch (status) {
      case 400 ->
          new Meaning(
              "the model is not loaded yet (MLServer says 400 until then), or the payload is wrong",
              SEE_LOG + " for why the model does not load, and check payload");
      case 404 ->
          new Meaning(
              "wrong model name or path, the model is not loaded, or the gateway has no route yet",
              "check the model's name and the path of url, and " + SEE_LOG);
      case 429 ->
          new Meaning(
              "a rate limit stands before the model, or its queue is full",
              "lift the limit for this caller, or wait until other callers are done");
      case 500 -> new Meaning("the model fails on this payload, or did not load", SEE_LOG);
      case 501 ->
          new Meaning(
              "the server does not have this endpoint", "check the protocol and path of url");
      case 502, 503, 504 ->
          new Meaning(
              "no healthy pod stands behind the address, or the model is still loading",
              "look at the pods and at the log of the model server; raise @Ready(timeout) if"
                  + " loading takes that long");
      default -> new Meaning("the server, or a gateway before it, rejects the request", SEE_LOG);
    };
  }
}
