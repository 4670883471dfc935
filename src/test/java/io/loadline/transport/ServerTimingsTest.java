package io.loadline.transport;

import static io.loadline.plan.KnownTiming.LLAMA_TIMINGS;
import static io.loadline.plan.KnownTiming.VLLM_METRICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import org.junit.jupiter.api.Test;

class ServerTimingsTest {
  private final ServerTimings timings = new ServerTimings();

  @Test
  void before_anything_is_told_all_is_untold() {
    assertThat(timings.isEmpty()).isTrue();
    assertThat(timings.told()).isEqualTo(ServerTimings.UNTOLD);
    assertThat(timings.of(TimedPart.QUEUE)).isEqualTo(ServerTimings.UNTOLD);
  }

  @Test
  void what_is_told_is_the_sum_of_the_parts_that_add_up() {
    timings.tell(VLLM_METRICS, TimedPart.QUEUE, 5);
    timings.tell(VLLM_METRICS, TimedPart.DECODE, 7);
    timings.tell(VLLM_METRICS, TimedPart.UPSTREAM, 100);
    assertThat(timings.told()).isEqualTo(12);
  }

  @Test
  void a_total_counts_in_place_of_its_parts() {
    timings.tell(VLLM_METRICS, TimedPart.QUEUE, 5);
    timings.tell(VLLM_METRICS, TimedPart.TOTAL, 9);
    assertThat(timings.told()).isEqualTo(9);
  }

  @Test
  void of_a_part_told_twice_the_last_counts() {
    timings.tell(LLAMA_TIMINGS, TimedPart.DECODE, 5);
    timings.tell(LLAMA_TIMINGS, TimedPart.DECODE, 8);
    assertThat(timings.of(TimedPart.DECODE)).isEqualTo(8);
  }

  @Test
  void what_one_row_told_can_be_withdrawn_alone() {
    timings.tell(LLAMA_TIMINGS, TimedPart.DECODE, 5);
    timings.tell(VLLM_METRICS, TimedPart.QUEUE, 3);
    timings.withdraw(LLAMA_TIMINGS);
    assertThat(timings.row(TimedPart.DECODE)).isNull();
    assertThat(timings.told()).isEqualTo(3);
    timings.withdraw(VLLM_METRICS);
    assertThat(timings.isEmpty()).isTrue();
  }

  @Test
  void the_next_request_begins_with_nothing() {
    timings.tell(LLAMA_TIMINGS, TimedPart.DECODE, 5);
    timings.clear();
    assertThat(timings.told()).isEqualTo(ServerTimings.UNTOLD);
  }

  @Test
  void a_copy_holds_the_same() {
    timings.tell(LLAMA_TIMINGS, TimedPart.DECODE, 5);
    ServerTimings copy = new ServerTimings();
    copy.copyOf(timings);
    timings.clear();
    assertThat(copy.of(TimedPart.DECODE)).isEqualTo(5);
    assertThat(copy.row(TimedPart.DECODE)).isEqualTo(LLAMA_TIMINGS);
  }
}
