package io.loadline.kubernetes.resource;

/** How KServe runs an InferenceService. */
public enum DeploymentMode {
  /** Deployments and Services; {@code RawDeployment} of old. */
  STANDARD("Standard"),
  /** Knative Services; {@code Serverless} of old. */
  KNATIVE("Knative"),
  MODEL_MESH("ModelMesh"),
  /** The controller has not said yet. */
  UNKNOWN("");

  private final String title;

  DeploymentMode(String title) {
    this.title = title;
  }

  /** As KServe writes it; empty when unknown. */
  public String title() {
    return title;
  }

  static DeploymentMode of(String name) {
    return switch (name) {
      case "Standard", "RawDeployment" -> STANDARD;
      case "Knative", "Serverless" -> KNATIVE;
      case "ModelMesh" -> MODEL_MESH;
      default -> UNKNOWN;
    };
  }
}
