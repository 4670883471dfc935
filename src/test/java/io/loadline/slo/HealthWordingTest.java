package io.loadline.slo;

import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.plan.RunIn;
import io.loadline.result.Health;
import io.loadline.result.PauseTimes;
import io.loadline.result.RunResult;
import org.junit.jupiter.api.Test;

/** What is said of a disturbed load generator. */
class HealthWordingTest {
  private static final Objective P99 = atMost("http/latency-p99", 100);

  private static Health throttled(long millis) {
    return new Health(0.1, 0.2, 0.5, millis * 1_000_000, 0.0, 0.1, 0L, new PauseTimes(0L, 0L));
  }

  @Test
  void only_limits_on_times_make_a_pause_too_long() {
    Health paused =
        new Health(0.1, 0.2, 0.5, 0L, 0.0, 0.1, 0L, new PauseTimes(20_000_000L, 20_000_000L));
    Judgment judgment =
        new DisturbedRun(atMost("http/error-count", 0)).seconds(2, 100, 10).during(paused).judge();
    assertThat(judgment.notes()).isEmpty();
  }

  @Test
  void what_was_stolen_or_left_no_time_is_said_with_what_helps() {
    Health busy = new Health(0.95, 0.2, 0.5, 0L, 0.3, 0.1, 0L, new PauseTimes(0L, 0L));
    assertThat(new DisturbedRun(P99).seconds(1, 100, 110).during(busy).seconds(1, 100, 10).judge())
        .extracting(Judgment::reason)
        .isEqualTo(
            "the hypervisor gave 30.0 % of the processors to others at 0.0 s; a loop of the load"
                + " generator was busy for 95.0 % of the time at 0.0 s. Fix: use a machine whose"
                + " processors are not shared with others; lower the rate, or give the test more"
                + " cores");
  }

  @Test
  void a_verdict_that_the_disturbance_spoils_is_not_said_to_stand() {
    Judgment judgment =
        new DisturbedRun(P99)
            .seconds(1, 100, 10)
            .seconds(1, 100, 300)
            .during(throttled(900))
            .judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.notes()).isEmpty();
  }

  /** As a pod of the cluster drove it. */
  private static Judgment judgedInPod(RunResult run) {
    return Judge.judge(
        new RunResult(
            run.plan(),
            run.execution().in(RunIn.CLUSTER),
            run.counts(),
            run.times(),
            run.series(),
            run.stream(),
            run.cluster(),
            run.server()));
  }

  @Test
  void in_a_pod_each_disturbance_has_a_remedy_that_a_pod_has() {
    Health all =
        new Health(
            0.95, 0.2, 0.5, 312_000_000L, 0.3, 0.1, 0L, new PauseTimes(250_000_000L, 250_000_000L));
    DisturbedRun run =
        new DisturbedRun(P99).seconds(1, 100, 110).during(all).late(100, 200, 10).during(all);
    Judgment judgment = judgedInPod(run.build());
    assertThat(judgment.reason() + judgment.notes())
        .contains(
            " Fix: lift the CPU limit that a LimitRange or a policy of its namespace gives the pod,"
                + " make it in another one (loadline.worker-namespace), or lower the rate;",
            "; have the pod on nodes whose processors are not shared with others"
                + " (loadline.worker-node-selector)",
            "; if it was the garbage collector, have the pod on a node with more memory"
                + " (loadline.worker-node-selector), else request more CPU for it"
                + " (loadline.worker-cpu)",
            "; lower the rate, or have the pod on a node with more cores"
                + " (loadline.worker-node-selector)",
            "request more CPU for the pod (loadline.worker-cpu), give it a node of its own"
                + " (loadline.worker-node-selector), or lower the rate")
        .doesNotContain("the test", "-Xmx", "free a core", "machine whose");
  }

  @Test
  void in_a_pod_a_note_names_what_helps_a_pod() {
    RunResult run =
        new DisturbedRun(P99).seconds(9, 100, 10).seconds(1, 100, 90).during(throttled(90)).build();
    assertThat(judgedInPod(run).notes())
        .singleElement()
        .asString()
        .endsWith(
            " Fix: lift the CPU limit that a LimitRange or a policy of its namespace gives the pod,"
                + " make it in another one (loadline.worker-namespace), or lower the rate");
  }

  @Test
  void in_a_pod_lag_alone_names_what_helps_a_pod() {
    RunResult run =
        new HandMade(atMost("http/latency-p99", 20))
            .successes(50, 30, 0, 10)
            .successes(50, 100, 0, 10)
            .build();
    assertThat(judgedInPod(run).reason())
        .isEqualTo(
            "requests were fired up to 100.0 ms late (p99 100.0 ms): request more CPU for the pod"
                + " (loadline.worker-cpu), give it a node of its own"
                + " (loadline.worker-node-selector), or lower the rate");
  }
}
