package io.loadline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Batches of unequal size, as those of equal time are. */
class BatchCountsTest {
  /**
   * Of 10 and 30 requests in turns, of which 1 and 3 break the limit in the first half, 2 and 6 in
   * the second: {@code scipy.stats.linregress(range(20), [.1] * 10 + [.2] * 10)} has the slope
   * 0.0075188 and its error 0.0010180.
   */
  @Test
  void a_trend_is_that_of_shares_whatever_the_number_of_requests_in_each_part() {
    long[] sizes = new long[BatchCounts.BATCHES];
    long[] hits = new long[BatchCounts.BATCHES];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = i / 2 % 2 == 0 ? 10 : 30;
      hits[i] = sizes[i] / 10 * (i < 20 ? 1 : 2);
    }
    assertThat(new BatchCounts(sizes, hits).trend()).isCloseTo(7.385489, within(1e-6));
  }
}
