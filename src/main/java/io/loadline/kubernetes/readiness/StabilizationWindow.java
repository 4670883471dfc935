package io.loadline.kubernetes.readiness;

import io.loadline.json.JsonTree;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets what looks ready prove that it stays so. Right after a change every status is still that of
 * before, and a container that crashes is ready for a moment each time. What has not changed for
 * long needs no proof.
 */
final class StabilizationWindow {
  private static final Duration LONG_AGO = Duration.ofSeconds(60);
  private static final long AFTER_CHANGE = TimeUnit.SECONDS.toNanos(2);
  private static final long AFTER_UNSEEN_CHANGE = TimeUnit.SECONDS.toNanos(5);
  private static final long AFTER_CRASH = TimeUnit.SECONDS.toNanos(10);

  private final InstantSource clock;
  private String seen = "";
  private long since;

  StabilizationWindow(InstantSource clock) {
    this.clock = clock;
  }

  /** It does not look ready, so it has to prove itself anew. */
  void reset() {
    seen = "";
  }

  /** How much longer it must stay as it is, in nanoseconds; 0 when that is proved. */
  long left(OwnedResources owned, long now) {
    String print = print(owned);
    if (!print.equals(seen)) {
      seen = print;
      since = now;
    }
    return Math.max(0, window(owned) - (now - since));
  }

  /** What must not change meanwhile. */
  private static String print(OwnedResources owned) {
    Stream<String> objects =
        Stream.concat(Stream.of(owned.object()), owned.children().stream())
            .map(each -> each.uid() + each.generation() + each.annotations());
    Stream<String> pods =
        owned.staying().stream().map(pod -> pod.object().uid() + pod.restarts() + pod.isReady());
    return Stream.concat(objects, pods).sorted().collect(Collectors.joining(" "));
  }

  private long window(OwnedResources owned) {
    if (owned.staying().stream().anyMatch(this::hasCrashed)) {
      return AFTER_CRASH;
    }
    Optional<Instant> written = lastWritten(owned.object());
    if (written.isEmpty() || isLongAgo(written.get())) {
      return 0;
    }
    Optional<Instant> followed =
        owned.children().stream()
            .flatMap(child -> lastWritten(child).stream())
            .max(Comparator.naturalOrder());
    boolean behind = followed.isPresent() && followed.get().isBefore(written.get());
    return behind ? AFTER_UNSEEN_CHANGE : AFTER_CHANGE;
  }

  private boolean hasCrashed(Pod pod) {
    return pod.containers().stream()
        .filter(each -> !each.init() && each.restarts() > 0)
        .map(Pod.Container::ended)
        .flatMap(ended -> instant(ended.text("finishedAt")).stream())
        .anyMatch(end -> !isLongAgo(end));
  }

  private boolean isLongAgo(Instant instant) {
    return instant.isBefore(clock.instant().minus(LONG_AGO));
  }

  /** When someone last wrote what is not status; labels and annotations count. */
  private static Optional<Instant> lastWritten(KubeObject object) {
    return object.tree().list("metadata", "managedFields").stream()
        .filter(each -> !each.text("subresource").equals("status"))
        .map((JsonTree each) -> each.text("time"))
        .flatMap(time -> instant(time).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Instant> instant(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
