package io.loadline.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Moments;
import io.loadline.result.TimeSlice;
import io.loadline.result.TimeSlices;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSliceRecorderTest {
  private static final long MS = 1_000_000;
  private static final long[] LIMITS = {50 * MS, 200 * MS};

  @Test
  void a_request_is_in_the_slice_in_which_it_was_due() {
    TimeSliceRecorder recorder = new TimeSliceRecorder(LIMITS, 0);
    recorder.success(0, 10 * MS);
    recorder.success(5 * (1 << 20), 100 * MS);
    recorder.failures(2, 5 * (1 << 20) + 7);

    TimeSlices slices = recorder.snapshot();

    assertThat(slices.lengthNanos()).isEqualTo(1 << 20);
    assertThat(slices.slices()).hasSize(6);
    assertThat(slices.slices().get(5).requests()).isEqualTo(3);
    assertThat(slices.slices().get(5).exceeding()).containsExactly(3L, 2L);
    assertThat(slices.slices().get(3).requests()).isZero();
  }

  @Test
  void a_loop_without_a_request_adds_nothing() {
    TimeSlices empty = new TimeSliceRecorder(LIMITS, 0).snapshot();
    TimeSliceRecorder recorder = new TimeSliceRecorder(LIMITS, 0);
    recorder.success(0, 10 * MS);

    assertThat(empty.slices()).isEmpty();
    assertThat(empty.plus(recorder.snapshot())).isEqualTo(recorder.snapshot());
    assertThat(recorder.snapshot().plus(empty)).isEqualTo(recorder.snapshot());
  }

  @Test
  void slices_double_and_lose_nothing() {
    TimeSliceRecorder recorder = new TimeSliceRecorder(LIMITS, 0);
    SplittableRandom random = new SplittableRandom(1);
    MomentSums sums = new MomentSums();
    TimeHistogram histogram = TimeHistogram.coarse();
    long exceeding = 0;
    for (int i = 0; i < 20_000; i++) {
      long nanos = random.nextLong(100 * MS);
      recorder.success(i * MS / 2, nanos);
      sums.add(nanos);
      histogram.record(TimeSliceRecorder.highest(TimeSliceRecorder.bucket(nanos)));
      exceeding += nanos > LIMITS[0] ? 1 : 0;
    }
    TimeSlices slices = recorder.snapshot();
    TimeSlice all = slices.slices().stream().reduce(TimeSlicesSum::of).orElseThrow();

    assertThat(slices.slices()).hasSizeBetween(TimeSliceRecorder.MOST / 2, TimeSliceRecorder.MOST);
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
  void a_run_of_known_length_never_doubles() {
    TimeSliceRecorder recorder = new TimeSliceRecorder(LIMITS, 60_000 * MS);
    recorder.success(0, MS);
    long length = recorder.snapshot().lengthNanos();
    recorder.success(60_000 * MS, MS);

    assertThat(recorder.snapshot().lengthNanos()).isEqualTo(length);
    assertThat(recorder.snapshot().slices()).hasSizeGreaterThan(TimeSliceRecorder.MOST / 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1_023, 1_024, 5_000, 123_456_789, 4_398_046_511_103L, Long.MAX_VALUE})
  void a_bucket_counts_times_to_3_percent(long nanos) {
    long highest = TimeSliceRecorder.highest(TimeSliceRecorder.bucket(nanos));
    long counted = Math.min(Math.max(nanos, 1_024), (1L << 42) - 1);

    assertThat(highest).isBetween(counted, counted + counted / 32);
  }

  @Test
  void parts_of_one_run_are_added_in_slices_of_the_longer_length() {
    TimeSliceRecorder shorter = new TimeSliceRecorder(LIMITS, 0);
    TimeSliceRecorder longer = new TimeSliceRecorder(LIMITS, 600 * MS);
    for (int i = 0; i < 300; i++) {
      shorter.success(i * MS, 60 * MS);
      longer.success(2 * i * MS, 10 * MS);
    }
    TimeSlices sum = shorter.snapshot().plus(longer.snapshot());

    assertThat(sum.lengthNanos()).isEqualTo(1 << 21);
    assertThat(sum).isEqualTo(longer.snapshot().plus(shorter.snapshot()));
    TimeSlice all = sum.slices().stream().reduce(TimeSlicesSum::of).orElseThrow();
    assertThat(all.requests()).isEqualTo(600);
    assertThat(all.exceeding()).containsExactly(300L, 0L);
    assertThat(all.times().sums())
        .isEqualTo(
            new Moments(600, 21_000 * MS, all.times().sums().sumOfSquares(), 10 * MS, 60 * MS));
  }

  @Test
  void with_a_part_of_which_nothing_is_known_nothing_is() {
    TimeSliceRecorder recorder = new TimeSliceRecorder(LIMITS, 0);
    recorder.success(0, MS);

    assertThat(recorder.snapshot().plus(TimeSlices.NONE)).isEqualTo(TimeSlices.NONE);
  }

  /** As slices of one run are added. */
  private static final class TimeSlicesSum {
    static TimeSlice of(TimeSlice left, TimeSlice right) {
      return new TimeSlices(1, java.util.List.of(left))
          .plus(new TimeSlices(1, java.util.List.of(right)))
          .slices()
          .get(0);
    }
  }
}
