package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.result.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

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
  private final LongSupplier nanos;
  private final AtomicIntegerArray told;
  private final AtomicLongArray begun;

  /**
   * No load has begun.
   *
   * @param nanos monotonic
   */
  StartWatch(int endpoints, InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.told = new AtomicIntegerArray(endpoints);
    this.begun = new AtomicLongArray(endpoints);
  }

  void heard(WorkerMessage.Progress progress) {
    told.incrementAndGet(progress.endpoint());
    if (progress.elapsedNanos() > 0) {
      long start = nanos.getAsLong() - progress.elapsedNanos();
      begun.accumulateAndGet(
          progress.endpoint(), start, (one, other) -> one == 0 || other - one < 0 ? other : one);
    }
  }

  /**
   * When a measurement had ended at the latest, by our own monotonic clock: a message may come
   * late, and none comes early. Empty when that is not known, or its end was not the planned one.
   */
  OptionalLong endedBy(int endpoint, RunResult run) {
    long start = begun.get(endpoint);
    return start == 0 || !run.ending().isWhole()
        ? OptionalLong.empty()
        : OptionalLong.of(start + run.elapsedNanos());
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
