package io.loadline.load;

import static io.loadline.testkit.Plans.constant;
import static io.loadline.testkit.Plans.noErrors;
import static io.loadline.testkit.Plans.plan;
import static io.loadline.testkit.Plans.poisson;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How long a load may take, against what it takes when the service never answers. */
class LongestLoadTest {
  /** So far ahead the moment lies at which the loops begin. */
  private static final Duration BEFORE_START = Duration.ofMillis(2);

  static Stream<LoadPlan> plans() {
    List<PhaseLength> lengths =
        List.of(new PhaseLength.Requests(300), new PhaseLength.Span(Duration.ofSeconds(30)));
    List<Workload> workloads = List.of(constant(10), poisson(10), new Workload.Closed(3));
    return workloads.stream()
        .flatMap(
            workload ->
                lengths.stream()
                    .flatMap(
                        warmup ->
                            lengths.stream()
                                .map(extent -> plan(workload, extent, warmup, 3, noErrors()))));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void no_load_takes_longer_even_if_nothing_is_answered(LoadPlan plan) {
    SimulatedTransport silent =
        new SimulatedTransport((exchange, sent) -> new Answer(Long.MAX_VALUE, Outcome.SUCCESS));
    long begun = silent.nanoTime();
    Simulation.run(plan, silent);
    assertThat(Duration.ofNanos(silent.nanoTime() - begun).minus(BEFORE_START))
        .isLessThanOrEqualTo(LoadEngine.longest(plan))
        .isGreaterThan(Duration.ofSeconds(55));
  }

  @Test
  void an_open_load_is_bounded_by_its_rate_and_one_time_out() {
    PhaseLength warmup = new PhaseLength.Requests(300);
    LoadPlan plan = plan(constant(10), new PhaseLength.Requests(36_000), warmup, 3, noErrors());
    assertThat(LoadEngine.longest(plan))
        .isEqualTo(Duration.ofSeconds(30 + 3_600 + 5).plus(plan.call().timeout()));
  }

  @Test
  void a_closed_loop_is_bounded_by_its_hard_end_where_it_counts_requests() {
    PhaseLength counted = new PhaseLength.Requests(300);
    PhaseLength timed = new PhaseLength.Span(Duration.ofSeconds(30));
    Workload closed = new Workload.Closed(3);
    LoadPlan both = plan(closed, counted, counted, 3, noErrors());
    assertThat(LoadEngine.longest(both)).isEqualTo(both.maxDuration());
    assertThat(LoadEngine.longest(plan(closed, timed, counted, 3, noErrors())))
        .isEqualTo(both.maxDuration().plusSeconds(30));
    assertThat(LoadEngine.longest(plan(closed, timed, timed, 3, noErrors())))
        .isEqualTo(Duration.ofSeconds(30 + 30 + 5).plus(both.call().timeout()));
  }
}
