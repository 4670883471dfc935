package io.loadline.kubernetes.job;

import io.loadline.kubernetes.client.ApiException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The answer of the API server to one question of many threads, asked anew when it is older than it
 * may be. That there was none is an answer, too.
 */
final class SharedAnswer<T> {
  private static final Duration REFUSAL_AGE = Duration.ofSeconds(1);

  private final Supplier<T> question;
  private final Duration age;
  private final JobClock clock;
  private Optional<Supplier<T>> answer = Optional.empty();
  private Duration longest = Duration.ZERO;
  private long since;

  /**
   * Nothing is asked yet.
   *
   * @param age how old an answer may be; zero to ask each time
   */
  SharedAnswer(Supplier<T> question, Duration age, JobClock clock) {
    this.question = question;
    this.age = age;
    this.clock = clock;
  }

  /** As it is, or was a short time ago; who comes while it is asked for waits for that. */
  synchronized T get() {
    if (answer.isEmpty() || clock.since(since).compareTo(longest) >= 0) {
      answer = Optional.of(ask());
      since = clock.now();
    }
    return answer.get().get();
  }

  private Supplier<T> ask() {
    try {
      T found = question.get();
      longest = age;
      return () -> found;
    } catch (ApiException e) {
      longest = age.compareTo(REFUSAL_AGE) < 0 ? age : REFUSAL_AGE;
      return () -> {
        throw e;
      };
    }
  }
}
