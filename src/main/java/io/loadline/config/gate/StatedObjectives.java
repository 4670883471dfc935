package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Target;
import io.loadline.plan.Workload;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is promised.
 *
 * @param stated by settings
 * @param errorsImplied no error objective is among them, so no error is allowed
 */
record StatedObjectives(List<StatedObjective> stated, boolean errorsImplied) {
  private static final Objective NO_ERRORS =
      new Objective(Metric.of(Metric.Kind.ERROR_COUNT), Bound.UPPER, 0);

  StatedObjectives {
    stated = List.copyOf(stated);
  }

  /** Those that settings state; what cannot be read is reported. */
  static StatedObjectives read(SettingValues values) {
    List<StatedObjective> stated = new ObjectiveReader(values).read();
    return new StatedObjectives(stated, stated.stream().noneMatch(StatedObjectives::limitsErrors));
  }

  /**
   * As {@link #read(SettingValues)}, where something must be judged: a limit or a baseline, unless
   * the test's body takes the result.
   *
   * @param ofEndpoints whether the result is that of several endpoints
   */
  static StatedObjectives read(
      SettingValues values, boolean hasResult, boolean ofEndpoints, ConfigProblems problems) {
    StatedObjectives all = read(values);
    all.check(problems);
    boolean anySet =
        Arrays.stream(Attribute.values())
            .anyMatch(attribute -> attribute.isObjective() && values.isSet(attribute));
    boolean compared = BaselineTermsReader.isAsked(values) || CompareReader.isAsked(values);
    if (!anySet && !hasResult && !compared) {
      values.missing(
          "@Slo",
          "no objective is set, so nothing would be judged",
          "write one such as @Slo(latencyMean = 500), or let the method take "
              + (ofEndpoints ? "EndpointResults" : "a LoadResult"));
    }
    return all;
  }

  /** The same, with metrics written as they are for what is called. */
  StatedObjectives over(Optional<Call> call) {
    return call.map(Call::target).map(this::over).orElse(this);
  }

  private StatedObjectives over(Target target) {
    List<StatedObjective> written =
        stated.stream()
            .map(it -> new StatedObjective(it.objective().over(target), it.setting(), it.element()))
            .toList();
    return new StatedObjectives(written, errorsImplied);
  }

  /** What is judged; an implied objective comes last. */
  List<Objective> objectives() {
    return Stream.concat(
            stated.stream().map(StatedObjective::objective),
            errorsImplied ? Stream.of(NO_ERRORS) : Stream.empty())
        .toList();
  }

  /** The metric that the value of an attribute limits; empty for none, or a list of them. */
  static Optional<Metric> metric(Attribute attribute) {
    return ObjectiveAttribute.of(attribute).flatMap(ObjectiveAttribute::metric);
  }

  /** The limit that an attribute has though nothing states it; empty for all but one. */
  Optional<String> implied(Attribute attribute) {
    return errorsImplied && attribute == ObjectiveAttribute.IMPLIED
        ? Optional.of(PlainNumber.text(NO_ERRORS.limit()))
        : Optional.empty();
  }

  /** True when it limits errors from above. */
  static boolean limitsErrors(StatedObjective promise) {
    Metric.Kind kind = promise.objective().metric().kind();
    return promise.objective().bound() == Bound.UPPER
        && (kind == Metric.Kind.ERROR_COUNT || kind == Metric.Kind.ERROR_RATE);
  }

  /** What makes an attempt a good one; reports what does not fit it or the call. */
  GoodputLimits goodput(SettingValues values, Optional<Call> call, ConfigProblems problems) {
    GoodputLimits limits = new GoodputReader(values).read(stated);
    call.ifPresent(it -> StreamObjectiveChecks.check(it, stated, limits, problems));
    return limits;
  }

  /** Warns of percentiles that so short a run may miss; reports what it cannot have or reach. */
  List<String> warnings(
      Workload workload, PhaseLength extent, SettingValues values, ConfigProblems problems) {
    ReachableFigures.check(stated, workload, extent, problems);
    return EnoughRequests.check(stated, workload, extent, values, problems);
  }

  /** Reports limits that cannot stand beside each other. */
  void check(ConfigProblems problems) {
    List<StatedObjective> earlier = new ArrayList<>();
    for (StatedObjective promise : stated) {
      earlier.forEach(other -> checkPair(other, promise, problems));
      earlier.add(promise);
    }
  }

  private static void checkPair(
      StatedObjective one, StatedObjective other, ConfigProblems problems) {
    String beside = other.setting().subject(other.element()) + ", from " + other.setting().origin();
    if (one.limitsTheSameAs(other)) {
      problems.add(
          one.setting(),
          one.element(),
          one.objective().metric() + " has a second limit, " + beside,
          "keep one of them");
    } else if (one.objective().metric().equals(other.objective().metric())
        && upper(one, other).limit() < lower(one, other).limit()) {
      problems.add(
          one.setting(),
          one.element(),
          "cannot hold together with " + beside,
          "let the lower limit be below the upper one");
    }
  }

  private static Objective upper(StatedObjective one, StatedObjective other) {
    return one.objective().bound() == Bound.UPPER ? one.objective() : other.objective();
  }

  private static Objective lower(StatedObjective one, StatedObjective other) {
    return one.objective().bound() == Bound.LOWER ? one.objective() : other.objective();
  }
}
