package io.loadline.slo;

import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.SureRun.bounds;
import static io.loadline.slo.SureRun.judged;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The 40 batches of a run, and which of its requests are the slowest tenth. */
class RequestBatchesTest {
  private static final Objective P95 = atMost("http/latency-p95", 100).at(0.95);

  private static BatchSlices slices(int count, BatchSlice each) {
    return new BatchSlices(1_000_000, Collections.nCopies(count, each));
  }

  @Test
  void from_40_slices_on_there_are_batches_if_there_are_requests() {
    BatchSlice one = SlicedRun.recorded(1, 5, 0);
    BatchSlice failed = SlicedRun.recorded(0, 5, 1);

    assertThat(RequestBatches.of(slices(40, one))).isPresent();
    assertThat(RequestBatches.of(slices(40, failed))).isPresent();
    assertThat(RequestBatches.of(slices(39, one))).isEmpty();
    assertThat(RequestBatches.of(slices(40, SlicedRun.slice(0, 0, 0)))).isEmpty();
  }

  /** How many of 1,000 are the slowest, of which 50 fail and so many take 50 ms, the others 5. */
  private static long slowest(int slow) {
    BoundsMethod method =
        bounds(judged(1_000, i -> i % 20 == 7 ? -3 : i * 7 % 1_000 < slow ? 50 : 5, P95)).method();
    List<Long> slowest = ((BoundsMethod.OfShare) method).batches().slowest();
    return slowest.stream().mapToLong(Long::longValue).sum();
  }

  /** 50 beside those that fail are wanted. */
  @Test
  void requests_as_slow_as_the_tenth_are_on_the_side_that_gives_the_nearer_share() {
    long some = slow(80);
    long many = slow(160);

    assertThat(some).isBetween(51L, 99L);
    assertThat(many).isBetween(101L, 200L);
    assertThat(slowest(80)).isEqualTo(50 + some);
    assertThat(slowest(160)).isEqualTo(50);
  }

  /** Those that would take 50 ms and do not fail. */
  private static long slow(int slow) {
    return IntStream.range(0, 1_000).filter(i -> i % 20 != 7 && i * 7 % 1_000 < slow).count();
  }
}
