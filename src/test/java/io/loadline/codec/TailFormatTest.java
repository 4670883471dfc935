package io.loadline.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.TimedPart;
import io.loadline.result.SlowestRequest;
import io.loadline.result.TailRequest;
import io.loadline.result.TailTimes;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailFormatTest {
  private static final long SECOND = 1_000_000_000;

  /** Of any order of magnitude. */
  private static long nanos(SplittableRandom random) {
    return random.nextLong() >>> (1 + random.nextInt(Long.SIZE - 1));
  }

  private static TailTimes random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new TailTimes(
        IntStream.range(0, random.nextInt(20))
            .mapToObj(
                i -> {
                  Map<TimedPart, Long> parts = new EnumMap<>(TimedPart.class);
                  Arrays.stream(TimedPart.values())
                      .filter(part -> random.nextBoolean())
                      .forEach(part -> parts.put(part, nanos(random)));
                  SlowestRequest request =
                      new SlowestRequest(nanos(random), random.nextLong(), nanos(random));
                  return new TailRequest(request, -nanos(random), nanos(random), parts);
                })
            .toList());
  }

  @Test
  void what_is_written_is_read_again() {
    for (int seed = 0; seed < 1_000; seed++) {
      TailTimes tail = random(seed);
      assertThat(TailFormat.tail(TailFormat.bytes(tail))).as("seed %d", seed).isEqualTo(tail);
    }
  }

  @Test
  void a_request_takes_some_thirty_bytes() {
    SplittableRandom random = new SplittableRandom(1);
    List<TailRequest> requests =
        IntStream.range(0, TailTimes.MOST)
            .mapToObj(
                i -> {
                  long at = random.nextLong(600 * SECOND);
                  SlowestRequest request =
                      new SlowestRequest(at / 1_000_000, at, SECOND + random.nextLong(SECOND));
                  Map<TimedPart, Long> parts = new EnumMap<>(TimedPart.class);
                  parts.put(TimedPart.QUEUE, random.nextLong(SECOND));
                  parts.put(TimedPart.PREFILL, random.nextLong(SECOND));
                  parts.put(TimedPart.DECODE, random.nextLong(SECOND));
                  return new TailRequest(request, random.nextInt(100_000), 0, parts);
                })
            .toList();
    assertThat(TailFormat.bytes(new TailTimes(requests))).hasSizeBetween(29_000, 36_000);
  }

  @Test
  void what_is_cut_off_is_refused() {
    byte[] whole =
        TailFormat.bytes(
            new TailTimes(
                List.of(
                    new TailRequest(
                        new SlowestRequest(1, 2, 3), 4, 5, Map.of(TimedPart.QUEUE, 600L)))));
    for (int length = 1; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> TailFormat.tail(cut))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the slowest requests are cut off");
    }
  }

  @Test
  void parts_that_are_not_there_are_refused() {
    assertThatThrownBy(() -> TailFormat.tail(new byte[] {0, 0, 0, 0, 0, (byte) 0x80, 1, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are no such parts of a request: 128");
  }

  @Test
  void a_number_without_an_end_is_refused() {
    byte[] endless = new byte[20];
    Arrays.fill(endless, (byte) 0x80);
    assertThatThrownBy(() -> TailFormat.tail(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a number of the slowest requests is too long");
  }
}
