package io.loadline.kubernetes.resource;

import io.loadline.text.OneLine;

/**
 * What KServe says of the model.
 *
 * @param transition {@code UpToDate}, {@code InProgress}, {@code BlockedByFailedLoad}, {@code
 *     InvalidSpec}, or empty
 * @param target {@code Loaded}, {@code Pending} and so on, or empty
 * @param failure {@code status.modelStatus.lastFailureInfo}, which is never cleared
 */
public record ModelStatus(String transition, String target, JsonTree failure) {
  static ModelStatus of(JsonTree status) {
    return new ModelStatus(
        status.text("transitionStatus"),
        status.text("states", "targetModelState"),
        status.at("lastFailureInfo"));
  }

  public boolean isInvalid() {
    return transition.equals("InvalidSpec");
  }

  public boolean isBlocked() {
    return transition.equals("BlockedByFailedLoad");
  }

  public boolean isInProgress() {
    return transition.equals("InProgress");
  }

  /** {@code ModelLoadFailed: no such bucket}; empty unless it is about now. */
  public String currentFailure() {
    if (!isInvalid() && !isBlocked()) {
      return "";
    }
    String message = failure.text("message");
    String reason = failure.text("reason");
    if (message.isEmpty()) {
      return reason;
    }
    return reason.isEmpty() ? OneLine.of(message) : reason + ": " + OneLine.of(message);
  }
}
