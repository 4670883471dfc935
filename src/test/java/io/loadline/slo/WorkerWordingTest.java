package io.loadline.slo;

import static io.loadline.result.RunExecution.WarmupCounts.NONE;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.plan.RunIn;
import io.loadline.result.Health;
import io.loadline.result.PauseTimes;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.testkit.SampleWorker;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever of several workers spoiled a verdict is named. */
class WorkerWordingTest {
  private static final Objective P99 = atMost("http/latency-p99", 100);

  private static Health throttled(long millis) {
    return new Health(0.1, 0.2, 0.5, millis * 1_000_000, 0.0, 0.1, 0L, new PauseTimes(0L, 0L));
  }

  private static DisturbedRun seconds(int count, double millis) {
    return new DisturbedRun(P99).seconds(count, 100, millis);
  }

  private static Judgment judged(RunResult run, SampleWorker... workers) {
    RunResult driven =
        new RunResult(
            run.plan(),
            run.execution().in(RunIn.CLUSTER),
            run.counts(),
            run.times(),
            run.series(),
            run.stream(),
            run.cluster(),
            run.server());
    return Judge.judge(driven.by(Stream.of(workers).map(SampleWorker::figures).toList()));
  }

  /** One that ended so. */
  private static RunResult ended(RunEnding ending) {
    RunResult run = seconds(10, 10).build();
    return new RunResult(
        run.plan(),
        execution(run.execution(), ending),
        run.counts(),
        run.times(),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }

  private static RunExecution execution(RunExecution had, RunEnding ending) {
    return ending == RunEnding.LOST
        ? had.lost(had.elapsedNanos(), "killed")
        : new RunExecution(
            had.startedAt(), had.elapsedNanos(), NONE, ending, "netty", had.connections());
  }

  @Test
  void the_worker_is_named_whose_quota_spoiled_a_second() {
    Judgment judgment =
        judged(
            seconds(1, 110).during(throttled(40)).seconds(1, 100, 10).build(),
            new SampleWorker(0),
            new SampleWorker(1).throttled(40));
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.reason())
        .isEqualTo(
            "worker 1 (pod iris-1-x on node-0): its CPU quota held the load generator back for 40.0 ms"
                + " at 0.0 s. Fix: lift the CPU limit that a LimitRange or a policy of its namespace gives"
                + " the pod, make it in another one (loadline.worker-namespace), or lower the rate");
  }

  @Test
  void the_worker_is_named_whose_requests_were_fired_late() {
    Judgment judgment =
        judged(
            new DisturbedRun(P99).late(100, 30, 95).build(),
            new SampleWorker(0),
            new SampleWorker(1).lagging(30));
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.reason())
        .contains("worker 1 (pod iris-1-x on node-0): requests were fired late, p99 30.")
        .contains("Fix: request more CPU for the pod (loadline.worker-cpu), ");
  }

  @Test
  void one_generator_has_no_name() {
    assertThat(judged(seconds(1, 110).during(throttled(40)).seconds(1, 100, 10).build()).reason())
        .startsWith("its CPU quota held the load generator back for 40.0 ms");
  }

  @Test
  void a_lost_worker_is_named_with_its_time_and_reason() {
    Judgment judgment =
        judged(
            ended(RunEnding.LOST),
            new SampleWorker(0),
            new SampleWorker(2).lostAfter(3, "the pod was evicted: no memory"));
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo("1 of 2 workers was lost");
    assertThat(judgment.reason())
        .isEqualTo(
            "worker 2 (pod iris-2-x on node-1) was lost after 3 of 10 s: the pod was evicted: no memory");
    assertThat(judgment.notes())
        .first()
        .isEqualTo(
            "not known of what was lost, since only intervals came: service times, waits, the slowest"
                + " request and the load generator's health; requests of which none tells count as not"
                + " sent");
  }

  @Test
  void workers_that_never_began_for_one_reason_are_told_together() {
    SampleWorker[] workers =
        Stream.of(0, 1, 2, 3, 4, 5)
            .map(
                i ->
                    i == 0
                        ? new SampleWorker(0)
                        : new SampleWorker(i).neverBegun("no node takes the pod"))
            .toArray(SampleWorker[]::new);
    Judgment judgment = judged(ended(RunEnding.LOST), workers);
    assertThat(judgment.headline()).isEqualTo("5 of 6 workers never began");
    assertThat(judgment.reason())
        .isEqualTo("workers 1, 2, 3, and 2 more never began: no node takes the pod");
  }

  @Test
  void lost_ones_and_those_that_never_began_are_told_apart() {
    Judgment judgment =
        judged(
            ended(RunEnding.LOST),
            new SampleWorker(0).lostAfter(3, "killed"),
            new SampleWorker(1).lostAfter(4, "killed"),
            new SampleWorker(2).neverBegun("no node takes the pod"),
            new SampleWorker(3));
    assertThat(judgment.headline()).isEqualTo("2 of 4 workers were lost, 1 never began");
    assertThat(judgment.reason())
        .isEqualTo(
            "worker 0 (pod iris-0-x on node-0) was lost after 3 of 10 s: killed;"
                + " worker 1 (pod iris-1-x on node-0) was lost after 4 of 10 s: killed;"
                + " worker 2 never began: no node takes the pod");
  }

  @Test
  void a_worker_that_ended_before_its_time_is_named() {
    Judgment judgment =
        judged(
            ended(RunEnding.INTERRUPTED),
            new SampleWorker(0),
            new SampleWorker(1).interruptedAfter(4));
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline()).isEqualTo("1 of 2 workers was interrupted");
    assertThat(judgment.reason())
        .isEqualTo("worker 1 (pod iris-1-x on node-0) ended after 4 s; the others went on");
  }

  @Test
  void a_run_that_was_interrupted_as_a_whole_is_told_as_ever() {
    Judgment judgment =
        judged(
            ended(RunEnding.INTERRUPTED),
            new SampleWorker(0).interruptedAfter(4),
            new SampleWorker(1).interruptedAfter(4));
    assertThat(judgment.headline()).isEqualTo("the run was interrupted");
    assertThat(judgment.reason()).isEqualTo("the figures are those until then");
  }

  @Test
  void a_late_start_and_a_wall_clock_that_is_off_are_said_beside_a_verdict_that_stands() {
    Judgment judgment =
        judged(
            seconds(10, 10).build(),
            new SampleWorker(0).late(812),
            new SampleWorker(1).wallClockAhead(-5_000));
    assertThat(judgment.verdict()).isEqualTo(Verdict.PASS);
    assertThat(judgment.notes())
        .containsExactly(
            "begun late, where what was due until then is lag: worker 0 (pod iris-0-x on node-0) by"
                + " 812.0 ms",
            "wall clocks differ from that of the test, by which no load starts, but tokens and"
                + " certificates expire: worker 1 (pod iris-1-x on node-0) is 5.0 s behind");
  }

  @Test
  void a_wall_clock_that_is_off_by_a_second_is_not_worth_a_word() {
    assertThat(judged(seconds(10, 10).build(), new SampleWorker(0).wallClockAhead(1_000)).notes())
        .isEmpty();
  }
}
