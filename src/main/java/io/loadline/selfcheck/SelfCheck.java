package io.loadline.selfcheck;

import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
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
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunResult;
import io.loadline.transport.Transport;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Drives a server that does nothing, in this process, for a second: at a modest rate to see how
 * punctual the load generator can be here, then as fast as it goes. The server takes its share of
 * the processors, so the ceiling is a low one. Counts toward no figure of a run.
 */
final class SelfCheck {
  private static final int USERS = 16;
  private static final Workload MODEST =
      new Workload.Open(new ArrivalRate(1_000), Arrivals.CONSTANT);

  private static final PhaseLengths PHASES =
      new PhaseLengths(
          new PhaseLength.Span(Duration.ofMillis(200)),
          new PhaseLength.Span(Duration.ofMillis(300)),
          Duration.ofSeconds(5));

  private final Transport transport;
  private final Clock clock;
  private final LongSupplier nanos;
  private final int cores;

  SelfCheck(Transport transport, Clock clock, LongSupplier nanos, int cores) {
    this.transport = transport;
    this.clock = clock;
    this.nanos = nanos;
    this.cores = cores;
  }

  GeneratorLimits run() throws IOException {
    try (NullServer server = new NullServer()) {
      RunResult modest = drive(server, MODEST, 4);
      RunResult fastest = drive(server, new Workload.Closed(USERS), USERS);
      return new GeneratorLimits(
          fastest.throughput(), modest.lag().percentile(50), modest.lag().percentile(99));
    }
  }

  private RunResult drive(NullServer server, Workload workload, int connections)
      throws IOException {
    LoadPlan plan =
        new LoadPlan(
            call(server.port()),
            workload,
            PHASES,
            ConnectionCounts.of(connections),
            1,
            List.of(new Objective(Metric.of(Metric.Kind.ERROR_COUNT), Bound.UPPER, 0)),
            GoodputLimits.NONE);
    LoadEngine engine = new LoadEngine(transport, clock, nanos, cores);
    return engine.run(plan, new StopSignal(), progress -> {});
  }

  private static Call call(int port) {
    return new Call(
        new Target(URI.create("http://127.0.0.1:" + port + "/")),
        "GET",
        List.of(),
        List.of(),
        Duration.ofSeconds(2),
        List.of());
  }
}
