package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.Pod;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tells when waiting longer is of no use. */
final class GiveUpRule {
  /** A status can be that of before the last correction. */
  private static final long INVALID = TimeUnit.SECONDS.toNanos(3);

  /** To be made again, by a pipeline that deletes and applies. */
  private static final long GONE = TimeUnit.SECONDS.toNanos(10);

  /** First starts, and what they depend on, fail now and then. */
  private static final long BLOCKED = TimeUnit.SECONDS.toNanos(10);

  private static final int STARTS = 3;

  private String seen = "";
  private String uid = "";
  private long since;
  private boolean wasThere;

  /**
   * Why it will not become ready any more.
   *
   * @return empty while it may
   */
  Optional<String> ends(ReadinessSnapshot snapshot, long now) {
    String sign = sign(snapshot);
    if (!sign.equals(seen)) {
      seen = sign;
      since = now;
    }
    snapshot.owned().ifPresent(this::saw);
    if (snapshot.has(Sort.STOPPED)) {
      return Optional.of("it is stopped, and stays so until its annotation is changed");
    }
    if (snapshot.has(Sort.NO_TAGS)) {
      return Optional.of("the mode of an InferenceService does not change");
    }
    return stays(snapshot, now - since);
  }

  /** Whether it was deleted and made again since the last look. */
  boolean isAnother(ReadinessSnapshot snapshot) {
    return snapshot.owned().filter(each -> !uid.isEmpty() && !uid.equals(uid(each))).isPresent();
  }

  private void saw(OwnedResources owned) {
    wasThere = true;
    uid = uid(owned);
  }

  private static String uid(OwnedResources owned) {
    return owned.object().uid();
  }

  private Optional<String> stays(ReadinessSnapshot snapshot, long nanos) {
    if (snapshot.has(Sort.INVALID) && nanos >= INVALID) {
      return Optional.of("its spec is refused, and does not change by itself");
    }
    boolean gone = snapshot.has(Sort.DELETING) || (snapshot.has(Sort.ABSENT) && wasThere);
    if (gone && nanos >= GONE) {
      return Optional.of("it was deleted while it was waited for");
    }
    boolean hopeless = snapshot.has(Sort.BLOCKED) && nanos >= BLOCKED && hasTriedEnough(snapshot);
    return hopeless
        ? Optional.of("its model failed to load " + STARTS + " times and more")
        : Optional.empty();
  }

  private static boolean hasTriedEnough(ReadinessSnapshot snapshot) {
    return snapshot.owned().isPresent()
        && new CurrentPods(snapshot.owned().get())
            .all().stream()
                .filter(pod -> !pod.isReady())
                .flatMap((Pod pod) -> pod.containers().stream())
                .filter(Pod.Container::hasFailed)
                .anyMatch(each -> each.restarts() + 1 >= STARTS);
  }

  /** Equal while the same hopeless thing is seen of the same object. */
  private static String sign(ReadinessSnapshot snapshot) {
    if (snapshot.has(Sort.DELETING) || snapshot.has(Sort.ABSENT)) {
      return "gone";
    }
    String what =
        snapshot.has(Sort.INVALID) ? "invalid" : snapshot.has(Sort.BLOCKED) ? "blocked" : "";
    return what
        + snapshot.owned().map(each -> " " + uid(each) + each.object().generation()).orElse("");
  }
}
