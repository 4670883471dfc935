package io.loadline.selfcheck;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.RunIn;
import io.loadline.result.GeneratorLimits;
import io.loadline.text.PlainNumber;
import io.loadline.transport.Transport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Decides whether a plan is worth a self-check, and what its outcome means for the plan. */
public final class SelfChecks {
  /** A plan below both is far from what any machine can do. */
  private static final double MODEST_RATE = 500;

  private static final double RELAXED_MILLIS = 20;

  private static final String MORE_CORES_FOR_POD =
      "have the pod on a node with more cores (loadline.worker-node-selector)";
  private static final String CORE_FOR_POD =
      "request more CPU for the pod (loadline.worker-cpu), or give it a node of its own"
          + " (loadline.worker-node-selector)";

  private final Path folder;
  private final Clock clock;
  private final LongSupplier nanos;
  private final int cores;

  /**
   * Self-checks.
   *
   * @param folder where the last one is kept for a day
   * @param nanos {@link System#nanoTime}
   */
  public SelfChecks(Path folder, Clock clock, LongSupplier nanos, int cores) {
    this.folder = folder;
    this.clock = clock;
    this.nanos = nanos;
    this.cores = cores;
  }

  /**
   * What the load generator can do here: as kept, or found out now; empty where the plan is far
   * from it, at less than 500/s and with no latency limit under 20 ms. What was kept on a busy
   * machine would warn of this plan for a day, so then it is found out again.
   *
   * @param say told when it takes a second
   */
  public Optional<GeneratorLimits> limits(
      LoadPlan plan, Transport transport, Consumer<String> say) {
    return limits(plan, 1, transport, say);
  }

  /**
   * As {@link #limits(LoadPlan, Transport, Consumer)}, where the plan is shared.
   *
   * @param workers each of which sends as much as the others
   */
  public Optional<GeneratorLimits> limits(
      LoadPlan plan, int workers, Transport transport, Consumer<String> say) {
    if (!isDemanding(plan, workers)) {
      return Optional.empty();
    }
    LimitsFile file = new LimitsFile(folder.resolve(name(transport)), clock);
    Optional<GeneratorLimits> kept = file.read();
    if (kept.isPresent() && warnings(plan, workers, kept.get(), RunIn.LOCAL).isEmpty()) {
      return kept;
    }
    say.accept(
        "self-check: what the load generator can do where it runs (1 s; loadline.self-check=off"
            + " leaves it out)");
    try {
      GeneratorLimits found = new SelfCheck(transport, clock, nanos, cores).run();
      file.write(found);
      return Optional.of(found);
    } catch (IOException | IllegalStateException e) {
      say.accept("the self-check did not work: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isDemanding(LoadPlan plan, int workers) {
    boolean tight = tightest(plan).orElse(RELAXED_MILLIS) < RELAXED_MILLIS;
    boolean fast = plan.workload().peakRate() / workers >= MODEST_RATE;
    return tight || fast;
  }

  /** In ms. */
  private static OptionalDouble tightest(LoadPlan plan) {
    return plan.objectives().stream()
        .filter(objective -> objective.metric().kind().isLatency())
        .mapToDouble(objective -> objective.limit())
        .min();
  }

  /** One file a JVM and transport; a temp folder belongs to one host. */
  private String name(Transport transport) {
    String machine =
        String.join(
            "-",
            System.getProperty("user.name", ""),
            System.getProperty("java.vm.version", ""),
            System.getProperty("java.vm.name", ""),
            transport.name(),
            Integer.toString(cores));
    return "loadline-self-check-" + machine.replaceAll("[^A-Za-z0-9.]+", "-") + ".properties";
  }

  /** As {@link #warnings(LoadPlan, int, GeneratorLimits, RunIn)}, of an only load generator. */
  public static List<String> warnings(LoadPlan plan, GeneratorLimits limits, RunIn runIn) {
    return warnings(plan, 1, limits, runIn);
  }

  /**
   * What the plan asks too much of; one sentence each.
   *
   * @param workers each of which sends as much as the others
   * @param limits of one of them
   * @param runIn where the load is driven, and the limits were found
   */
  public static List<String> warnings(
      LoadPlan plan, int workers, GeneratorLimits limits, RunIn runIn) {
    List<String> warnings = new ArrayList<>();
    if (plan.workload().peakRate() / workers > limits.ceilingPerSecond() / 2) {
      warnings.add(tooFast(plan, workers, limits) + remedy(plan, limits, runIn));
    }
    double lag = limits.lagP99Nanos() / 1e6;
    if (tightest(plan).isPresent() && lag > tightest(plan).getAsDouble() / 20) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the load generator is up to %.2f ms (p99) late even at a modest rate, which is more"
                  + " than 5 %% of the limit of %s ms: %s",
              lag,
              PlainNumber.text(tightest(plan).getAsDouble()),
              runIn == RunIn.CLUSTER ? CORE_FOR_POD : "free a core for the test"));
    }
    return warnings;
  }

  private static String tooFast(LoadPlan plan, int workers, GeneratorLimits limits) {
    return String.format(
        Locale.ROOT,
        "%.0f/s%s is more than half of the %.0f/s that %s reached in its self-check: ",
        plan.workload().peakRate() / workers,
        workers == 1 ? "" : " for each of " + workers + " workers",
        limits.ceilingPerSecond(),
        workers == 1 ? "the load generator" : "one");
  }

  private static String remedy(LoadPlan plan, GeneratorLimits limits, RunIn runIn) {
    if (runIn == RunIn.LOCAL) {
      return "lower the rate, or give the test more cores";
    }
    double enough = Math.ceil(plan.workload().peakRate() * 2 / limits.ceilingPerSecond());
    return String.format(
        Locale.ROOT,
        "lower the rate, set loadline.workers=%.0f, or %s",
        enough,
        MORE_CORES_FOR_POD);
  }
}
