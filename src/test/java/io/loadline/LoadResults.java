package io.loadline;

import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import java.util.List;
import java.util.Optional;

/** Results as a test's body sees them. */
public final class LoadResults {
  private LoadResults() {}

  public static LoadResult of(RunResult run, Verdict verdict, String text) {
    return new LoadResult(
        run,
        new Judgment(verdict, "", "", List.of(), List.of()),
        text,
        java.util.Map.of(),
        Optional.empty());
  }
}
