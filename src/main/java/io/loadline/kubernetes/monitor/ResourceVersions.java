package io.loadline.kubernetes.monitor;

import io.loadline.kubernetes.resource.KubeObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How recent what we know of each object is. A watch begins with what the API server has in memory,
 * which may be older than what was read from it before. Thread-safe.
 */
final class ResourceVersions {
  private final Map<String, Long> known = new HashMap<>();
  private long floor;

  /** All of one reading; what is not in it was not there then. */
  synchronized void read(ServiceReading reading) {
    Stream.of(
            reading.object().stream(),
            reading.pods().stream(),
            reading.deployments().stream(),
            reading.nodes().stream())
        .flatMap(each -> each)
        .forEach(this::keep);
    floor = known.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Whether it is more recent than what was known; from now on that is known. */
  synchronized boolean isNews(KubeObject object) {
    Optional<Long> version = version(object);
    if (version.isEmpty()) {
      return true;
    }
    boolean news = version.get() > known.getOrDefault(object.uid(), floor);
    if (news) {
      keep(object);
    }
    return news;
  }

  private void keep(KubeObject object) {
    version(object).ifPresent(version -> known.merge(object.uid(), version, Math::max));
  }

  /** Numbers, in every API server so far. */
  private static Optional<Long> version(KubeObject object) {
    try {
      return Optional.of(Long.parseLong(object.resourceVersion()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
