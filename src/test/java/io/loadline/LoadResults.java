package io.loadline;

import io.loadline.gate.GateResult;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results as a test's body sees them. */
public final class LoadResults {
  private LoadResults() {}

  public static LoadResult of(RunResult run, Verdict verdict, String text) {
    Judgment judgment = new Judgment(verdict, "", "", List.of(), List.of());
    return new LoadResult(
        new GateResult.Endpoint("", run, judgment, text, Map.of(), Optional.empty()));
  }
}
