package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks again while the API server is away, and leaves out what the account may not see.
 * Thread-safe.
 */
final class ApiPatience {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final JobClock clock;
  private final Consumer<String> say;
  private final Set<String> missing = ConcurrentHashMap.newKeySet();

  ApiPatience(JobClock clock, Consumer<String> say) {
    this.clock = clock;
    this.say = say;
  }

  /**
   * The answer to a question.
   *
   * @throws ApiException when it is refused, or there is none after so long
   */
  <T> T ask(Duration longest, Supplier<T> question) throws InterruptedException {
    long start = clock.now();
    boolean told = false;
    while (true) {
      try {
        return question.get();
      } catch (ApiException e) {
        if (!e.isAway() || clock.since(start).compareTo(longest) >= 0) {
          throw e;
        }
        if (!told) {
          say.accept("the API server is away, and is asked again: " + e.getMessage());
          told = true;
        }
      }
      clock.pause().of(PAUSE);
    }
  }

  /**
   * As {@link #ask}; empty, and said once, when the account lacks the right.
   *
   * @param without what is left out then
   */
  <T> Optional<T> askIfAllowed(Duration longest, String without, Supplier<T> question)
      throws InterruptedException {
    try {
      return Optional.of(ask(longest, question));
    } catch (ApiException e) {
      if (!e.isForbidden()) {
        throw e;
      }
      if (missing.add(e.asked() + without)) {
        say.accept("no right to " + e.asked() + ": " + without);
      }
      return Optional.empty();
    }
  }
}
