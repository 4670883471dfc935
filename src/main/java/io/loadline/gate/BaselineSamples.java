package io.loadline.gate;

import io.loadline.baseline.BaselineFile;
import io.loadline.baseline.RecordedRun;
import io.loadline.baseline.RunFigures;
import io.loadline.config.gate.BaselineTerms;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.FigureMargin;
import io.loadline.result.ComparedRuns;
import io.loadline.result.ComparedRuns.Sample;
import io.loadline.result.RunResult;
import io.loadline.slo.BaselineRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures of runs as they are compared.
 *
 * @param recorded the runs of the file; empty without one
 */
record BaselineSamples(BaselineTerms terms, List<RecordedRun> recorded) {
  /** Why a figure cannot be compared; empty where all can. */
  Optional<String> missing() {
    return terms.margins().stream()
        .map(FigureMargin::figure)
        .filter(figure -> before(figure).length == 0)
        .findFirst()
        .map(
            figure ->
                "not every run of %s has %s: record it anew by %s"
                    .formatted(terms.file(), figure, BaselineFile.RESTART_ARGUMENTS));
  }

  private double[] before(String figure) {
    return ComparedRuns.figures(before(), figure);
  }

  private List<Sample> before() {
    return recorded.stream().map(run -> new Sample(run.figures().values(), Map.of())).toList();
  }

  /** The runs of a gate beside them. */
  ComparedRuns compared(List<RunResult> runs, AllowedInterference permitted, String obstacle) {
    return new ComparedRuns(
        terms.file(),
        terms.by(),
        terms.margins(),
        before(),
        runs.stream().map(run -> sample(run, permitted)).toList(),
        obstacle);
  }

  private Sample sample(RunResult run, AllowedInterference permitted) {
    Map<String, String> doubts = new HashMap<>();
    for (FigureMargin margin : terms.margins()) {
      double[] before = before(margin.figure());
      if (before.length > 0) {
        BaselineRule.doubt(run, permitted, margin, before)
            .ifPresent(doubt -> doubts.put(margin.figure(), doubt));
      }
    }
    return new Sample(RunFigures.of(run).values(), doubts);
  }
}
