package io.loadline.selfcheck;

import io.loadline.plan.LoadPlan;
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
    if (kept.isPresent() && warnings(plan, workers, kept.get()).isEmpty()) {
      return kept;
    }
    say.accept("self-check: what this machine can do (1 s; loadline.self-check=off leaves it out)");
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

  /** What the plan asks too much of; one sentence each. */
  public static List<String> warnings(LoadPlan plan, GeneratorLimits limits) {
    return warnings(plan, 1, limits);
  }

  /**
   * As {@link #warnings(LoadPlan, GeneratorLimits)}, where the plan is shared.
   *
   * @param workers each of which sends as much as the others
   * @param limits of one of them
   */
  public static List<String> warnings(LoadPlan plan, int workers, GeneratorLimits limits) {
    List<String> warnings = new ArrayList<>();
    if (plan.workload().peakRate() / workers > limits.ceilingPerSecond() / 2) {
      warnings.add(workers == 1 ? tooFast(plan, limits) : tooFewWorkers(plan, workers, limits));
    }
    double lag = limits.lagP99Nanos() / 1e6;
    if (tightest(plan).isPresent() && lag > tightest(plan).getAsDouble() / 20) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the load generator is up to %.2f ms (p99) late here even at a modest rate, which is"
                  + " more than 5 %% of the limit of %s ms: free a core for the test",
              lag,
              PlainNumber.text(tightest(plan).getAsDouble())));
    }
    return warnings;
  }

  private static String tooFast(LoadPlan plan, GeneratorLimits limits) {
    return String.format(
        Locale.ROOT,
        "%.0f/s is more than half of the %.0f/s that the load generator reached here in its"
            + " self-check: lower the rate, or give the test more cores",
        plan.workload().peakRate(),
        limits.ceilingPerSecond());
  }

  private static String tooFewWorkers(LoadPlan plan, int workers, GeneratorLimits limits) {
    double rate = plan.workload().peakRate();
    return String.format(
        Locale.ROOT,
        "%.0f/s for each of %d workers is more than half of the %.0f/s that one reached in its"
            + " self-check: %.0f workers would do",
        rate / workers,
        workers,
        limits.ceilingPerSecond(),
        Math.ceil(rate * 2 / limits.ceilingPerSecond()));
  }
}
