package io.loadline.slo;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Bound;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.testkit.Plans;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Streams of which every message is known. A slow answer has its first message after 300 ms in
 * place of 5 to 15, and gaps of 50 ms in place of 1 to 3.
 */
class SureStreamsTest {
  private static final long MILLI = 1_000_000;
  private static final GoodputLimits FIRST =
      new GoodputLimits(100 * MILLI, GoodputLimits.NO_LIMIT, GoodputLimits.NO_LIMIT);
  private static final Objective GOODPUT =
      new Objective(Metric.of(Kind.GOODPUT), Bound.LOWER, 0.95, 0.95);
  private static final double[] FAILED = {};

  private static Objective upper(Kind kind, double limit) {
    Metric metric = kind.isPercentile() ? Metric.percentile(kind, 95) : Metric.of(kind);
    return Plans.upper(metric, limit).at(0.95);
  }

  private static IntFunction<double[]> slow(double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return i -> answer(random.nextDouble() < share, random);
  }

  private static double[] answer(boolean slow, SplittableRandom random) {
    double[] messages = new double[4];
    messages[0] = slow ? 300 : 5 + 10 * random.nextDouble();
    for (int i = 1; i < messages.length; i++) {
      messages[i] = messages[i - 1] + (slow ? 50 : 1 + 2 * random.nextDouble());
    }
    return messages;
  }

  private static ObjectiveVerdict judged(
      int requests, IntFunction<double[]> answers, Objective objective) {
    return judged(SureRun.streamed(requests, answers, FIRST, 0, objective));
  }

  private static ObjectiveVerdict judged(RunResult run) {
    return Judge.judge(run).objectives().get(0);
  }

  private static FigureBounds bounds(ObjectiveVerdict verdict) {
    return requireNonNull(verdict.bounds());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TTFT_PERCENTILE", "ITL_PERCENTILE", "TPOT_PERCENTILE"})
  void a_percentile_passes_and_fails_where_it_is_sure_and_else_does_not(Kind kind) {
    Objective objective = upper(kind, kind == Kind.TTFT_PERCENTILE ? 100 : 10);

    assertThat(judged(1_000, slow(0.01, 1), objective).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judged(1_000, slow(0.1, 1), objective).verdict()).isEqualTo(Verdict.FAIL);
    ObjectiveVerdict near = judged(400, slow(0.045, 1), objective);
    assertThat(near.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(near.reason()).startsWith("not sure at 95 %: ");
    assertThat(bounds(near).lower()).isLessThan(objective.limit());
    assertThat(bounds(near).upper()).isGreaterThan(objective.limit());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"TTFT_MEAN", "ITL_MEAN", "TPOT_MEAN"})
  void a_mean_is_judged_by_its_batches(Kind kind) {
    double usual = kind == Kind.TTFT_MEAN ? 10 : 2;

    assertThat(judged(2_000, slow(0, 1), upper(kind, 1.3 * usual)).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(judged(2_000, slow(0.1, 1), upper(kind, 1.3 * usual)).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(bounds(judged(2_000, slow(0, 1), upper(kind, 1.3 * usual))).lower())
        .isCloseTo(usual, within(0.1 * usual));
  }

  /** Three gaps of an answer that are alike say as much as one. */
  @Test
  void gaps_of_one_answer_that_are_alike_say_less() {
    ObjectiveVerdict verdict = judged(1_000, slow(0.03, 2), upper(Kind.ITL_PERCENTILE, 10));

    assertThat(verdict.samples()).isEqualTo(3_000);
    assertThat(bounds(verdict).independent()).isLessThan(1_500);
    ObjectiveVerdict near = judged(400, slow(0.045, 1), upper(Kind.ITL_PERCENTILE, 10));
    assertThat(near.reason()).contains("1,200 gaps like these say as much as ");
  }

  @Test
  void goodput_is_sure_where_attempts_that_are_not_good_are_few_or_many() {
    ObjectiveVerdict pass = judged(1_000, slow(0.01, 1), GOODPUT);
    assertThat(pass.verdict()).isEqualTo(Verdict.PASS);
    assertThat(bounds(pass).lower()).isBetween(0.95, pass.observed());
    assertThat(bounds(pass).upper()).isBetween(pass.observed(), 1.0);

    assertThat(judged(1_000, slow(0.12, 1), GOODPUT).verdict()).isEqualTo(Verdict.FAIL);
    ObjectiveVerdict near = judged(400, slow(0.045, 1), GOODPUT);
    assertThat(near.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(near.cause()).isEqualTo(Cause.UNDECIDED);
  }

  /** Every second answer of a stretch is not good: its first messages are alike all the time. */
  @Test
  void goodput_sees_a_queue_in_the_times_that_it_limits() {
    IntFunction<double[]> waves =
        i -> new double[] {20 + 60 * Math.sin(i / 150.0) + i % 2 * 19, 200 + i % 7, 210 + i % 7};

    assertThat(bounds(judged(2_000, waves, GOODPUT)).independent()).isLessThan(200);
  }

  @Test
  void requests_that_fail_are_slow_and_not_good() {
    SplittableRandom random = new SplittableRandom(3);
    IntFunction<double[]> failing = i -> random.nextInt(100) < 12 ? FAILED : answer(false, random);

    assertThat(judged(1_000, failing, GOODPUT).verdict()).isEqualTo(Verdict.FAIL);
    ObjectiveVerdict first = judged(1_000, failing, upper(Kind.TTFT_PERCENTILE, 100));
    assertThat(first.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(first.samples()).isEqualTo(1_000);
    assertThat(bounds(first).upper()).isNull();
  }

  /** Without our lag of 200 ms all first messages are in time. */
  @Test
  void what_our_own_lag_explains_is_no_sure_fail() {
    IntFunction<double[]> late = i -> new double[] {i % 3 == 0 ? 210 : 50, 220};

    assertThat(
            judged(SureRun.streamed(1_000, late, FIRST, 200, upper(Kind.TTFT_PERCENTILE, 100)))
                .verdict())
        .isEqualTo(Verdict.INVALID);
    assertThat(judged(SureRun.streamed(1_000, late, FIRST, 200, GOODPUT)).verdict())
        .isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_stream_without_a_token_fails_for_that() {
    RunResult run = SureRun.streamed(100, i -> FAILED, FIRST, 0, GOODPUT);

    assertThat(judged(run).cause()).isEqualTo(Cause.NO_TOKEN);
  }

  @Test
  void slices_are_recorded_of_what_must_be_sure_and_of_nothing_else() {
    Objective first = upper(Kind.TTFT_PERCENTILE, 100);
    Objective plain = Plans.upper(Metric.percentile(Kind.ITL_PERCENTILE, 95), 10);
    RunResult run = SureRun.streamed(100, slow(0, 1), GoodputLimits.NONE, 0, first, plain);

    assertThat(streams(run).slices().keySet()).containsExactly(TimedSpan.FIRST_TOKEN);
    assertThat(streams(SureRun.streamed(100, slow(0, 1), GoodputLimits.NONE, 0, plain)).slices())
        .isEmpty();
  }

  @Test
  void parts_of_a_run_are_added_slice_by_slice_and_with_one_of_which_none_came_there_are_none() {
    Objective first = upper(Kind.TTFT_PERCENTILE, 100);
    StreamResult one = streams(SureRun.streamed(100, slow(0.5, 1), FIRST, 0, first));
    StreamResult other = streams(SureRun.streamed(100, slow(0, 2), FIRST, 0, first));
    StreamResult lost =
        new StreamResult(other.counts(), other.times(), other.exceedances(), other.goodput());

    BatchSlices sum = one.plus(other).slices(TimedSpan.FIRST_TOKEN);
    assertThat(sum.slices().stream().mapToLong(BatchSlice::requests).sum()).isEqualTo(200);
    assertThat(sum.slices().stream().mapToLong(each -> each.exceeding().get(0)).sum())
        .isEqualTo(one.firstExceedances().get(0).response())
        .isPositive();
    assertThat(one.plus(lost).slices(TimedSpan.FIRST_TOKEN)).isEqualTo(BatchSlices.NONE);
    assertThat(lost.plus(one).slices(TimedSpan.FIRST_TOKEN)).isEqualTo(BatchSlices.NONE);
  }

  private static StreamResult streams(RunResult run) {
    return requireNonNull(run.stream());
  }
}
