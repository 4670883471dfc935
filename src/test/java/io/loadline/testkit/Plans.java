package io.loadline.testkit;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Target;
import io.loadline.plan.Workload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Plans for tests, without a configuration behind them. */
public final class Plans {
  private static final byte[] BODY = "{\"inputs\":[]}".getBytes(StandardCharsets.UTF_8);

  private Plans() {}

  public static Objective upper(Metric metric, double limit) {
    return new Objective(metric, Bound.UPPER, limit);
  }

  public static Objective noErrors() {
    return upper(Metric.of(Metric.Kind.ERROR_COUNT), 0);
  }

  public static Workload constant(double rate) {
    return new Workload.Open(new ArrivalRate(rate), Arrivals.CONSTANT);
  }

  public static Workload poisson(double rate) {
    return new Workload.Open(new ArrivalRate(rate), Arrivals.POISSON);
  }

  public static Call call(String url, Duration timeout) {
    return new Call(
        new Target(URI.create(url)),
        "POST",
        List.of(),
        List.of(Payload.of("inline", BODY)),
        timeout,
        List.of());
  }

  public static LoadPlan plan(
      Workload workload,
      PhaseLength extent,
      PhaseLength warmup,
      int connections,
      Objective... objectives) {
    Call call = call("http://127.0.0.1:1/v2/models/iris/infer", Duration.ofSeconds(30));
    return plan(call, workload, extent, warmup, connections, objectives);
  }

  public static LoadPlan plan(
      Call call,
      Workload workload,
      PhaseLength extent,
      PhaseLength warmup,
      int connections,
      Objective... objectives) {
    return new LoadPlan(
        call,
        workload,
        new PhaseLengths(warmup, extent, Duration.ofMinutes(10)),
        ConnectionCounts.of(connections),
        7,
        List.of(objectives),
        GoodputLimits.NONE);
  }

  /** A rate that rises in the first half of so many seconds, and stays in the second. */
  public static Workload rampAndLevel(int seconds) {
    long half = seconds * 500_000_000L;
    RateRamp ramp = new RateRamp(10, 50, half);
    RateRamp level = new RateRamp(50, 50, half);
    return new Workload.Staged(
        List.of(
            new Stage.Rates("ramp", List.of(ramp), Arrivals.POISSON),
            new Stage.Rates("level", List.of(level), Arrivals.POISSON)));
  }
}
