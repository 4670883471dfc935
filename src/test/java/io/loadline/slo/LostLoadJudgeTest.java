package io.loadline.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.measure.RunRecorder;
import io.loadline.plan.Bound;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RequestTimes;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import io.loadline.testkit.Plans;
import io.loadline.testkit.RandomCut;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No verdict on the service stands when the load was lost before its end. */
class LostLoadJudgeTest {
  private static final String HOW = "Job a: the pod was evicted. Fix: run it again";
  private static final long MILLI = 1_000_000;

  /** Of what a worker would have told: times without their parts. */
  private static RunResult lost(RunResult run, long afterNanos) {
    RequestTimes times = run.times();
    RunRecorder.Recording empty = RunRecorder.Totals.of(run.plan(), List.of()).recording();
    return new RunResult(
        run.plan(),
        new RunExecution(Instant.EPOCH, 0, WarmupCounts.NONE, RunEnding.INTERRUPTED, "netty", null)
            .lost(afterNanos, HOW),
        run.counts(),
        new RequestTimes(
            times.response(),
            empty.times().service(),
            Map.of(),
            empty.times().waiting(),
            times.lag(),
            empty.times().withoutLag(),
            List.of()),
        new TimeSeries(run.intervals(), run.stages(), null),
        run.stream(),
        null,
        empty.server());
  }

  private static RunResult with(RunResult run, RunExecution execution) {
    return new RunResult(
        run.plan(),
        execution,
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        null,
        run.server());
  }

  private static Judgment judged(Workload workload, PhaseLength extent, Objective... objectives) {
    LoadPlan plan = Plans.plan(workload, extent, PhaseLength.NOTHING, 4, objectives);
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(100 * MILLI));
    return Judge.judge(lost(run, 2_500 * MILLI));
  }

  private static PhaseLength seconds(int seconds) {
    return new PhaseLength.Span(Duration.ofSeconds(seconds));
  }

  @Test
  void objectives_that_hold_do_not_make_a_pass() {
    Objective holds = Plans.upper(Metric.percentile(90), 500);
    Judgment judgment = judged(Plans.constant(10), seconds(4), holds);
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo("the load was lost after 2.5 of 4 s");
    assertThat(judgment.reason()).isEqualTo(HOW);
    assertThat(judgment.notes())
        .first()
        .isEqualTo(
            "not known, since only intervals came: service times, waits, the slowest request and the"
                + " load generator's health; requests of which none tells count as not sent");
  }

  @Test
  void an_objective_that_is_broken_does_not_make_a_fail() {
    Judgment judgment =
        judged(
            Plans.constant(10),
            seconds(4),
            Plans.upper(Metric.percentile(90), 50),
            Plans.upper(Metric.of(Metric.Kind.LATENCY_MEAN), 50));
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.objectives())
        .allSatisfy(
            each -> {
              assertThat(each.verdict()).isEqualTo(Verdict.INVALID);
              assertThat(each.cause()).isEqualTo(Cause.LOST_LOAD);
              assertThat(each.reason()).isEqualTo("the load was lost before its end");
            });
  }

  @Test
  void a_lower_limit_needs_no_service_times() {
    Objective lower = new Objective(Metric.percentile(50), Bound.LOWER, 50);
    Judgment judgment = judged(Plans.constant(10), seconds(4), lower);
    assertThat(judgment.objectives().get(0).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void how_long_a_closed_load_by_requests_would_have_taken_is_not_known() {
    Judgment judgment =
        judged(new Workload.Closed(2), new PhaseLength.Requests(20), Plans.noErrors());
    assertThat(judgment.headline()).isEqualTo("the load was lost after 2.5 s");
  }

  @Test
  void a_whole_result_without_its_proof_is_told_as_one() {
    LoadPlan plan =
        Plans.plan(Plans.constant(10), seconds(4), PhaseLength.NOTHING, 4, Plans.noErrors());
    RunResult run = Simulation.run(plan, SimulatedTransport.answeringAfter(MILLI));
    Judgment judgment = Judge.judge(with(run, run.execution().lost(HOW)));
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline())
        .isEqualTo("the load was measured to its end, but part of what its worker told was lost");
    assertThat(judgment.notes()).isEmpty();
  }

  @Test
  void of_errors_alone_it_is_known_as_well_whether_only_intervals_came() {
    LoadPlan plan =
        Plans.plan(Plans.constant(10), seconds(4), PhaseLength.NOTHING, 4, Plans.noErrors());
    RunResult dead =
        Simulation.run(
            plan,
            new SimulatedTransport((exchange, sent) -> new Answer(sent, Outcome.SERVER_ERROR)));
    RunResult intervals = lost(dead, 2_500 * MILLI);
    assertThat(intervals.hasServiceTimes()).isFalse();
    Judgment judgment = Judge.judge(intervals);
    assertThat(judgment.headline()).isEqualTo("the load was lost after 2.5 of 4 s");
    assertThat(judgment.notes()).first().asString().startsWith("not known, since only intervals");

    // java.net.http does not tell of its connections.
    RunResult whole = with(intervals, intervals.execution().lost(HOW));
    assertThat(whole.connections()).isNull();
    assertThat(whole.hasServiceTimes()).isTrue();
    assertThat(Judge.judge(whole).headline()).startsWith("the load was measured to its end");
    assertThat(Judge.judge(whole).notes()).isEmpty();
  }

  @Test
  void whatever_was_measured_the_verdict_is_invalid_and_no_objective_fails() {
    for (int seed = 0; seed < 300; seed++) {
      RunResult run = lost(RandomCut.of(seed, 2, 2).whole(), 1);
      Judgment judgment = Judge.judge(run);
      assertThat(judgment.verdict()).as("seed " + seed).isEqualTo(Verdict.INVALID);
      assertThat(judgment.objectives())
          .as("seed " + seed)
          .noneMatch(each -> each.verdict() == Verdict.FAIL);
      assertThat(judgment.reason()).isEqualTo(HOW);
    }
  }
}
