package io.loadline.probe;

import io.loadline.plan.Target;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.text.TimeText;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Addresses that were waited for in vain, so that the gates after the first do not take as long
 * again for each. Thread-safe.
 */
final class FailedWaitHistory {
  /** How long the next gate waits for such an address at the most. */
  static final Duration NEXT = Duration.ofSeconds(10);

  /** Those of all gates of this JVM. */
  static final FailedWaitHistory OF_THIS_JVM = new FailedWaitHistory();

  private static final Duration LONG = Duration.ofSeconds(60);

  private final Map<String, Duration> waited = new ConcurrentHashMap<>();

  /** How long the address was waited for; empty when it was not, or not for long. */
  Optional<Duration> of(Target target) {
    return Stream.of(address(target), url(target))
        .flatMap(key -> Optional.ofNullable(waited.get(key)).stream())
        .findFirst();
  }

  /**
   * Remembers a wait that took long.
   *
   * @param last what was in the way at its end: where a server answers, another model of it may be
   *     ready
   */
  void add(Target target, ProbeFailure last, Duration time) {
    if (time.compareTo(LONG) >= 0) {
      waited.put(isOfAddress(last) ? address(target) : url(target), time);
    }
  }

  void forget(Target target) {
    waited.remove(address(target));
    waited.remove(url(target));
  }

  /** What is said before a wait that is shortened. */
  static String note(Target target, Duration before) {
    return target.host()
        + ":"
        + target.port()
        + " was waited for in vain before, for "
        + TimeText.of(before)
        + ": this time for "
        + TimeText.of(NEXT)
        + " at most";
  }

  /** What the failure of such a wait says at its end. */
  static String fact(Duration before) {
    return "\n  earlier  a gate before waited "
        + TimeText.of(before)
        + " in vain, so this one waited "
        + TimeText.of(NEXT)
        + " at most";
  }

  private static boolean isOfAddress(ProbeFailure last) {
    return last.response() instanceof Failed failed
        && failed.failure() != Failure.TIMEOUT
        && failed.failure() != Failure.CLOSED
        && failed.failure() != Failure.CUT_OFF;
  }

  private static String address(Target target) {
    return target.host() + ":" + target.port() + " " + target.virtualHost();
  }

  private static String url(Target target) {
    return address(target) + " " + target.pathAndQuery();
  }
}
