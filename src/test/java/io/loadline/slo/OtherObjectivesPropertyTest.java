package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.InvalidConfigurationException;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.testkit.RandomRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is known of a run never contradicts what would have been counted one by one. */
class OtherObjectivesPropertyTest {
  private static final int SEEDS = Integer.getInteger("test.seeds", 75);
  private static final List<String> METRICS =
      List.of(
          "http/latency-p50",
          "http/latency-p90",
          "http/latency-p99",
          "http/latency-max",
          "http/latency-mean",
          "http/error-rate");
  private static final List<String> OF_STREAMS =
      List.of("http/ttft-p90", "http/itl-p95", "http/tpot-max", "http/ttft-max");

  private final Random random = new Random(20261129);

  private Objective drawn(String metric) {
    boolean ratio = metric.endsWith("rate");
    double limit =
        ratio
            ? random.nextDouble()
            : Math.pow(10, random.nextDouble() * 8 - 3) * (1 + random.nextInt(9));
    return ratio || random.nextInt(4) > 0 ? atMost(metric, limit) : atLeast(metric, limit);
  }

  /** A limit so close to what was measured that a histogram may not tell on which side it lies. */
  private Objective close(String metric, RandomRun drawn, RunResult run) {
    Double measured =
        Judge.judge(drawn.recordedFor(with(run.plan(), atMost(metric, 1)), run))
            .objectives()
            .get(0)
            .observed();
    return measured == null || measured == 0
        ? drawn(metric)
        : atMost(metric, measured * (1 + random.nextGaussian() / 1000));
  }

  private static LoadPlan with(LoadPlan plan, Objective objective) {
    return new LoadPlan(
        plan.call(),
        plan.workload(),
        plan.phases(),
        plan.connectionCounts(),
        plan.seed(),
        List.of(objective),
        plan.goodput());
  }

  @Test
  void a_verdict_that_is_given_is_the_one_that_the_run_would_have_had() {
    Map<Verdict, Integer> given = new EnumMap<>(Verdict.class);
    int refused = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomRun drawn = new RandomRun(seed, 2);
      RunResult run = drawn.split(1).whole();
      List<String> metrics = new ArrayList<>(METRICS);
      metrics.addAll(run.stream() == null ? List.of() : OF_STREAMS);
      for (String metric : metrics) {
        Objective objective = random.nextInt(4) > 0 ? drawn(metric) : close(metric, drawn, run);
        LoadPlan other = with(run.plan(), objective);
        Optional<Verdict> anew = anew(run, other);
        if (anew.isPresent()) {
          assertThat(anew.get())
              .as("seed %d, %s", seed, objective.text())
              .isEqualTo(verdict(drawn.recordedFor(other, run)));
          given.merge(anew.get(), 1, Integer::sum);
        } else {
          refused++;
        }
      }
    }
    assertThat(given.keySet()).contains(Verdict.PASS, Verdict.FAIL, Verdict.INVALID);
    assertThat(refused).isBetween(1, SEEDS);
  }

  /** Empty where the run does not tell. */
  private static Optional<Verdict> anew(RunResult run, LoadPlan other) {
    try {
      return Optional.of(verdict(Judge.under(run, other, AllowedInterference.NOTHING)));
    } catch (InvalidConfigurationException open) {
      return Optional.empty();
    }
  }

  private static Verdict verdict(RunResult run) {
    return Judge.judge(run).objectives().get(0).verdict();
  }
}
