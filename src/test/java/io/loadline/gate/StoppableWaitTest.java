package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.load.StopSignal;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StoppableWaitTest {
  private final StopSignal stop = new StopSignal();
  private final CompletableFuture<String> awaited = new CompletableFuture<>();
  private final AtomicInteger stops = new AtomicInteger();

  private StoppableWait wait(boolean measuring) {
    return new StoppableWait(
        stop,
        () -> measuring,
        () -> {
          stops.incrementAndGet();
          awaited.complete("until then");
        });
  }

  @Test
  void a_stop_is_passed_on_once_and_what_there_is_comes_back() throws Exception {
    stop.request();
    assertThat(wait(true).await(awaited)).isEqualTo("until then");
    assertThat(stops).hasValue(1);
  }

  @Test
  void an_interrupt_while_it_is_measured_stops_and_stays_set() throws Exception {
    Thread.currentThread().interrupt();
    assertThat(wait(true).await(awaited)).isEqualTo("until then");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stop.isRequested()).isTrue();
  }

  @Test
  void an_interrupt_before_anything_is_measured_ends_the_wait() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> wait(false).await(awaited)).isInstanceOf(InterruptedException.class);
    assertThat(stops).hasValue(0);
  }

  @Test
  void what_went_wrong_is_thrown_as_it_is() {
    IllegalStateException wrong = new IllegalStateException("evicted");
    awaited.completeExceptionally(wrong);
    assertThatThrownBy(() -> wait(true).await(awaited)).isSameAs(wrong);
  }
}
