package io.loadline.probe;

import io.loadline.probe.ProbeFailure.Step;

/** What a status usually means whose sentence nobody knows. */
final class StatusDiagnoses {
  private static final String SEE_LOG = "read the log of the model server";
  private static final String ANOTHER =
      ", or set @Ready(path) to the address that says whether it is ready, \"none\" for none";

  private StatusDiagnoses() {}

  static Diagnosis of(ProbeFailure failure) {
    return failure.step() == Step.READY_ENDPOINT
        ? ofQuestion(failure.status())
        : ofRequest(failure.status());
  }

  /** It has no payload that could be wrong. */
  private static Diagnosis ofQuestion(int status) {
    return switch (status) {
      case 400 ->
          new Diagnosis(
              "the model is not loaded yet (MLServer says 400 until then)",
              SEE_LOG + " for why the model does not load");
      case 404 ->
          new Diagnosis(
              "wrong model name or path, the model is not loaded, or the gateway has no route yet",
              "check the model's name and the path of url, and " + SEE_LOG + ANOTHER);
      case 500 ->
          new Diagnosis(
              "the server fails at its own ready endpoint, or the model did not load",
              SEE_LOG + ANOTHER);
      case 501 ->
          new Diagnosis(
              "the server does not have this endpoint",
              "check the protocol and path of url" + ANOTHER);
      default -> ofAny(status);
    };
  }

  private static Diagnosis ofRequest(int status) {
    return switch (status) {
      case 400 ->
          new Diagnosis(
              "the model is not loaded yet (MLServer says 400 until then), or the payload is wrong",
              SEE_LOG + " for why the model does not load, and check payload");
      case 404 ->
          new Diagnosis(
              "wrong model name or path, the model is not loaded, or the gateway has no route yet",
              "check the model's name and the path of url, and " + SEE_LOG);
      case 500 -> new Diagnosis("the model fails on this payload, or did not load", SEE_LOG);
      case 501 ->
          new Diagnosis(
              "the server does not have this endpoint", "check the protocol and path of url");
      default -> ofAny(status);
    };
  }

  private static Diagnosis ofAny(int status) {
    return switch (status) {
      case 429 ->
          new Diagnosis(
              "a rate limit stands before the model, or its queue is full",
              "lift the limit for this caller, or wait until other callers are done");
      case 502, 503, 504 ->
          new Diagnosis(
              "no healthy pod stands behind the address, or the model is still loading",
              "look at the pods and at the log of the model server; raise @Ready(timeout) if"
                  + " loading takes that long");
      default -> new Diagnosis("the server, or a gateway before it, rejects the request", SEE_LOG);
    };
  }
}
