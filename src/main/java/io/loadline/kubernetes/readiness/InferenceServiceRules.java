package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.DeploymentMode;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.kubernetes.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an InferenceService truly is ready: its status and everything that stands behind it. */
final class InferenceServiceRules {
  private final InferenceService service;
  private final OwnedResources owned;

  InferenceServiceRules(OwnedResources owned) {
    this.service = new InferenceService(owned.object());
    this.owned = owned;
  }

  List<ReadinessObstacle> check() {
    if (owned.canary().isPresent()) {
      return new CanaryRules(owned, owned.canary().get()).check();
    }
    List<ReadinessObstacle> found = new ArrayList<>();
    model().ifPresent(found::add);
    condition().ifPresent(found::add);
    service.components().stream().flatMap(this::component).forEach(found::add);
    progress().filter(each -> found.isEmpty()).ifPresent(found::add);
    PodRules.worst(current()).ifPresent(found::add);
    return found;
  }

  /** Whether no pod of it runs, since nobody asked for long. */
  boolean isAsleep() {
    List<KubeObject> services = owned.children(ResourceKind.KNATIVE_SERVICES);
    return !services.isEmpty()
        && services.stream().anyMatch(each -> KnativeRules.isAsleep(each, owned));
  }

  private Optional<ReadinessObstacle> model() {
    String failure = service.model().currentFailure();
    String why = failure.isEmpty() ? "" : ": " + failure;
    if (service.model().isInvalid()) {
      return Optional.of(
          new ReadinessObstacle(
              Sort.INVALID, "invalid", "KServe cannot run this spec (InvalidSpec)" + why));
    }
    return service.model().isBlocked()
        ? Optional.of(
            new ReadinessObstacle(
                Sort.BLOCKED, "blocked", "the model does not load (BlockedByFailedLoad)" + why))
        : Optional.empty();
  }

  /** The one that says most, of those that must be True. */
  private Optional<ReadinessObstacle> condition() {
    if (service.object().conditions().isEmpty()) {
      return Optional.of(
          ReadinessObstacle.of(
              Sort.CONDITION, "it has no status yet: KServe's controller has not seen it"));
    }
    Optional<KubeObject.Condition> stopped =
        service.object().condition("Stopped").filter(KubeObject.Condition::isTrue);
    Optional<KubeObject.Condition> part =
        needed()
            .flatMap(type -> service.object().condition(type).stream())
            .filter(each -> !each.isTrue())
            .findFirst();
    Optional<KubeObject.Condition> ready =
        service.object().condition("Ready").filter(each -> !each.isTrue());
    return stopped
        .or(() -> part)
        .or(() -> ready)
        .map(InferenceServiceRules::obstacle)
        .or(this::unsaid);
  }

  private static ReadinessObstacle obstacle(KubeObject.Condition each) {
    return new ReadinessObstacle(
        Sort.CONDITION, each.type() + each.status() + each.reason(), each.text());
  }

  /** A condition that is not there says nothing good. */
  private Optional<ReadinessObstacle> unsaid() {
    return Stream.concat(Stream.of("Ready"), needed())
        .filter(type -> service.object().condition(type).isEmpty())
        .map(type -> ReadinessObstacle.of(Sort.CONDITION, type + " is not set"))
        .findFirst();
  }

  private Stream<String> needed() {
    Stream<String> components =
        service.components().stream()
            .map(each -> each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1))
            .map(each -> each + "Ready");
    return Stream.concat(components, Stream.of("IngressReady"));
  }

  private Stream<ReadinessObstacle> component(String component) {
    Optional<ReadinessObstacle> found =
        service.mode() == DeploymentMode.KNATIVE
            ? knative(component)
            : new StandardRules(owned).check(component, service.spec(component));
    return found.stream();
  }

  private Optional<ReadinessObstacle> knative(String component) {
    if (!owned.sees(ResourceKind.KNATIVE_SERVICES)) {
      return status(component);
    }
    String name = service.object().name() + "-" + component;
    Optional<KubeObject> child =
        owned
            .child(ResourceKind.KNATIVE_SERVICES, name)
            .or(() -> owned.child(ResourceKind.KNATIVE_SERVICES, name + "-default"));
    return child
        .map(
            each ->
                SpecPropagation.check(service, service.spec(component), each)
                    .or(() -> KnativeRules.check(each, owned))
                    .or(() -> status(component)))
        .orElseGet(
            () ->
                Optional.of(
                    ReadinessObstacle.of(
                        Sort.ROLLOUT, "the " + component + " has no Knative Service yet")));
  }

  /** As far as the InferenceService itself tells. */
  private Optional<ReadinessObstacle> status(String component) {
    JsonTree status = service.status(component);
    String created = status.text("latestCreatedRevision");
    if (!created.equals(status.text("latestReadyRevision"))) {
      return Optional.of(
          ReadinessObstacle.of(Sort.ROLLOUT, "revision " + created + " is not ready"));
    }
    Map<String, Long> shares = KnativeRules.shares(status.list("traffic"), created);
    boolean canary =
        component.equals("predictor")
            && service.canaryPercent() > 0
            && service.canaryPercent() < 100
            && status.isPresent("previousRolledoutRevision")
            && status.list("traffic").size() > 1;
    return canary && shares.size() < 2
        ? Optional.of(
            ReadinessObstacle.of(
                Sort.ROLLOUT, "both shares of the traffic still go to one revision"))
        : Optional.empty();
  }

  /** Asleep, KServe waits for pods that nobody asked for. */
  private Optional<ReadinessObstacle> progress() {
    return service.model().isInProgress() && !isAsleep()
        ? Optional.of(
            ReadinessObstacle.of(Sort.CONDITION, "the model's transitionStatus is InProgress"))
        : Optional.empty();
  }

  private List<Pod> current() {
    return new CurrentPods(owned).all();
  }
}
