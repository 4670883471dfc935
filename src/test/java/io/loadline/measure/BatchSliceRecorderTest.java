package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import io.loadline.result.Moments;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchSliceRecorderTest {
  private static final long MS = 1_000_000;
  private static final long[] LIMITS = {50 * MS, 200 * MS};

  @Test
  void a_request_is_in_the_slice_in_which_it_was_due() {
    BatchSliceRecorder recorder = new BatchSliceRecorder(LIMITS, 0);
    recorder.success(0, 10 * MS);
    recorder.success(5 * (1 << 20), 100 * MS);
    recorder.failures(2, 5 * (1 << 20) + 7);

    BatchSlices slices = recorder.snapshot();

    assertThat(slices.lengthNanos()).isEqualTo(1 << 20);
    assertThat(slices.slices()).hasSize(6);
    assertThat(slices.slices().get(5).requests()).isEqualTo(3);
    assertThat(slices.slices().get(5).exceeding()).containsExactly(3L, 2L);
    assertThat(slices.slices().get(3).requests()).isZero();
  }

  /** 60 s in slices of 67 ms, four of which are told as one. */
  @Test
  void finer_slices_are_told_as_no_more_than_others() {
    BatchSliceRecorder finer = new BatchSliceRecorder(LIMITS, 60_000 * MS, 4);
    BatchSliceRecorder usual = new BatchSliceRecorder(LIMITS, 60_000 * MS);
    for (int i = 0; i < 6_000; i++) {
      finer.success(10 * MS * i, i % 100 * MS);
      usual.success(10 * MS * i, i % 100 * MS);
    }
    finer.failures(3, 30_000 * MS);
    usual.failures(3, 30_000 * MS);

    assertThat(finer.snapshot()).isEqualTo(usual.snapshot());
    assertThat(finer.snapshot().lengthNanos()).isEqualTo(1L << 28);
  }

  @Test
  void a_part_of_a_run_is_told_in_whole_slices_that_are_finer() {
    BatchSliceRecorder recorder = new BatchSliceRecorder(LIMITS, 60_000 * MS, 4);
    for (int i = 0; i < 6_000; i++) {
      recorder.success(10 * MS * i, 100 * MS);
    }
    BatchSlices part = recorder.snapshot(6_000 * MS);

    assertThat(part.lengthNanos()).isEqualTo(1L << 26);
    assertThat(part.slices()).hasSize(89);
    assertThat(part.coveredNanos()).isEqualTo(89L << 26);
    assertThat(part.slices().stream().mapToLong(BatchSlice::requests).sum()).isEqualTo(598);
    assertThat(recorder.snapshot(30_000 * MS).slices()).hasSize(223);
  }

  @Test
  void a_loop_without_a_request_adds_nothing() {
    BatchSlices empty = new BatchSliceRecorder(LIMITS, 0).snapshot();
    BatchSliceRecorder recorder = new BatchSliceRecorder(LIMITS, 0);
    recorder.success(0, 10 * MS);

    assertThat(empty.slices()).isEmpty();
    assertThat(empty.plus(recorder.snapshot())).isEqualTo(recorder.snapshot());
    assertThat(recorder.snapshot().plus(empty)).isEqualTo(recorder.snapshot());
  }

  @Test
  void slices_double_and_lose_nothing() {
    BatchSliceRecorder recorder = new BatchSliceRecorder(LIMITS, 0);
    SplittableRandom random = new SplittableRandom(1);
    MomentSums sums = new MomentSums();
    TimeHistogram histogram = TimeHistogram.coarse();
    long exceeding = 0;
    for (int i = 0; i < 20_000; i++) {
      long nanos = random.nextLong(100 * MS);
      recorder.success(i * MS / 2, nanos);
      sums.add(nanos);
      histogram.record(BatchSliceRecorder.highest(BatchSliceRecorder.bucket(nanos)));
      exceeding += nanos > LIMITS[0] ? 1 : 0;
    }
    BatchSlices slices = recorder.snapshot();
    BatchSlice all = slices.slices().stream().reduce(SliceSum::of).orElseThrow();

    assertThat(slices.slices())
        .hasSizeBetween(BatchSliceRecorder.MOST / 2, BatchSliceRecorder.MOST);
    assertThat(all.exceeding()).containsExactly(exceeding, 0L);
    assertThat(all.times().sums())
        .usingRecursiveComparison()
        .ignoringFields("sumOfSquares") // depends on the order of adding
        .isEqualTo(sums.snapshot());
    assertThat(all.times().counts().percentile(90)).isEqualTo(histogram.percentile(90));
    assertThat(slices.slices().subList(1, slices.slices().size() - 1))
        .allSatisfy(
            slice ->
                assertThat(slice.requests())
                    .isBetween(
                        slices.lengthNanos() * 2 / MS - 1, slices.lengthNanos() * 2 / MS + 1));
  }

  @Test
  void what_is_not_good_is_counted_and_kept_when_slices_double() {
    BatchSliceRecorder recorder = new BatchSliceRecorder(LIMITS, 0);
    for (int i = 0; i < 1_000; i++) {
      recorder.success(i * MS, MS);
      if (i % 10 == 0) {
        recorder.notGood(i * MS);
      }
    }
    recorder.failures(3, 500 * MS);
    BatchSlices slices = recorder.snapshot();

    assertThat(slices.slices()).hasSizeLessThan(BatchSliceRecorder.MOST);
    assertThat(slices.slices().stream().mapToLong(BatchSlice::notGood).sum()).isEqualTo(103);
    assertThat(slices.plus(slices).slices().stream().mapToLong(BatchSlice::notGood).sum())
        .isEqualTo(206);
  }

  @Test
  void a_run_of_known_length_never_doubles() {
    BatchSliceRecorder recorder = new BatchSliceRecorder(LIMITS, 60_000 * MS);
    recorder.success(0, MS);
    long length = recorder.snapshot().lengthNanos();
    recorder.success(60_000 * MS, MS);

    assertThat(recorder.snapshot().lengthNanos()).isEqualTo(length);
    assertThat(recorder.snapshot().slices()).hasSizeGreaterThan(BatchSliceRecorder.MOST / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_023, 1_024, 5_000, 123_456_789, 4_398_046_511_103L, Long.MAX_VALUE})
  void a_bucket_counts_times_to_3_percent(long nanos) {
    long highest = BatchSliceRecorder.highest(BatchSliceRecorder.bucket(nanos));
    long counted = Math.min(Math.max(nanos, 1_024), (1L << 42) - 1);

    assertThat(highest).isBetween(counted, counted + counted / 32);
  }

  @Test
  void parts_of_one_run_are_added_in_slices_of_the_longer_length() {
    BatchSliceRecorder shorter = new BatchSliceRecorder(LIMITS, 0);
    BatchSliceRecorder longer = new BatchSliceRecorder(LIMITS, 600 * MS);
    for (int i = 0; i < 300; i++) {
      shorter.success(i * MS, 60 * MS);
      longer.success(2L * i * MS, 10 * MS);
    }
    BatchSlices sum = shorter.snapshot().plus(longer.snapshot());

    assertThat(sum.lengthNanos()).isEqualTo(1 << 21);
    assertThat(sum).isEqualTo(longer.snapshot().plus(shorter.snapshot()));
    BatchSlice all = sum.slices().stream().reduce(SliceSum::of).orElseThrow();
    assertThat(all.requests()).isEqualTo(600);
    assertThat(all.exceeding()).containsExactly(300L, 0L);
    assertThat(all.times().sums())
        .isEqualTo(
            new Moments(600, 21_000 * MS, all.times().sums().sumOfSquares(), 10 * MS, 60 * MS));
  }

  @Test
  void with_a_part_of_which_nothing_is_known_nothing_is() {
    BatchSliceRecorder recorder = new BatchSliceRecorder(LIMITS, 0);
    recorder.success(0, MS);

    assertThat(recorder.snapshot().plus(BatchSlices.NONE)).isEqualTo(BatchSlices.NONE);
  }

  /** As slices of one run are added. */
  private static final class SliceSum {
    static BatchSlice of(BatchSlice left, BatchSlice right) {
      return new BatchSlices(1, java.util.List.of(left))
          .plus(new BatchSlices(1, java.util.List.of(right)))
          .slices()
          .get(0);
    }
  }
}
