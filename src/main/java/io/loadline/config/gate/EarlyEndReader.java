package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Setting;
import io.loadline.config.setting.SettingDefaults;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RunIn;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads whether a run may end as soon as it is decided, and refuses that where a part of it cannot
 * decide.
 */
final class EarlyEndReader {
  private static final String OR_REMOVE = ", or remove earlyStop";
  private static final double CONFIDENCE = 0.95;

  private final SettingValues values;
  private final Workload workload;
  private final PhaseLength extent;

  EarlyEndReader(SettingValues values, Workload workload, PhaseLength extent) {
    this.values = values;
    this.workload = workload;
    this.extent = extent;
  }

  /** Whether it is asked for, whatever else is wrong. */
  static boolean isAsked(SettingValues values) {
    return values
        .find(Attribute.EARLY_STOP)
        .map(Setting::values)
        .filter(all -> all.stream().anyMatch("true"::equalsIgnoreCase))
        .isPresent();
  }

  /**
   * When it may end.
   *
   * @param only whether the load is the only one of its test
   */
  Optional<EarlyEnd> read(StatedObjectives stated, RunIn from, boolean only) {
    boolean asked = values.one(Attribute.EARLY_STOP, SettingSyntax::parseBoolean).orElse(false);
    Optional<Duration> least = values.one(Attribute.MIN_DURATION, SettingSyntax::duration);
    // Whoever turns it off from outside need not take minDuration from the code.
    if (!values.isSet(Attribute.EARLY_STOP)) {
      values.refuse(
          Attribute.MIN_DURATION,
          "is how soon a run may end early, and this one may not",
          "set earlyStop = TRUE, or remove minDuration");
    }
    if (!asked) {
      return Optional.empty();
    }
    checkLoad(from, only);
    stated.objectives().forEach(each -> check(each, stated.errorsImplied()));
    least.filter(each -> each.toNanos() >= planned()).ifPresent(this::refuseLeast);
    return Optional.of(
        new EarlyEnd(least.orElse(Duration.ZERO), least.orElse(SettingDefaults.LEAST_FOR_PASS)));
  }

  private void checkLoad(RunIn from, boolean only) {
    if (from == RunIn.CLUSTER) {
      refuse("is decided by the JVM that drives the load, and here pods do", "set runIn = LOCAL");
    }
    if (!only) {
      refuse(
          "would end the load of one endpoint while others still have theirs",
          "test one endpoint alone");
    }
    if (workload instanceof Workload.Staged) {
      refuse(
          "needs a load that is the same all the time, and stages are not",
          "set rate or concurrency in place of stages");
    } else if (planned() == 0) {
      refuse(
          "needs to know how long the run takes, which so many requests of a closed loop do not say",
          "set duration in place of requests");
    }
  }

  private void check(Objective objective, boolean errorsImplied) {
    if (objective.isDecidedByPart()) {
      return;
    }
    boolean errors = objective.metric().kind() == Metric.Kind.ERROR_COUNT;
    refuse(
        "needs objectives that a part of the run can decide, percentiles of response times and errorRatio with"
            + " confidence, and %s is none%s"
                .formatted(
                    objective.text(),
                    errors && errorsImplied
                        ? ", which is implied where no errors are limited"
                        : ""),
        errors
            ? "limit errorRatio, such as 0.01, in place of errors"
            : objective.at(CONFIDENCE).isDecidedByPart()
                ? "set confidence, such as " + PlainNumber.text(CONFIDENCE)
                : "remove that objective");
  }

  private void refuseLeast(Duration least) {
    values.refuse(
        Attribute.MIN_DURATION,
        "leaves nothing to be saved of a run that takes %s s"
            .formatted(PlainNumber.text(planned() / 1e9)),
        "set less, or remove earlyStop");
  }

  private void refuse(String rule, String fix) {
    values.refuse(Attribute.EARLY_STOP, rule, fix + OR_REMOVE);
  }

  /** In ns; 0 where nobody knows. */
  private long planned() {
    return extent instanceof PhaseLength.Span span
        ? span.duration().toNanos()
        : MeanLoad.of(workload, extent).map(MeanLoad::nanos).orElse(0L);
  }

  /** Tells where a run is too short to be ended with a PASS. */
  static List<String> warnings(LoadPlan plan) {
    return plan
        .earlyEnd()
        .filter(early -> plan.plannedNanos() <= early.passing().toNanos())
        .map(
            early ->
                "earlyStop ends this run for a FAIL alone: a PASS takes 60 s, so that it has seen what"
                    + " comes every 7.5 s; set minDuration where less is enough")
        .stream()
        .toList();
  }
}
