package io.loadline.engine;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The moment at which several workers begin, once one is told it. Thread-safe. */
final class AgreedStart {
  private static final long EARLIEST_SECONDS = -60;
  private static final long LATEST_SECONDS = 600;

  private final CompletableFuture<Long> moment = new CompletableFuture<>();

  /**
   * The worker is told; again only the same moment.
   *
   * @param nanos on the worker's own clock; one that is over means at once
   * @param now on the same clock
   * @return what is wrong with it; empty if nothing is
   */
  Optional<String> tell(long nanos, long now) {
    long ahead = TimeUnit.NANOSECONDS.toSeconds(nanos - now);
    if (ahead < EARLIEST_SECONDS || ahead > LATEST_SECONDS) {
      return Optional.of(
          "a start %d s from now: from %d s to %d s are allowed"
              .formatted(ahead, EARLIEST_SECONDS, LATEST_SECONDS));
    }
    moment.complete(nanos);
    long known = moment.join();
    return known == nanos
        ? Optional.empty()
        : Optional.of("the start was told before, and is at " + known);
  }

  /** The moment; empty when nobody tells it for so long. */
  Optional<Long> await(long millis) throws InterruptedException {
    try {
      return Optional.of(moment.get(millis, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
