package io.loadline.report;

import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A finished run and its verdict: what every report is a function of.
 *
 * @param name of the test, as it stands in the first line
 * @param overrides values from outside
 * @param notes what else a reader should know, one sentence each; printed after the judge's own
 * @param resultFile where result.json is, as it is to be printed; null when none is written
 * @param mask replaces every secret in a text; the values of secret headers are masked without it
 */
public record Report(
    String name,
    RunResult run,
    Judgment judgment,
    List<ReportedOverride> overrides,
    List<String> notes,
    @Nullable String resultFile,
    UnaryOperator<String> mask) {
  public Report {
    overrides = List.copyOf(overrides);
    notes = List.copyOf(notes);
  }

  /** The same run, judged otherwise. */
  public Report with(Judgment other) {
    return new Report(name, run, other, overrides, notes, resultFile, mask);
  }

  /** The text without any secret. */
  String masked(String text) {
    return SecretHeaders.mask(run.plan().call().headersNow(), mask.apply(text));
  }
}
