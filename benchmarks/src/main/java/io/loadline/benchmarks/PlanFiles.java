package io.loadline.benchmarks;

import io.loadline.codec.RunCodec;
import io.loadline.codec.WorkerPlan;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Target;
import io.loadline.plan.Workload;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes the plan of an open load for a worker: {@code url=.. rate=N seconds=N warmup=N
 * connections=N folder=..}.
 */
final class PlanFiles {
  private PlanFiles() {}

  public static void main(String[] args) throws IOException {
    Options options = new Options(args);
    WorkerPlan.EndpointLoad load =
        new WorkerPlan.EndpointLoad("", plan(options), Optional.empty());
    WorkerPlan plan =
        new WorkerPlan(
            "benchmark",
            "netty",
            Optional.empty(),
            Duration.ZERO,
            List.of(),
            List.of(),
            List.of(load));
    RunCodec.PlanText text = RunCodec.writePlan(plan);
    Path folder = Path.of(options.get("folder"));
    Files.writeString(folder.resolve("plan.json"), text.plan());
    Files.writeString(folder.resolve("secrets.json"), text.secrets());
  }

  static LoadPlan plan(Options options) {
    Call call =
        new Call(
            new Target(URI.create(options.get("url"))),
            "GET",
            List.of(),
            List.of(),
            Duration.ofSeconds(10),
            List.of());
    ArrivalRate rate = new ArrivalRate(options.integer("rate"));
    return new LoadPlan(
        call,
        new Workload.Open(rate, Arrivals.POISSON),
        new PhaseLengths(span(options, "warmup"), span(options, "seconds"), Duration.ofMinutes(10)),
        ConnectionCounts.of(options.integer("connections")),
        7,
        List.of(new Objective(Metric.of(Metric.Kind.ERROR_COUNT), Bound.UPPER, 0)),
        GoodputLimits.NONE);
  }

  private static PhaseLength span(Options options, String name) {
    return new PhaseLength.Span(Duration.ofSeconds(options.integer(name)));
  }
}
