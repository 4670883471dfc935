package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Workload;
import io.loadline.report.TestName;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A gate whose endpoints, stable and canary, take turns of 1 s for 10 s: shorter and fewer than
 * users may have them.
 */
public final class ShortTurns {
  static final int PAIRS = 5;

  private static final Duration SLICE = Duration.ofSeconds(1);

  private final Gate gate;

  /**
   * Makes one.
   *
   * @param by how much larger the median may be
   */
  public ShortTurns(String by, String stable, String canary) {
    gate = shortened(gate(by, stable, canary));
  }

  /** Runs it. */
  public GateResult run(Path dir, PrintStream out) throws InterruptedException {
    return new GateRun(TestName.of("gate"), gate, Optional.of(dir), out).run();
  }

  private static Gate gate(String by, String stable, String canary) {
    Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
    values.put(Attribute.PAYLOAD, List.of("{}"));
    values.put(Attribute.RATE, List.of("20"));
    values.put(Attribute.DURATION, List.of("200s"));
    values.put(Attribute.WARMUP, List.of("4"));
    values.put(Attribute.SEED, List.of("3"));
    values.put(Attribute.COMPARE_BASELINE, List.of("stable"));
    values.put(Attribute.COMPARE_CANDIDATE, List.of("canary"));
    values.put(Attribute.COMPARE_LATENCY_P50, List.of(by));
    return GateConfigFactory.ofProgram(false)
        .resolve(
            List.of(new SettingSource(0, "test", values)),
            List.of(endpoint("stable", stable), endpoint("canary", canary)),
            Optional.empty(),
            false);
  }

  private static SettingSource.OfEndpoint endpoint(String name, String url) {
    return new SettingSource.OfEndpoint(name, "", 0, "test", Map.of(Attribute.URL, List.of(url)));
  }

  private static Gate shortened(Gate gate) {
    return new Gate(
        gate.endpoints().stream().map(ShortTurns::shortened).toList(),
        gate.switches(),
        gate.secrets(),
        gate.warnings(),
        gate.workers(),
        gate.baseline());
  }

  private static Gate.Endpoint shortened(Gate.Endpoint each) {
    LoadPlan plan = each.plan();
    SlicePlan slices = SlicePlan.of(plan).orElseThrow();
    SlicePlan other =
        new SlicePlan(
            SLICE, Duration.ZERO, slices.seed(), slices.side(), slices.figures(), slices.by());
    PhaseLengths phases =
        new PhaseLengths(
            plan.warmup(), new PhaseLength.Span(SLICE.multipliedBy(2 * PAIRS)), plan.maxDuration());
    return new Gate.Endpoint(
        each.name(),
        each.weight(),
        new LoadPlan(
            plan.call(),
            ((Workload.Open) plan.workload()).in(other),
            phases,
            plan.connectionCounts(),
            plan.seed(),
            plan.objectives(),
            plan.goodput(),
            plan.tracing()),
        each.readiness(),
        each.cluster(),
        each.metrics(),
        each.settings());
  }
}
