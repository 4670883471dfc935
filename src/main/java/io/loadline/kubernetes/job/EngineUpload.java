package io.loadline.kubernetes.job;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sees to it that the engine's parts are in a namespace, and removes parts that no run has needed
 * for a week.
 */
final class EngineUpload {
  private static final int UNUSED_DAYS = 7;

  private final Cluster cluster;
  private final String namespace;
  private final ApiPatience patience;
  private final Duration longest;
  private final LocalDate today;
  private final Consumer<String> say;

  EngineUpload(
      Cluster cluster,
      JobRequest request,
      ApiPatience patience,
      JobClock clock,
      Consumer<String> say) {
    this.cluster = cluster;
    this.namespace = request.namespace();
    this.longest = request.lifetime().start();
    this.patience = patience;
    this.today = clock.today();
    this.say = say;
  }

  /** Sends those that are not there. What is there by name is compared by the pod. */
  void send(List<EnginePart> parts) throws InterruptedException {
    Map<String, KubeObject> there = there();
    int sent = 0;
    for (EnginePart part : parts) {
      KubeObject old = there.remove(part.name());
      boolean isThere = old != null && isKept(old);
      sent += !isThere && create(part) ? 1 : 0;
    }
    if (sent > 0) {
      say.accept("sent %d of %d parts of the worker's classes".formatted(sent, parts.size()));
    }
    removeUnused(there);
  }

  /** By name; none where we may not list them. */
  private Map<String, KubeObject> there() throws InterruptedException {
    return patience
        .askIfAllowed(
            longest,
            "the classes of the worker are sent anew, and old ones stay",
            () -> cluster.own().metadata(ResourceKind.CONFIG_MAPS, namespace, JobLabels.ofEngine()))
        .orElse(List.of())
        .stream()
        .collect(Collectors.toMap(KubeObject::name, Function.identity(), (one, other) -> one));
  }

  private void removeUnused(Map<String, KubeObject> there) throws InterruptedException {
    for (KubeObject other : there.values()) {
      if (isUnused(other)) {
        remove(other);
      }
    }
  }

  /** False when another run has made it meanwhile. */
  private boolean create(EnginePart part) throws InterruptedException {
    JsonObject manifest = part.manifest(namespace, today);
    return patience
        .ask(longest, () -> cluster.own().create(ResourceKind.CONFIG_MAPS, namespace, manifest))
        .isPresent();
  }

  /** Notes that it is needed, so that nobody removes it; false when it has gone meanwhile. */
  private boolean isKept(KubeObject part) throws InterruptedException {
    if (lastUsed(part).filter(day -> !day.isBefore(today)).isPresent()) {
      return true;
    }
    return patience
        .askIfAllowed(
            longest,
            "that the worker's classes were used today is not noted, so that another run may remove"
                + " them after a week",
            () ->
                cluster
                    .own()
                    .annotate(
                        ResourceKind.CONFIG_MAPS,
                        namespace,
                        part.name(),
                        Map.of(JobLabels.LAST_USED, today.toString())))
        .orElse(true);
  }

  private boolean isUnused(KubeObject part) {
    return lastUsed(part).filter(day -> day.isBefore(today.minusDays(UNUSED_DAYS))).isPresent();
  }

  /** Empty when that cannot be known. */
  private static Optional<LocalDate> lastUsed(KubeObject part) {
    String day = part.annotations().getOrDefault(JobLabels.LAST_USED, "");
    String made = part.tree().text("metadata", "creationTimestamp");
    try {
      return Optional.of(
          day.isEmpty()
              ? LocalDate.ofInstant(Instant.parse(made), ZoneOffset.UTC)
              : LocalDate.parse(day));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private void remove(KubeObject part) throws InterruptedException {
    boolean removed =
        patience
            .askIfAllowed(
                longest,
                "classes of a worker that nobody has used for a week stay",
                () -> cluster.own().deleteUnchanged(part))
            .orElse(false);
    if (removed) {
      say.accept("removed " + part.what() + ", which no run has used for a week");
    }
  }
}
