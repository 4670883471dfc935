package io.loadline.config.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
  @Test
  void parts_are_as_the_weights() {
    assertThat(LargestRemainder.of(100, List.of(3, 1))).containsExactly(75, 25);
    assertThat(LargestRemainder.of(100, List.of(1))).containsExactly(100);
  }

  @Test
  void what_is_left_goes_to_the_largest_remainders() {
    assertThat(LargestRemainder.of(100, List.of(3, 2, 2))).containsExactly(43, 29, 28);
    assertThat(LargestRemainder.of(10, List.of(1, 1, 1))).containsExactly(4, 3, 3);
  }

  @Test
  void no_part_is_nothing() {
    assertThat(LargestRemainder.of(10, List.of(1000, 1, 1))).containsExactly(8, 1, 1);
    assertThat(LargestRemainder.of(2, List.of(5, 1, 1))).containsExactly(1, 1, 1);
  }

  @Test
  void parts_always_add_up() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1000; i++) {
      List<Integer> weights =
          IntStream.range(0, 1 + random.nextInt(20))
              .mapToObj(each -> 1 + random.nextInt(1000))
              .toList();
      long total = weights.size() + random.nextLong(1_000_000_000_000L);
      assertThat(Arrays.stream(LargestRemainder.of(total, weights)).sum()).isEqualTo(total);
      assertThat(LargestRemainder.of(total, weights)).doesNotContain(0);
    }
  }
}
