package io.loadline.transport;

import static io.loadline.plan.KnownTiming.LLAMA_TIMINGS;
import static io.loadline.plan.KnownTiming.VLLM_METRICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.TimedPart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.0, 0",
    "0e5, 0",
    "12.5, 12500000",
    "12, 12000000",
    "1.25e1, 12500000",
    "1.25E+1, 12500000",
    "125e-1, 12500000",
    "0.001, 1000",
    "0.0000001, 0",
    "0.000001, 1",
    "1790.2, 1790200000",
    "23154.123456, 23154123456",
    "3600000, 3600000000000",
    "0.00000000000000000000000001, 0",
    "17.78612345678901234567890123, 17786123",
    "123456789012345678901234567890e-27, 123456789",
    "1e-999999999999, 0"
  })
  void a_time_is_read_as_JSON_writes_numbers(String text, long nanos) {
    assertThat(millis(text)).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-1",
        "-0.5",
        "+1",
        ".5",
        "5.",
        "1.2.3",
        "1e",
        "1e+",
        "1e1.5",
        "e5",
        "1ee5",
        "NaN",
        "Infinity",
        "null",
        "true",
        "\"12\"",
        "[1]",
        "{}",
        "1 2",
        "0x10",
        "1_000",
        "12ms",
        "3600000.001",
        "1e300",
        "1e999999999999",
        "99999999999999999999999999"
      })
  void what_is_no_time_up_to_an_hour_is_untold(String text) {
    assertThat(millis(text)).isEqualTo(ServerTimings.UNTOLD);
  }

  @Test
  void a_time_is_read_to_the_nanosecond_in_any_unit() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      long nanos = random.nextLong(3_600_000_000_001L);
      assertThat(millis(BigDecimal.valueOf(nanos, 6).toString())).isEqualTo(nanos);
      String seconds = BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toString();
      byte[] text = ("x" + seconds + "9").getBytes(StandardCharsets.US_ASCII);
      assertThat(ServerTimings.nanos(text, 1, text.length - 1, 1_000_000_000)).isEqualTo(nanos);
    }
  }

  private static long millis(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ServerTimings.nanos(bytes, 0, bytes.length, 1_000_000);
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
