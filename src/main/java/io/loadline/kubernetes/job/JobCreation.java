package io.loadline.kubernetes.job;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a Job and its documents, also when the answer to a request is lost: what was made then is
 * found by its name and labels.
 */
final class JobCreation {
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int LOOKS = 2;

  private final Cluster cluster;
  private final JobRequest request;
  private final ApiPatience patience;
  private final JobClock clock;
  private final Consumer<String> say;

  JobCreation(
      Cluster cluster,
      JobRequest request,
      ApiPatience patience,
      JobClock clock,
      Consumer<String> say) {
    this.cluster = cluster;
    this.request = request;
    this.patience = patience;
    this.clock = clock;
    this.say = say;
  }

  /** Makes the Job, or leaves none; one of its name that is being deleted is waited for. */
  KubeObject job(JsonObject manifest) throws InterruptedException {
    try {
      return made(manifest);
    } catch (InterruptedException e) {
      removeUnanswered();
      throw e;
    } catch (ApiException e) {
      if (e.isAway()) {
        removeUnanswered();
      }
      throw e;
    }
  }

  /** A request whose answer nobody has seen may have made it, or may do so in a moment. */
  private void removeUnanswered() {
    try {
      for (int look = 0; look < LOOKS; look++) {
        Optional<KubeObject> found = there().filter(this::isOfThisRun);
        if (found.isPresent()) {
          cluster.own().delete(found.get());
          return;
        }
        clock.pause().of(PAUSE);
      }
    } catch (ApiException e) {
      // It ends by its deadline, and goes some time after.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private KubeObject made(JsonObject manifest) throws InterruptedException {
    long start = clock.now();
    while (true) {
      Optional<KubeObject> made = createWithin(manifest);
      if (made.isPresent()) {
        return made.get();
      }
      Optional<KubeObject> other = patience.ask(longest(), this::there);
      boolean goes = other.filter(each -> !each.isDeleting()).isEmpty();
      if (!goes && isOfThisRun(other.get())) {
        return other.get();
      }
      if (!goes || clock.since(start).compareTo(longest()) >= 0) {
        throw taken(ResourceKind.JOBS, request.name());
      }
      clock.pause().of(PAUSE);
    }
  }

  /** As a pod's controller does, since a Job that ends gives its quota back. */
  private Optional<KubeObject> createWithin(JsonObject manifest) throws InterruptedException {
    long start = clock.now();
    long ended = start;
    boolean told = false;
    while (true) {
      try {
        return create(ResourceKind.JOBS, manifest);
      } catch (ApiException e) {
        boolean isQuota = StartTrouble.isOfQuota(String.valueOf(e.getMessage()));
        ended = isQuota && isAnyEnding() ? clock.now() : ended;
        boolean lasts = clock.since(ended).compareTo(StartTrouble.ONE_MORE_TRY) >= 0;
        if (!isQuota || lasts || clock.since(start).compareTo(longest()) >= 0) {
          throw e;
        }
        if (!told) {
          say.accept("waits for a quota that an ending Job may give back: " + e.getMessage());
          told = true;
        }
      }
      clock.pause().of(PAUSE);
    }
  }

  private boolean isAnyEnding() throws InterruptedException {
    return patience
        .askIfAllowed(
            longest(),
            "it is not known whether a Job of ours ends",
            () -> cluster.own().metadata(ResourceKind.JOBS, request.namespace(), JobLabels.ours()))
        .orElse(List.of())
        .stream()
        .anyMatch(KubeObject::isDeleting);
  }

  /** Makes the documents, which go with the Job. */
  void documents(List<PackedObject> documents, KubeObject job) throws InterruptedException {
    for (PackedObject document : documents) {
      JsonObject manifest = document.manifest(request, job);
      if (create(document.kind(), manifest).isEmpty() && isAnother(document)) {
        throw taken(document.kind(), document.name());
      }
    }
  }

  /**
   * Whether what has the name of a document holds something else: it was not made by a request of
   * ours whose answer was lost. Secrets are not read, and do no harm: they would not fit to the
   * plan.
   */
  private boolean isAnother(PackedObject document) throws InterruptedException {
    return !document.secret()
        && patience
            .ask(
                longest(), () -> cluster.get(document.kind(), request.namespace(), document.name()))
            .filter(document::isIn)
            .isEmpty();
  }

  private Optional<KubeObject> create(ResourceKind kind, JsonObject manifest)
      throws InterruptedException {
    return patience.ask(longest(), () -> cluster.own().create(kind, request.namespace(), manifest));
  }

  private Optional<KubeObject> there() {
    return cluster.get(ResourceKind.JOBS, request.namespace(), request.name());
  }

  private boolean isOfThisRun(KubeObject found) {
    return found.labels().entrySet().containsAll(JobLabels.of(request).entrySet());
  }

  private ApiException taken(ResourceKind kind, String name) {
    return new ApiException(
        ApiException.Kind.REFUSED,
        "create %s %s in namespace %s".formatted(kind.fullName(), name, request.namespace()),
        "there is another one of this name");
  }

  private Duration longest() {
    return request.lifetime().start();
  }
}
