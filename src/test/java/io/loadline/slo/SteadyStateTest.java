package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.testkit.Plans;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What is told of the start of a run, of 100 requests a second that take some 20 to 27 ms. */
class SteadyStateTest {
  private static final Objective P95 = atMost("http/latency-p95", 1_000);

  private static IntToDoubleFunction first(int requests, double millis) {
    return i -> (i < requests ? millis : 20) + i % 7;
  }

  private static List<String> notes(IntToDoubleFunction millis, Objective... objectives) {
    return Judge.judge(SureRun.of(1_000, millis, 0, objectives)).remarks();
  }

  @Test
  void a_slow_start_is_told_with_what_the_figure_would_be_without_it() {
    assertThat(notes(first(100, 200), P95))
        .containsExactly(
            "the first 1.0 s are slower than the rest (median 205.5 ms, then 23.1 ms); a warm-up"
                + " (@Load(warmup)) longer by that leaves them out, and http/latency-p95 is some 26.2 ms"
                + " then");
  }

  @Test
  void a_fast_start_flatters_and_is_told_as_well() {
    assertThat(notes(i -> i < 200 ? 2 + i % 7 / 10.0 : 20 + i % 7, atMost("http/latency-mean", 99)))
        .singleElement()
        .asString()
        .startsWith("the first 2.0 s are faster than the rest (median ")
        .contains("and http/latency-mean is some 23.0 ms then");
  }

  @Test
  void a_figure_that_it_hardly_moves_is_worth_no_word() {
    assertThat(notes(first(100, 200), atMost("http/latency-p50", 1_000))).isEmpty();
  }

  @Test
  void nothing_is_said_where_no_time_is_judged() {
    assertThat(notes(first(100, 200), NO_ERRORS)).isEmpty();
  }

  @Test
  void a_steady_service_is_told_nothing() {
    assertThat(notes(first(0, 0), P95)).isEmpty();
  }

  @Test
  void a_verdict_is_of_the_whole_run_all_the_same() {
    Judgment judged =
        Judge.judge(SureRun.of(1_000, first(100, 200), 0, atMost("http/latency-p95", 100)));

    assertThat(judged.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_service_that_changes_in_the_midst_is_told() {
    SplittableRandom random = new SplittableRandom(1);
    assertThat(notes(i -> (i < 550 ? 20 : 40) + 10 * random.nextDouble(), P95))
        .singleElement()
        .asString()
        .startsWith("response times did not become steady (median first 2")
        .endsWith(": a figure depends on how long the run was");
  }

  @Test
  void fewer_than_100_requests_tell_nothing() {
    assertThat(Judge.judge(SureRun.of(99, first(10, 200), 0, P95)).remarks()).isEmpty();
    assertThat(Judge.judge(SureRun.of(100, first(10, 200), 0, P95)).remarks()).hasSize(1);
  }

  @Test
  void a_rank_that_falls_on_an_error_has_no_figure() {
    IntToDoubleFunction failing = i -> i % 10 == 0 ? -5 : first(100, 200).applyAsDouble(i);

    assertThat(notes(failing, P95)).isEmpty();
    assertThat(notes(failing, Plans.upper(P95.metric(), 1), atMost("http/latency-mean", 99)))
        .isEmpty();
  }
}
