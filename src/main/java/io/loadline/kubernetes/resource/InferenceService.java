package io.loadline.kubernetes.resource;

import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** KServe's InferenceService. */
public record InferenceService(KubeObject object) {
  /** On everything that belongs to one. */
  public static final String LABEL = "serving.kserve.io/inferenceservice";

  public static final List<String> COMPONENTS = List.of("predictor", "transformer", "explainer");

  /** Gives the newest revision a host of its own; the one before it has one in any canary. */
  public static final String TAGS = "serving.kserve.io/enable-tag-routing";

  private static final String MODE = "serving.kserve.io/deploymentMode";
  private static final String STOP = "serving.kserve.io/stop";

  /** As its status says; where an older controller does not, as its other fields show. */
  public DeploymentMode mode() {
    String said = object.tree().text("status", "deploymentMode");
    DeploymentMode mode =
        DeploymentMode.of(said.isEmpty() ? object.annotations().getOrDefault(MODE, "") : said);
    boolean hasRevisions =
        status("predictor").isPresent("latestCreatedRevision")
            || object.condition("PredictorRouteReady").isPresent();
    return mode == DeploymentMode.UNKNOWN && hasRevisions ? DeploymentMode.KNATIVE : mode;
  }

  /** Whether its owner switched it off. */
  public boolean isStopped() {
    return object.annotations().getOrDefault(STOP, "").equalsIgnoreCase("true");
  }

  /** Those of its spec, the predictor first. */
  public List<String> components() {
    return COMPONENTS.stream().filter(each -> object.tree().isPresent("spec", each)).toList();
  }

  public JsonTree spec(String component) {
    return object.tree().at("spec", component);
  }

  public JsonTree status(String component) {
    return object.tree().at("status", "components", component);
  }

  /** Where it is reached from outside; empty until it is ready, and when it is not. */
  public String url() {
    return object.tree().text("status", "url");
  }

  /** Where it is reached in the cluster; empty until it is ready. */
  public String address() {
    return object.tree().text("status", "address", "url");
  }

  /** Every address that its status names. */
  public List<String> urls() {
    Stream<String> parts =
        COMPONENTS.stream()
            .map(this::status)
            .flatMap(each -> Stream.of(each.text("url"), each.text("address", "url")));
    return Stream.concat(Stream.of(url(), address()), parts)
        .filter(url -> !url.isEmpty())
        .distinct()
        .toList();
  }

  /** The revisions that have a host of their own; none outside of mode Knative. */
  public List<TrafficTag> tags() {
    return COMPONENTS.stream()
        .flatMap(
            component ->
                status(component).list("traffic").stream()
                    .filter(each -> each.isPresent("tag"))
                    .map(each -> TrafficTag.of(component, each)))
        .toList();
  }

  /** The one of that name, whichever revision has it; empty when none has. */
  public Optional<TrafficTag> tag(String component, String name) {
    return tags().stream()
        .filter(each -> each.component().equals(component) && each.name().equals(name))
        .findFirst();
  }

  /** Whether it asks for a host for the newest revision as well. */
  public boolean isTagged(String component) {
    String own = spec(component).strings("annotations").getOrDefault(TAGS, "");
    return (own.isEmpty() ? object.annotations().getOrDefault(TAGS, "") : own).equals("true");
  }

  /** Those of mode Standard, each with a Deployment and a Service of its own. */
  public List<Canary> canaries() {
    return mode() == DeploymentMode.KNATIVE
        ? List.of()
        : object.tree().list("spec", "canary").stream()
            .filter(each -> !each.text("predictor", "name").isEmpty())
            .map(each -> Canary.of(this, each))
            .toList();
  }

  /** The name that the Deployment and the Service of a component have in mode Standard. */
  public String workload(String component) {
    String variant = component.equals("predictor") ? spec("predictor").text("name") : "";
    return workload(object.name(), variant, component);
  }

  static String workload(String name, String variant, String component) {
    return name + (variant.isEmpty() ? "" : "-" + variant) + "-" + component;
  }

  public ModelStatus model() {
    return ModelStatus.of(object.tree().at("status", "modelStatus"));
  }

  /** Of the newest revision, 0 to 100; -1 when there is no canary. */
  public long canaryPercent() {
    return canaryPercent("predictor");
  }

  /** As {@link #canaryPercent()}, of one component. */
  public long canaryPercent(String component) {
    return spec(component).number(-1, "canaryTrafficPercent");
  }

  /** Which picks its Deployments and pods. */
  public Map<String, String> selector() {
    return Map.of(LABEL, object.name());
  }

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
}
