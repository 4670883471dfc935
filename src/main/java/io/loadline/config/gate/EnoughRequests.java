package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.ConfigProblems;
import io.loadline.config.setting.SettingValues;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Stage;
import io.loadline.plan.TimedSpan;
import io.loadline.plan.Workload;
import io.loadline.stats.MeanTest;
import io.loadline.stats.SamplePlan;
import io.loadline.stats.ShareTest;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds percentiles against the number of planned requests: below {@code 1/(1-q)} a percentile does
 * not exist; below {@code ln 0.05 / ln q} a run of which 5 % would miss every slower request.
 */
final class EnoughRequests {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final double MISSED = 0.05;
  private static final double QUARTER = 0.25;
  private static final double POWER = 0.95;
  private static final String OF_MEAN = "to be sure of one takes 10 to 100 times the run of a p95";

  private EnoughRequests() {}

  /** Warnings; what cannot be is reported. */
  static List<String> check(
      List<StatedObjective> promises,
      Workload workload,
      PhaseLength extent,
      SettingValues values,
      ConfigProblems problems) {
    List<String> warnings = new ArrayList<>();
    BigDecimal planned = planned(workload, extent).orElse(null);
    if (planned == null) {
      return warnings;
    }
    if (planned.compareTo(BigDecimal.ONE) < 0) {
      values.refuse(
          workload instanceof Workload.Staged ? Attribute.STAGES : Attribute.DURATION,
          "is over before the first request is due",
          "plan a longer duration");
    }
    boolean early = EarlyEndReader.isAsked(values);
    OfferedLoad offered = new OfferedLoad(values, workload, extent);
    promises.forEach(promise -> checkSure(promise, planned, early, offered, problems));
    promises.stream()
        .filter(EnoughRequests::isPercentile)
        .forEach(promise -> check(promise, planned, problems, warnings));
    return warnings;
  }

  /** Where confidence is asked for, a PASS takes requests of which none is beyond the limit. */
  private static void checkSure(
      StatedObjective promise,
      BigDecimal planned,
      boolean early,
      OfferedLoad offered,
      ConfigProblems problems) {
    Objective objective = promise.objective();
    Double sure = objective.confidence();
    // How many gaps between tokens there will be is not known.
    if (sure == null || objective.metric().kind().subject() == TimedSpan.TOKEN_GAP) {
      return;
    }
    double level = early ? ShareTest.levelAtEnd(1 - sure) : 1 - sure;
    SamplePlan sample = new SamplePlan(objective.allowedShare(), level);
    boolean mean = objective.metric().kind().isMean();
    long needed = mean ? MeanTest.FEWEST : sample.leastForVerdict();
    if (planned.compareTo(BigDecimal.valueOf(needed)) < 0) {
      problems.add(
          promise.setting(),
          promise.element(),
          "%s at a confidence of %s needs at least %d requests, and %s are planned"
              .formatted(objective.metric(), PlainNumber.text(sure), needed, shown(planned)),
          "plan %s; %s; or ask for less confidence"
              .formatted(offered.of(needed), mean ? OF_MEAN : passes(sample)));
    }
  }

  private static String passes(SamplePlan sample) {
    return "with %s a service passes in 19 of 20 runs that has a quarter of the share allowed"
        .formatted(Math.max(sample.sufficientForPass(QUARTER, POWER), sample.leastForVerdict()));
  }

  private static void check(
      StatedObjective promise, BigDecimal planned, ConfigProblems problems, List<String> warnings) {
    Metric metric = promise.objective().metric();
    BigDecimal above = HUNDRED.subtract(BigDecimal.valueOf(metric.percentile()));
    BigDecimal needed = HUNDRED.divide(above, 0, RoundingMode.CEILING);
    double sure = Math.ceil(Math.log(MISSED) / Math.log(metric.percentile() / 100));
    if (planned.compareTo(needed) < 0) {
      problems.add(
          promise.setting(),
          promise.element(),
          "%s needs at least %s requests, and %s are planned"
              .formatted(metric, needed, shown(planned)),
          "plan " + needed + " requests or more, or take a lower percentile");
    } else if (planned.doubleValue() < sure) {
      warnings.add(
          "%s of %s requests is uncertain: below %s, over 5 %% of all runs see none of the slowest %s %%"
              .formatted(metric, shown(planned), PlainNumber.text(sure), PlainNumber.text(above)));
    }
  }

  /** Of requests: how many gaps between tokens there will be is not known. */
  private static boolean isPercentile(StatedObjective promise) {
    Metric.Kind kind = promise.objective().metric().kind();
    return kind.isPercentile() && kind.subject() != TimedSpan.TOKEN_GAP;
  }

  /** Exact; empty where it is not known before the run. */
  private static Optional<BigDecimal> planned(Workload workload, PhaseLength extent) {
    if (extent instanceof PhaseLength.Requests requests) {
      return Optional.of(BigDecimal.valueOf(requests.count()));
    }
    if (workload instanceof Workload.Staged staged) {
      return staged.isOpen() ? Optional.of(planned(staged)) : Optional.empty();
    }
    if (workload instanceof Workload.Open open && extent instanceof PhaseLength.Span span) {
      return Optional.of(
          BigDecimal.valueOf(open.meanRate())
              .multiply(BigDecimal.valueOf(span.duration().toMillis()))
              .movePointLeft(3));
    }
    return Optional.empty();
  }

  private static BigDecimal planned(Workload.Staged staged) {
    return staged.stages().stream()
        .map(
            stage ->
                stage instanceof Stage.Rates rates && rates.arrivals() == Arrivals.POISSON
                    ? rates.due()
                    : BigDecimal.valueOf(stage.plannedRequests()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String shown(BigDecimal planned) {
    return planned.setScale(0, RoundingMode.DOWN).toPlainString();
  }
}
