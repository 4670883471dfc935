package io.loadline;

import io.loadline.gate.GateResult;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Results as a test's body sees them. */
public final class LoadResults {
  private LoadResults() {}

  public static LoadResult of(RunResult run, Verdict verdict, String text) {
    Judgment judgment = new Judgment(verdict, "", "", List.of(), List.of());
    Report report =
        new Report(
            TestName.of("gate"),
            run,
            judgment,
            List.of(),
            List.of(),
            Report.Files.NONE,
            UnaryOperator.identity());
    return new LoadResult(new GateResult.Endpoint("", report, text, Optional.empty()));
  }
}
