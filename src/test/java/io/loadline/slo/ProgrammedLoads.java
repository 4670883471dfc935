package io.loadline.slo;

import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import io.loadline.slo.TimeCause.Kind;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Loads of programmed services, and which causes are told of them. */
final class ProgrammedLoads {
  private static final double RATE = 40;
  private static final int REQUESTS = 400;
  private static final String P99 = "http/latency-p99";
  private static final String P90 = "http/latency-p90";
  private static final String MEAN = "http/latency-mean";

  static final int SEEDS = 50;

  /** What was told first, over all seeds. */
  static Map<Kind, Integer> first(Set<Kind> right, Function<SplittableRandom, Judgment> run) {
    Map<Kind, Integer> first = new EnumMap<>(Kind.class);
    for (int seed = 0; seed < SEEDS; seed++) {
      Judgment judged = run.apply(new SplittableRandom(seed));
      assertThat(judged.verdict()).as("seed %d: %s", seed, judged).isEqualTo(Verdict.FAIL);
      List<TimeCause> causes = judged.causes();
      assertThat(causes).as("seed %d", seed).isNotEmpty();
      for (TimeCause each : causes) {
        assertThat(each.kind() == Kind.NOT_TOLD || right.contains(each.kind()))
            .as("seed %d: %s", seed, each)
            .isTrue();
      }
      first.merge(place(causes), 1, Integer::sum);
    }
    return first;
  }

  /** That of a load which is too much is told beside where it waits. */
  private static Kind place(List<TimeCause> causes) {
    return causes.stream()
        .map(TimeCause::kind)
        .filter(each -> each != Kind.UNSTABLE)
        .findFirst()
        .orElse(Kind.UNSTABLE);
  }

  static RunResult run(
      SplittableRandom random, ProgrammedService service, Objective... objectives) {
    return run(REQUESTS, random, service, objectives);
  }

  /** Of so many requests. */
  static RunResult run(
      int requests, SplittableRandom random, ProgrammedService service, Objective... objectives) {
    return run(Plans.poisson(RATE), requests, random, service, objectives);
  }

  /** Of users who send again as soon as the answer is there. */
  static RunResult closed(
      int users, SplittableRandom random, ProgrammedService service, Objective... objectives) {
    return run(new Workload.Closed(users), REQUESTS, random, service, objectives);
  }

  private static RunResult run(
      Workload workload,
      int requests,
      SplittableRandom random,
      ProgrammedService service,
      Objective... objectives) {
    LoadPlan plan =
        Plans.plan(
            Plans.call("http://127.0.0.1:1/v2/models/iris/infer", Duration.ofMinutes(10)),
            workload,
            new PhaseLength.Requests(requests),
            PhaseLength.NOTHING,
            10_000,
            objectives);
    LoadPlan seeded =
        new LoadPlan(
            plan.call(),
            plan.workload(),
            plan.phases(),
            plan.connectionCounts(),
            random.nextLong(),
            plan.objectives(),
            plan.goodput(),
            plan.tracing());
    return Simulation.run(seeded, new SimulatedTransport(service));
  }

  static Judgment judged(
      SplittableRandom random, ProgrammedService service, Objective... objectives) {
    return Judge.judge(run(random, service, objectives));
  }

  /** As the counters of its server tell. */
  static Judgment judged(
      SplittableRandom random,
      ProgrammedService service,
      ProgrammedCounters counters,
      Objective... objectives) {
    return Judge.judge(counters.over(run(random, service, objectives)));
  }

  /** Of which so much of the time of all workers is work, by the usual load. */
  static ProgrammedService busy(SplittableRandom random, int workers, double share) {
    return new ProgrammedService(random, workers, workers * 1e3 / RATE * share);
  }

  /** One of the figures, with a limit. */
  static Objective limit(SplittableRandom random, double millis) {
    return atMost(List.of(P99, P90, MEAN).get(random.nextInt(3)), millis);
  }

  static ProgrammedService overloaded(SplittableRandom random) {
    int workers = 1 + random.nextInt(4);
    double capacity = 0.7 + 0.2 * random.nextDouble();
    return new ProgrammedService(random, workers, workers * 1e3 / RATE / capacity);
  }

  static ProgrammedService slow(SplittableRandom random) {
    return new ProgrammedService(random, 200, 300 + random.nextInt(700));
  }

  static void mostly(Kind kind, int least, Map<Kind, Integer> first) {
    assertThat(first.getOrDefault(kind, 0)).as("%s", first).isGreaterThanOrEqualTo(least);
  }

  static RunResult in(
      RunResult run, TargetPath path, @Nullable TunnelOverhead tunnel, List<Interference> seen) {
    return run.in(
        new ClusterResult("kind", path, "127.0.0.1:80", null, null, seen, tunnel, List.of()));
  }

  private ProgrammedLoads() {}
}
