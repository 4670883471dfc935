package io.loadline.probe;

import io.loadline.probe.ProbeFailure.Step;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.result.Outcome;
import java.util.Optional;

/**
 * An answer that time does not change, so that waiting on would only hide it.
 *
 * @param headline what it is, without the status
 */
record PermanentFailure(String headline, Diagnosis meaning) {
  private static final String GATEWAY =
      "a gateway, a mesh or an auth proxy stands before the model";

  /** Empty when the answer may still change. */
  static Optional<PermanentFailure> of(ProbeFailure failure) {
    if (failure.outcome() == Outcome.REDIRECT) {
      return Optional.of(redirect(failure));
    }
    return switch (failure.status()) {
      case 401, 403 -> Optional.of(access(failure.status()));
      case 405, 406, 413, 415, 422 ->
          Optional.of(failure.step() == Step.READY_ENDPOINT ? noQuestions() : ofRequest(failure));
      default -> Optional.empty();
    };
  }

  private static PermanentFailure redirect(ProbeFailure failure) {
    String location = failure.response() instanceof Answered answer ? answer.location() : "";
    String target =
        location.isEmpty() ? "without saying where to" : "to " + AnswerText.line(location);
    return of(
        "the service redirects " + target,
        "the URL names another scheme, host or path than the service itself uses, or a login page",
        "put the final address into url; a load test never follows a redirect");
  }

  private static PermanentFailure access(int status) {
    return status == 401
        ? of(
            "the service asks for credentials",
            GATEWAY + " and knows no such caller",
            "add headers = \"Authorization: Bearer ${secret:NAME}\", or renew the token")
        : of(
            "the service does not let this caller in",
            GATEWAY + ": the caller is known, or anonymous, and has no right to this path",
            "grant the right to this caller, or call with credentials that have it (headers)");
  }

  private static PermanentFailure noQuestions() {
    return of(
        "the model's ready endpoint refuses to be asked",
        "the path is served by something else than an inference server, or a gateway blocks GET",
        "check host and path of url, and that the gateway lets the ready endpoint through; or set"
            + " @Ready(path) to another address, \"none\" for none");
  }

  private static PermanentFailure ofRequest(ProbeFailure failure) {
    return switch (failure.status()) {
      case 405 ->
          of(
              "the service does not take " + failure.request().method() + " at this path",
              "the path exists, but is not the one that infers",
              "check the path of url (V2: /v2/models/<model>/infer) and method");
      case 406 ->
          of(
              "the service cannot answer in the form that is asked for",
              "an Accept header names a type that the server does not write",
              "remove or correct the Accept header in headers");
      case 413 ->
          of(
              "the payload is too large for the service",
              "the server or a gateway before it limits the size of a request",
              "raise that limit, or send a smaller payload");
      case 415 ->
          of(
              "the service does not take this content type",
              "the server expects JSON, or a type of its own",
              "correct contentType");
      default ->
          of(
              "the service cannot read this payload",
              "the body is not what the protocol asks for: a datatype, a missing field, or the"
                  + " content type",
              "correct payload or contentType; the body of the answer says which field");
    };
  }

  private static PermanentFailure of(String headline, String usually, String todo) {
    return new PermanentFailure(headline, new Diagnosis(usually, todo));
  }
}
