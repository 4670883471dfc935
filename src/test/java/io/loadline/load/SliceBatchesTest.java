package io.loadline.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.testkit.RandomCut;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceBatchesTest {
  private static final long SECOND = 1_000_000_000L;

  /** Of one second, with no more in it than that it was there. */
  private static final MeasuredSlice SLICE = RandomCut.of(3, 1, 1).slices().get(0);

  private final SliceBatches batches = new SliceBatches(3);

  private static MeasuredSlice slice(long second) {
    return SLICE.at(second, SECOND);
  }

  private static List<Long> starts(List<MeasuredSlice> slices) {
    return slices.stream().map(each -> each.interval().startNanos() / SECOND).toList();
  }

  @Test
  void a_second_is_taken_once_it_is_over_and_all_loops_may_have_ended_it() {
    batches.add(slice(0));
    batches.add(slice(1));
    assertThat(batches.take(SECOND)).isEmpty();
    assertThat(starts(batches.take(2 * SECOND))).containsExactly(0L);
    assertThat(starts(batches.take(3 * SECOND))).containsExactly(1L);
    assertThat(batches.take(4 * SECOND)).isEmpty();
  }

  @Test
  void loops_of_one_second_are_added_up_and_what_comes_late_is_taken_later() {
    batches.add(slice(0));
    batches.add(slice(0));
    List<MeasuredSlice> taken = batches.take(2 * SECOND);
    assertThat(taken).singleElement().isEqualTo(SLICE.plus(SLICE));
    batches.add(slice(0));
    assertThat(batches.take(3 * SECOND)).containsExactly(slice(0));
  }

  @Test
  void slices_get_longer_with_the_run_and_none_is_left_out() {
    List<Long> lengths = new ArrayList<>();
    long requests = 0;
    int told = 0;
    for (int second = 0; second < 200; second++) {
      batches.add(slice(second));
      for (MeasuredSlice each : batches.take((second + 1) * SECOND)) {
        requests += each.interval().requests();
        lengths.add(each.interval().lengthNanos() / SECOND);
        told++;
      }
    }
    assertThat(lengths).isSorted().startsWith(1L, 1L, 1L, 2L, 2L).endsWith(32L, 64L);
    assertThat(told).isLessThanOrEqualTo(3 * 6 + 2);
    for (MeasuredSlice each : batches.take(1_000 * SECOND)) {
      requests += each.interval().requests();
    }
    assertThat(requests).isEqualTo(200 * SLICE.interval().requests());
  }
}
