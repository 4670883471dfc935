package io.loadline.kubernetes.resource;

import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One object as the API server gave it. */
public record KubeObject(ResourceKind resource, JsonTree tree) {
  public String name() {
    return tree.text("metadata", "name");
  }

  /** Empty for an object of the cluster. */
  public String namespace() {
    return tree.text("metadata", "namespace");
  }

  public String uid() {
    return tree.text("metadata", "uid");
  }

  /** Grows when the spec changes; 0 for objects without. */
  public long generation() {
    return tree.number(0, "metadata", "generation");
  }

  /** -1 when the controller has not said. */
  public long observedGeneration() {
    return tree.number(-1, "status", "observedGeneration");
  }

  public String resourceVersion() {
    return tree.text("metadata", "resourceVersion");
  }

  public Map<String, String> labels() {
    return tree.strings("metadata", "labels");
  }

  public Map<String, String> annotations() {
    return tree.strings("metadata", "annotations");
  }

  public boolean isDeleting() {
    return tree.isPresent("metadata", "deletionTimestamp");
  }

  public boolean isOwnedBy(String uid) {
    return tree.list("metadata", "ownerReferences").stream()
        .anyMatch(owner -> owner.text("uid").equals(uid));
  }

  public List<Condition> conditions() {
    return tree.list("status", "conditions").stream().map(Condition::of).toList();
  }

  public Optional<Condition> condition(String type) {
    return conditions().stream().filter(each -> each.type().equals(type)).findFirst();
  }

  /** {@code InferenceService default/iris}. */
  public String what() {
    String place = namespace().isEmpty() ? "" : namespace() + "/";
    return resource.title() + " " + place + name();
  }

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

    public boolean hasReason(String word) {
      return reason.equals(word);
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
}
