package io.loadline.kubernetes.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.kubernetes.client.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SharedAnswerTest {
  private final AtomicInteger asked = new AtomicInteger();
  private long nanos;

  private SharedAnswer<Integer> answer(Duration age) {
    return new SharedAnswer<>(
        asked::incrementAndGet, age, new JobClock(() -> nanos, Instant::now, time -> {}));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void an_answer_is_given_again_until_it_is_too_old() {
    SharedAnswer<Integer> answer = answer(Duration.ofSeconds(10));
    assertThat(answer.get()).isEqualTo(1);
    pass(Duration.ofMillis(9_999));
    assertThat(answer.get()).isEqualTo(1);

    pass(Duration.ofMillis(1));

    assertThat(answer.get()).isEqualTo(2);
  }

  @Test
  void an_answer_that_may_not_age_is_asked_for_each_time() {
    SharedAnswer<Integer> answer = answer(Duration.ZERO);

    assertThat(answer.get()).isEqualTo(1);
    assertThat(answer.get()).isEqualTo(2);
  }

  @Test
  void a_refusal_ages_faster_than_an_answer() {
    ApiException away = new ApiException(ApiException.Kind.AWAY, "list pods", "reset");
    SharedAnswer<Integer> answer =
        new SharedAnswer<>(
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw away;
              }
              return asked.get();
            },
            Duration.ofSeconds(10),
            new JobClock(() -> nanos, Instant::now, time -> {}));
    assertThatThrownBy(answer::get).isSameAs(away);
    assertThatThrownBy(answer::get).isSameAs(away);

    pass(Duration.ofSeconds(1));

    assertThat(answer.get()).isEqualTo(2);
  }

  @Test
  @Timeout(60)
  void who_comes_while_it_is_asked_for_is_given_the_same() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    SharedAnswer<Integer> answer =
        new SharedAnswer<>(
            () -> {
              begun.countDown();
              try {
                answered.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return asked.incrementAndGet();
            },
            Duration.ofSeconds(10),
            new JobClock(() -> nanos, Instant::now, time -> {}));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> one = threads.submit(answer::get);
      begun.await();
      Future<Integer> other = threads.submit(answer::get);
      answered.countDown();

      assertThat(one.get()).isEqualTo(1);
      assertThat(other.get()).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }
}
