package io.loadline.kubernetes.resource;

import io.loadline.text.OneLine;

/**
 * What a controller says about an object.
 *
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason one word, mostly; may be empty
 * @param message may be empty
 * @param severity {@code Info} or {@code Warning} of one that only informs; mostly empty
 * @param since when the status last changed, as the API server writes it; may be empty
 */
public record Condition(
    String type, String status, String reason, String message, String severity, String since) {
  static Condition of(JsonTree tree) {
    return new Condition(
        tree.text("type"),
        tree.text("status"),
        tree.text("reason"),
        tree.text("message"),
        tree.text("severity"),
        tree.text("lastTransitionTime"));
  }

  public boolean isTrue() {
    return status.equalsIgnoreCase("True");
  }

  /** Whether it hinders nothing, whatever it says. */
  public boolean isAdvisory() {
    return !severity.isEmpty() && !severity.equals("Error");
  }

  public boolean isFalse() {
    return status.equalsIgnoreCase("False");
  }

  /** {@code PredictorReady is False, MinimumReplicasUnavailable: why}. */
  public String text() {
    String said = reason.isEmpty() ? "" : ", " + reason;
    String why =
        message.isEmpty() || message.equals(reason)
            ? ""
            : ": " + OneLine.of(message).replaceFirst("\\.$", "");
    return type + " is " + (status.isEmpty() ? "not set" : status) + said + why;
  }
}
