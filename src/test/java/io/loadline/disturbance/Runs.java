package io.loadline.disturbance;

import io.loadline.health.HealthSources;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.testkit.Plans;
import io.loadline.transport.Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Runs a gate with its health watched. */
final class Runs {
  private Runs() {}

  static LoadPlan plan(String url, double rate, int seconds, double p99Limit) {
    return Plans.plan(
        Plans.call(url, Duration.ofSeconds(20)),
        Plans.constant(rate),
        new PhaseLength.Span(Duration.ofSeconds(seconds)),
        new PhaseLength.Requests(50),
        64,
        Plans.upper(Metric.percentile(99), p99Limit),
        Plans.noErrors());
  }

  static Judgment judge(LoadPlan plan, Transport transport) {
    return Judge.judge(run(plan, transport));
  }

  static RunResult run(LoadPlan plan, Transport transport) {
    HealthSources vitals = new HealthSources(Path.of("/"), System::nanoTime, cores());
    LoadEngine engine =
        new LoadEngine(
            transport, Clock.systemUTC(), System::nanoTime, cores(), Optional.of(vitals));
    return engine.run(plan, new StopSignal(), progress -> {});
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
