package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SampleRun;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run too short for its percentile says so in its first line. */
class TooFewSamplesTest {
  /** One request each 10 ms. */
  private static RunResult run(int requests, Objective... objectives) {
    return Simulation.run(
        Plans.plan(
            Plans.constant(100),
            new PhaseLength.Requests(requests),
            PhaseLength.NOTHING,
            9,
            objectives),
        SimulatedTransport.answeringAfter(20_000_000));
  }

  @Test
  void a_percentile_of_too_few_requests_says_so_in_the_first_line_with_the_number() {
    RunResult run = run(50, SampleRun.P99, Plans.upper(Metric.percentile(95), 300));

    assertThat(ConsoleText.of(Reports.of(run, Judge.judge(run))))
        .startsWith(
            """
            PASS iris_keeps_its_promise: all 2 objectives hold;
                too few samples for http/latency-p99 (50 of 299 needed) and http/latency-p95
                (50 of 59 needed)
            """);
  }

  @Test
  void so_does_an_objective_alone() {
    RunResult run = run(50, SampleRun.P99);
    Report whole = Reports.of(run, Judge.judge(run));
    Report alone = whole.ofObjective(whole.judgment().objectives().get(0), TestName.of("gate"));

    assertThat(alone.judgment().headline())
        .isEqualTo(
            "http/latency-p99 <= 300 ms: 20.0 ms; too few samples for http/latency-p99 (50 of 299"
                + " needed)");
  }

  @Test
  void so_does_a_gate_of_several_endpoints_for_the_one_that_has_them() {
    RunResult few = run(50, SampleRun.P99);
    RunResult enough = run(400, SampleRun.P99);
    GateReport all =
        new GateReport(
            TestName.of("gate"),
            List.of(
                new GateReport.Endpoint(1, named("iris", few)),
                new GateReport.Endpoint(1, named("digits", enough))),
            List.of(),
            Report.Files.NONE,
            text -> text);

    assertThat(GateText.headline(all))
        .isEqualTo(
            "all 2 objectives hold at iris, digits; too few samples for http/latency-p99 (50 of"
                + " 299 needed) at iris");
  }

  private static Report named(String name, RunResult run) {
    Report report = Reports.of(run, Judge.judge(run));
    return new Report(
        TestName.of(name),
        run,
        report.judgment(),
        List.of(),
        List.of(),
        Report.Files.NONE,
        report.mask());
  }

  @Test
  void enough_requests_say_nothing_of_it() {
    RunResult run = run(299, SampleRun.P99);

    assertThat(Judge.judge(run).headline()).isEqualTo("the objective holds");
  }

  @Test
  void a_service_that_never_answered_is_not_told_of_too_few_requests() {
    SimulatedTransport dead =
        new SimulatedTransport(
            (exchange, sent) -> new SimulatedTransport.Answer(sent, Outcome.RESET));
    RunResult run =
        Simulation.run(
            Plans.plan(
                Plans.constant(100),
                new PhaseLength.Requests(50),
                PhaseLength.NOTHING,
                9,
                SampleRun.P99),
            dead);

    assertThat(Judge.judge(run).headline())
        .startsWith("no request succeeded")
        .doesNotContain("few");
  }
}
