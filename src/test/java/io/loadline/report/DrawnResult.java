package io.loadline.report;

import io.loadline.plan.Bound;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.testkit.EarlyRun;
import io.loadline.testkit.Plans;
import io.loadline.testkit.RandomRun;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.Simulation;
import io.loadline.transport.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A result.json of a run that is drawn from a seed, with limits near what was measured, so that
 * every verdict comes up: of single requests with whatever may become of them, or of a service in
 * virtual time whose requests resemble their neighbours.
 */
final class DrawnResult {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Random random;
  private final boolean simulated;
  private final long seed;

  DrawnResult(long seed) {
    this.random = new Random(seed);
    this.simulated = seed % 2 == 0;
    this.seed = seed;
  }

  String json() {
    RunResult run = simulated ? simulated() : recorded();
    RunResult reached =
        switch (random.nextInt(12)) {
          case 0 -> run.in(Clusters.standard());
          case 1 -> run.in(Clusters.canary());
          default -> run;
        };
    return ResultJson.of(Reports.of(reached, Judge.judge(reached)), Reports.ENVIRONMENT);
  }

  private RunResult recorded() {
    RandomRun drawn = new RandomRun(seed, 1 + random.nextInt(4));
    RunResult own = drawn.split(1 + random.nextInt(3)).whole();
    LoadPlan plan = drawn.plan();
    List<Objective> objectives = new ArrayList<>(plan.objectives());
    double middle = own.response().percentile(50) / NANOS_PER_MILLI;
    objectives.addAll(limits(Math.max(0.01, middle)));
    return drawn.recordedFor(
        new LoadPlan(
            plan.call(),
            plan.workload(),
            plan.phases(),
            plan.connectionCounts(),
            plan.seed(),
            objectives,
            own.stream() == null ? GoodputLimits.NONE : plan.goodput(),
            plan.tracing()),
        own);
  }

  private RunResult simulated() {
    int requests = 3 + random.nextInt(random.nextInt(20) == 0 ? 20 : 3_000);
    LoadPlan plan =
        Plans.plan(
            Plans.call("http://127.0.0.1:1/v2/models/iris/infer", Duration.ofSeconds(1)),
            workload(),
            new PhaseLength.Requests(requests),
            PhaseLength.NOTHING,
            200,
            limits(20).toArray(Objective[]::new));
    Service service =
        new Service(
            random,
            random.nextInt(3) == 0 ? 0 : random.nextDouble(),
            random.nextInt(4) == 0 ? 2 * random.nextDouble() / requests : 0,
            random.nextInt(3) == 0 ? 0.1 * random.nextDouble() : 0);
    int pause = random.nextInt(5) == 0 ? random.nextInt(requests) : -1;
    SimulatedTransport[] own = new SimulatedTransport[1];
    own[0] =
        new SimulatedTransport(
            (exchange, sent) -> {
              if (exchange.index() == pause) {
                own[0].pause(300_000_000);
              }
              return service.answer(exchange, sent);
            });
    RunResult run = Simulation.run(plan, own[0]);
    boolean known = plan.workload().isOpen() && run.ending() == RunEnding.COMPLETE;
    return known && random.nextInt(3) == 0 ? endingEarly(run, requests) : run;
  }

  /** As if it had been allowed to end before its time, and had done so, or had not. */
  private RunResult endingEarly(RunResult run, int requests) {
    EarlyEnd early =
        new EarlyEnd(
            Duration.ofSeconds(random.nextInt(10)), Duration.ofSeconds(random.nextInt(20)));
    return random.nextBoolean()
        ? EarlyRun.ended(run, requests, early, RunEnding.COMPLETE, run.times())
        : EarlyRun.ended(
            run, requests * (1 + random.nextInt(12)), early, RunEnding.DECIDED, run.times());
  }

  private Workload workload() {
    return switch (random.nextInt(4)) {
      case 0 -> new Workload.Closed(1 + random.nextInt(8));
      case 1 -> Plans.constant(100);
      default -> Plans.poisson(100);
    };
  }

  /** Each request takes a part of the time that the one before took, and some of its own. */
  private static final class Service implements SimulatedTransport.Service {
    private final Random random;
    private final double alike;
    private final double slower;
    private final double failing;
    private double level;

    /**
     * Draws answers.
     *
     * @param alike 0 where requests are independent, to 1
     * @param slower by how much of its time each request is slower than the one before
     * @param failing the share of requests that fail
     */
    Service(Random random, double alike, double slower, double failing) {
      this.random = random;
      this.alike = alike;
      this.slower = slower;
      this.failing = failing;
    }

    @Override
    public SimulatedTransport.Answer answer(Exchange exchange, long sent) {
      level = alike * level + Math.sqrt(1 - alike * alike) * random.nextGaussian();
      double millis = 20 * Math.exp(0.5 * level + slower * exchange.index());
      Outcome failed = random.nextInt(4) == 0 ? Outcome.TIMEOUT : Outcome.SERVER_ERROR;
      Outcome outcome = random.nextDouble() < failing ? failed : Outcome.SUCCESS;
      long done = sent + Math.round(millis * NANOS_PER_MILLI);
      return new SimulatedTransport.Answer(
          outcome == Outcome.TIMEOUT ? Long.MAX_VALUE : done, outcome);
    }
  }

  /**
   * Of every kind that is found anew; confidence is asked of none, or of all of which it can be.
   *
   * @param millis a usual response time
   */
  private List<Objective> limits(double millis) {
    List<Objective> all = new ArrayList<>();
    all.add(upper(Metric.percentile(50), millis * (0.8 + 0.4 * random.nextDouble())));
    all.add(upper(Metric.percentile(95), millis * (1 + 2 * random.nextDouble())));
    all.add(upper(Metric.percentile(99), millis * (2 + 3 * random.nextDouble())));
    all.add(upper(Metric.of(Metric.Kind.LATENCY_MEAN), millis * (0.9 + 0.5 * random.nextDouble())));
    all.add(upper(Metric.of(Metric.Kind.LATENCY_MAX), millis * (3 + 4 * random.nextDouble())));
    all.add(upper(Metric.of(Metric.Kind.LATENCY_STDDEV), millis * random.nextDouble()));
    all.add(upper(Metric.of(Metric.Kind.ERROR_RATE), 0.1 * random.nextDouble()));
    all.add(upper(Metric.of(Metric.Kind.ERROR_COUNT), random.nextInt(9)));
    all.add(lower(Metric.of(Metric.Kind.LATENCY_MIN), millis * random.nextDouble()));
    all.add(lower(Metric.percentile(75), millis * (0.5 + random.nextDouble())));
    all.add(lower(Metric.of(Metric.Kind.THROUGHPUT), 200 * random.nextDouble()));
    all.add(lower(Metric.of(Metric.Kind.REQUEST_COUNT), random.nextInt(2_000)));
    all.removeIf(each -> random.nextInt(3) == 0);
    double confidence = 0.8 + 0.01 * random.nextInt(20);
    boolean asked = random.nextBoolean();
    all.replaceAll(each -> asked && each.takesConfidence() ? each.at(confidence) : each);
    return all;
  }

  private static Objective upper(Metric metric, double limit) {
    return Plans.upper(metric, limit);
  }

  private static Objective lower(Metric metric, double limit) {
    return new Objective(metric, Bound.LOWER, limit);
  }
}
