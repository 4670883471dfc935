package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells whether a service was looked at before its load, and whether the worker's clock is that of
 * this machine. Thread-safe.
 */
final class StartWatch {
  /** One comes each second; in a second or two a service is looked at. */
  private static final int LATE = 3;

  /** A log stream takes less, and the start of a load as well. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(3);

  private final InstantSource clock;
  private final AtomicIntegerArray told;

  /** No load has begun. */
  StartWatch(int endpoints, InstantSource clock) {
    this.clock = clock;
    this.told = new AtomicIntegerArray(endpoints);
  }

  void heard(WorkerMessage.Progress progress) {
    told.incrementAndGet(progress.endpoint());
  }

  /**
   * Why the service as it was first looked at may not be the one on which the load began; empty
   * when it is.
   */
  Optional<String> lateLook(int endpoint) {
    int seconds = told.get(endpoint);
    return seconds < LATE
        ? Optional.empty()
        : Optional.of(
            "the service was looked at first some %d s after its load began, as the pod's log or the API server was not there before: a rollout until then was not seen"
                .formatted(seconds));
  }

  /**
   * What a reader should know of the worker's clock, for one who has just read that the loads will
   * begin; empty when it agrees with ours as far as that can be told.
   */
  Optional<String> clockNote(Instant begins) {
    Duration ahead = Duration.between(clock.instant(), begins.minus(WorkerOrder.START_DELAY));
    return ahead.abs().compareTo(CLOCKS_DIFFER) <= 0
        ? Optional.empty()
        : Optional.of(
            ahead.isNegative()
                ? "the clock of the worker's node is %d s behind that of this machine, or its log came that late: a node whose clock is behind sends tokens that have expired"
                    .formatted(-ahead.toSeconds())
                : "the clock of the worker's node is %d s ahead of that of this machine: it takes tokens for expired that are not"
                    .formatted(ahead.toSeconds()));
  }
}
