package io.loadline.slo;

import io.loadline.result.ComparedRuns;
import io.loadline.result.ComparedRuns.Sample;
import io.loadline.stats.RunComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds runs of a gate that measured something else than those of the baseline, whatever their
 * times are: more of the requests failed, answers had other lengths, the load was not the same.
 */
final class CollapseRule {
  /** By how much shares of errors may differ until what was measured counts as something else. */
  static final double ERRORS = 0.01;

  private CollapseRule() {}

  /** What differs, as sentences; empty for nothing. */
  static List<String> differences(ComparedRuns runs) {
    List<String> all = new ArrayList<>();
    double before = highest(runs.before());
    double now = highest(runs.now());
    if (now > before + ERRORS) {
      all.add(
          String.format(
              Locale.ROOT,
              "%.1f %% of the requests failed, and %.1f %% at most in the baseline's runs",
              100 * now,
              100 * before));
    }
    add(all, runs, ComparedRuns.TOKENS_PER_ANSWER, "tokens an answer");
    add(all, runs, ComparedRuns.ACHIEVED_RATE, "requests a second");
    return all;
  }

  private static double highest(List<Sample> runs) {
    return runs.stream()
        .mapToDouble(each -> each.figures().getOrDefault(ComparedRuns.ERROR_RATIO, 0.0))
        .max()
        .orElse(0);
  }

  private static void add(List<String> all, ComparedRuns runs, String figure, String unit) {
    double[] before = ComparedRuns.figures(runs.before(), figure);
    double[] now = ComparedRuns.figures(runs.now(), figure);
    if (before.length > 1 && now.length == 0) {
      all.add("not every run has " + unit + ", as all of the baseline's have");
    } else if (before.length > 1) {
      FigureRatio ratio = FigureRatio.of(RunComparison.ofOneJob(before, now));
      if (RatioVerdict.differs(ratio, runs.by())) {
        all.add(
            String.format(
                Locale.ROOT,
                "there are %.2f times as many %s as in the baseline's runs",
                ratio.estimate(),
                unit));
      }
    }
  }
}
