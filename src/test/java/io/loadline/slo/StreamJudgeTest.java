package io.loadline.slo;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.upper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Bound;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.testkit.StreamSimulation;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Streams of programmed times, in virtual time: 100 requests at 10/s, 5 tokens each. */
class StreamJudgeTest {
  private static final long MILLI = StreamSimulation.MILLI;
  private static final Metric TTFT_P95 = Metric.percentile(Kind.TTFT_PERCENTILE, 95);
  private static final Metric ITL_P95 = Metric.percentile(Kind.ITL_PERCENTILE, 95);
  private static final Metric TPOT_P95 = Metric.percentile(Kind.TPOT_PERCENTILE, 95);

  @Test
  void figures_follow_their_formulas() {
    // first token after 100 ms, then gaps of 10, 20, 30 and 40 ms; the last byte with the last
    RunResult run = StreamSimulation.of(constant(10), upper(TTFT_P95, 100)).run();
    StreamResult stream = Objects.requireNonNull(run.stream());
    assertThat(stream.first().mean()).isEqualTo(100.0 * MILLI);
    assertThat(stream.gap().count()).isEqualTo(400);
    assertThat(stream.gap().mean()).isEqualTo(25.0 * MILLI);
    assertThat(stream.perToken().mean()).isEqualTo(25.0 * MILLI);
    assertThat(stream.tokens()).isEqualTo(500);
    assertThat(stream.source()).isEqualTo("chunks");
    assertThat(stream.rate().mean() / 1e6).isCloseTo(5 / 0.2, within(0.001));
  }

  @Test
  void tokens_that_the_server_counts_divide_the_time() {
    RunResult run = StreamSimulation.of(constant(10), upper(TTFT_P95, 100)).usage(13).run();
    StreamResult stream = Objects.requireNonNull(run.stream());
    assertThat(stream.tokens()).isEqualTo(1_300);
    assertThat(stream.source()).isEqualTo("usage");
    assertThat(stream.perToken().mean()).isEqualTo(8_333_333.0);
  }

  @Test
  void limits_are_inclusive_to_the_nanosecond() {
    assertThat(verdict(upper(TTFT_P95, 100))).isEqualTo("PASS 100.0");
    assertThat(verdict(upper(TTFT_P95, 99.999999))).startsWith("FAIL 100.0");
    assertThat(verdict(upper(ITL_P95, 40))).isEqualTo("PASS 40.0");
    assertThat(verdict(upper(ITL_P95, 39.999999))).startsWith("FAIL 40.0");
    assertThat(verdict(upper(TPOT_P95, 25))).isEqualTo("PASS 25.0");
    assertThat(verdict(upper(Metric.of(Kind.TTFT_MEAN), 100))).isEqualTo("PASS 100.0");
    assertThat(verdict(upper(Metric.of(Kind.TTFT_MEAN), 99))).isEqualTo("FAIL 100.0");
    assertThat(verdict(upper(Metric.of(Kind.ITL_MAX), 40))).isEqualTo("PASS 40.0");
    assertThat(verdict(lower(TTFT_P95, 100))).isEqualTo("PASS 100.0");
  }

  @Test
  void an_error_is_slower_than_every_first_token() {
    StreamSimulation six = StreamSimulation.of(constant(10), upper(TTFT_P95, 9_999)).failing(6);
    assertThat(text(six.run())).isEqualTo("FAIL null error");
    StreamSimulation five = StreamSimulation.of(constant(10), upper(TTFT_P95, 9_999)).failing(5);
    assertThat(text(five.run())).isEqualTo("PASS 100.0");
    StreamSimulation slow = StreamSimulation.of(constant(10), upper(TPOT_P95, 9_999)).failing(6);
    assertThat(text(slow.run())).isEqualTo("FAIL null error");
  }

  @Test
  void a_gap_is_of_successes_only_and_that_is_said() {
    RunResult run = StreamSimulation.of(constant(10), upper(ITL_P95, 40)).failing(50).run();
    assertThat(text(run)).isEqualTo("PASS 40.0");
    assertThat(Judge.judge(run).notes())
        .contains(
            "http/itl-p95 is of the 200 gaps between the tokens of 50 answers; errors have none");
  }

  @Test
  void without_any_token_nothing_is_green() {
    for (Metric metric :
        new Metric[] {
          TTFT_P95,
          ITL_P95,
          TPOT_P95,
          Metric.of(Kind.TTFT_MEAN),
          Metric.of(Kind.ITL_MEAN),
          Metric.of(Kind.TPOT_MEAN),
          Metric.of(Kind.OUTPUT_TOKENS_PER_SECOND),
          Metric.of(Kind.GOODPUT)
        }) {
      RunResult run = StreamSimulation.of(constant(10), upper(metric, 9_999)).tokens(0).run();
      assertThat(text(run)).as("%s", metric).startsWith("FAIL null no ");
    }
  }

  @Test
  void answers_without_text_are_told_of_and_have_no_first_token() {
    RunResult run = StreamSimulation.of(constant(10), upper(TTFT_P95, 100)).silent(40).run();
    assertThat(Judge.judge(run).objectives().get(0).samples()).isEqualTo(60);
    assertThat(Judge.judge(run).notes())
        .contains("40 of 100 answers had no text: they have no time to first token");
  }

  @Test
  void too_few_gaps_decide_nothing() {
    Objective p999 = upper(Metric.percentile(Kind.ITL_PERCENTILE, 99.9), 9_999);
    assertThat(text(StreamSimulation.of(constant(10), p999).run()))
        .isEqualTo(
            "INCONCLUSIVE 40.0 too few gaps between tokens: below 1000 there is no http/itl-p99.9");
  }

  @Test
  void tokens_a_second_are_those_of_all_over_the_whole_run() {
    // 100 requests at 10/s: 10 s, in which 500 tokens come
    Metric rate = Metric.of(Kind.OUTPUT_TOKENS_PER_SECOND);
    assertThat(verdict(lower(rate, 49))).startsWith("PASS 49.");
    assertThat(verdict(lower(rate, 51))).startsWith("FAIL 49.");
  }

  @Test
  void goodput_takes_all_limits_together_over_all_attempts() {
    Objective most = lower(Metric.of(Kind.GOODPUT), 0.9);
    GoodputLimits kept = new GoodputLimits(100 * MILLI, 25 * MILLI, 200 * MILLI);
    assertThat(good(kept, most, 0)).isEqualTo("PASS 1.0");
    assertThat(good(kept, most, 10)).isEqualTo("PASS 0.9");
    assertThat(good(kept, most, 11)).isEqualTo("FAIL 0.89");
    GoodputLimits token = new GoodputLimits(100 * MILLI, 25 * MILLI - 1, 200 * MILLI);
    assertThat(good(token, most, 0)).isEqualTo("FAIL 0.0");
    GoodputLimits first = new GoodputLimits(100 * MILLI - 1, 25 * MILLI, 200 * MILLI);
    assertThat(good(first, most, 0)).isEqualTo("FAIL 0.0");
    GoodputLimits response = new GoodputLimits(100 * MILLI, 25 * MILLI, 200 * MILLI - 1);
    assertThat(good(response, most, 0)).isEqualTo("FAIL 0.0");
  }

  @Test
  void a_pause_of_our_own_neither_breaks_nor_excuses_a_first_token() {
    StreamSimulation paused =
        StreamSimulation.of(constant(10), upper(TTFT_P95, 150)).pausing(900 * MILLI);
    assertThat(text(paused.run())).startsWith("INVALID 400.");
    StreamSimulation slow =
        StreamSimulation.of(constant(10), upper(TTFT_P95, 50)).pausing(900 * MILLI);
    assertThat(text(slow.run())).startsWith("FAIL ");
    StreamSimulation far =
        StreamSimulation.of(constant(10), upper(TTFT_P95, 2_000)).pausing(900 * MILLI);
    assertThat(text(far.run())).startsWith("PASS ");
  }

  private static String good(GoodputLimits limits, Objective objective, int failing) {
    return text(
        StreamSimulation.of(constant(10), objective).goodput(limits).failing(failing).run());
  }

  private static Objective lower(Metric metric, double limit) {
    return new Objective(metric, Bound.LOWER, limit);
  }

  private static String verdict(Objective objective) {
    return text(StreamSimulation.of(constant(10), objective).run());
  }

  private static String text(RunResult run) {
    ObjectiveVerdict first = Judge.judge(run).objectives().get(0);
    return (first.verdict() + " " + first.observed() + " " + first.reason()).strip();
  }
}
