package io.loadline.slo;

import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedSpan;
import io.loadline.stats.SamplePlan;
import io.loadline.stats.ShareTest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What a run can tell of an objective, said before it: how far a service must be from its limit so
 * that the verdict is sure.
 */
final class PlannedPower {
  private static final double POWER = 0.8;

  private PlannedPower() {}

  /**
   * A sentence; empty where it is not known beforehand.
   *
   * @param last how many requests said as much as one in the last run, by metric
   */
  static Optional<String> of(
      Objective objective, LoadPlan plan, Function<Metric, OptionalDouble> last) {
    Double confidence = objective.confidence();
    long planned = plan.plannedRequests();
    if (confidence == null) {
      return Optional.empty();
    }
    if (objective.metric().kind().isMean()) {
      return Optional.of(
          objective.metric() + ": to be sure of a mean takes 10 to 100 times the run of a p95");
    }
    // How many gaps between tokens there will be nobody knows.
    if (planned < 1 || objective.metric().kind().subject() == TimedSpan.TOKEN_GAP) {
      return Optional.empty();
    }
    OptionalDouble effect = last.apply(objective.metric());
    SamplePlan sample = sample(objective.allowedShare(), level(plan, confidence), effect);
    return Optional.of(
        String.format(
            Locale.ROOT,
            "what %,d requests tell of %s at %s %%, in 4 of 5 runs: %s, %s%s",
            planned,
            objective.metric(),
            ConfidenceWording.percent(confidence),
            broken(objective.metric(), sample.factorThatFails(planned, POWER)),
            kept(sample, plan),
            effect.isPresent() ? asAlike(effect.getAsDouble()) : ""));
  }

  /** Looks at a run that may end early leave less for its end. */
  private static double level(LoadPlan plan, double confidence) {
    double level = 1 - confidence;
    return plan.earlyEnd().isPresent() ? ShareTest.levelAtEnd(level) : level;
  }

  private static SamplePlan sample(double allowed, double level, OptionalDouble effect) {
    return effect.isPresent()
        ? new SamplePlan(allowed, level, Math.max(1, effect.getAsDouble()))
        : new SamplePlan(allowed, level);
  }

  private static String broken(Metric metric, double factor) {
    return Double.isInfinite(factor)
        ? "never that it is broken"
        : "broken from " + number(factor) + " times the allowed share of " + of(metric) + " on";
  }

  private static String of(Metric metric) {
    return switch (metric.kind()) {
      case ERROR_RATE -> "errors";
      case GOODPUT -> "attempts that are not good";
      default -> "slow requests";
    };
  }

  private static String kept(SamplePlan sample, LoadPlan plan) {
    double factor = sample.factorThatPasses(plan.plannedRequests(), POWER);
    long least = sample.leastForVerdict();
    return factor == 0
        ? String.format(Locale.ROOT, "kept from %,d requests on only", least) + time(least, plan)
        : "kept up to " + number(factor) + " times";
  }

  private static String time(long requests, LoadPlan plan) {
    return plan.meanLoad()
        .map(mean -> String.format(Locale.ROOT, " (%.0f s)", requests / mean.perSecond()))
        .orElse("");
  }

  private static String number(double factor) {
    return String.format(Locale.ROOT, factor < 1 ? "%.2f" : "%.1f", factor);
  }

  private static String asAlike(double effect) {
    return String.format(
        Locale.ROOT,
        "; %.1f say as much as one independent one, as in the last run of this test",
        effect);
  }
}
