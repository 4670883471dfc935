package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Metric.Kind;
import io.loadline.plan.Objective;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures of the seconds that nothing touched, and ranges of those of a whole run. */
class DisturbedByHandTest {
  private static final Objective ANY = atMost("http/latency-max", 10_000);

  private static DisturbedRun run() {
    return new DisturbedRun(ANY);
  }

  private static DisturbedFigures of(RunResult run, List<Interval> clean) {
    return new DisturbedFigures(run, RunDisturbances.of(run), clean);
  }

  private static double undisturbed(Kind kind, DisturbedRun made) {
    RunResult run = made.build();
    return of(run, run.intervals()).undisturbed(kind).orElseThrow();
  }

  @Test
  void the_least_time_is_that_of_the_fastest_answer() {
    assertThat(undisturbed(Kind.LATENCY_MIN, run().seconds(1, 50, 20).seconds(1, 50, 8)))
        .isEqualTo(8);
    RunResult run = run().seconds(1, 50, 20).build();
    assertThat(of(run, List.of()).undisturbed(Kind.LATENCY_MIN)).isEmpty();
    assertThat(of(run, List.of()).undisturbed(Kind.LATENCY_STDDEV)).isEmpty();
  }

  @Test
  void a_mean_is_without_our_lag() {
    assertThat(undisturbed(Kind.LATENCY_MEAN, run().late(50, 5, 10))).isCloseTo(10, within(1e-9));
  }

  @Test
  void of_users_who_wait_for_answers_successes_are_counted_by_time() {
    DisturbedRun run = run().seconds(2, 100, 10).errors(10, Outcome.SERVER_ERROR);

    assertThat(undisturbed(Kind.THROUGHPUT, run)).isCloseTo(200 / 3.0, within(1e-9));
  }

  /** The fastest of 8 ms; a second of errors has none. */
  @Test
  void where_nothing_disturbed_it_the_least_time_is_known() {
    RunResult run =
        run().seconds(1, 50, 20).seconds(1, 50, 8).errors(10, Outcome.SERVER_ERROR).build();
    DisturbedFigures figures = of(run, List.of());

    assertThat(figures.keeps(atLeast("http/latency-min", 7.9))).isTrue();
    assertThat(figures.keeps(atLeast("http/latency-min", 8.1))).isFalse();
    assertThat(figures.keeps(atMost("http/latency-min", 8.1))).isTrue();
    assertThat(figures.keeps(atMost("http/latency-min", 7.9))).isFalse();
  }

  /** 10 of 100. */
  @Test
  void a_share_of_errors_lies_between_those_that_are_certain_and_all() {
    RunResult run = run().seconds(1, 90, 10).errors(10, Outcome.SERVER_ERROR).build();
    DisturbedFigures figures = of(run, List.of());

    assertThat(figures.breaks(atMost("http/error-rate", 0.09))).isTrue();
    assertThat(figures.breaks(atMost("http/error-rate", 0.1))).isFalse();
    assertThat(figures.keeps(atMost("http/error-rate", 0.1))).isTrue();
    assertThat(figures.keeps(atMost("http/error-rate", 0.09))).isFalse();
  }

  @Test
  void requests_that_we_never_sent_are_no_certain_errors() {
    RunResult run =
        run()
            .seconds(1, 90, 10)
            .errors(3, Outcome.SERVER_ERROR)
            .errors(7, Outcome.NOT_SENT)
            .build();
    DisturbedFigures figures = of(run, List.of());

    assertThat(figures.breaks(atMost("http/error-count", 2))).isTrue();
    assertThat(figures.breaks(atMost("http/error-count", 3))).isFalse();
  }
}
