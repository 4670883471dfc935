package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.SecretHeaders;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A finished run and its verdict: what every report is a function of.
 *
 * @param test its name
 * @param overrides values from outside
 * @param notes what else a reader should know, one sentence each; printed after the judge's own
 * @param resultFile where result.json is, as it is to be printed; null when none is written
 * @param mask replaces every secret in a text; the values of secret headers are masked without it
 */
public record Report(
    TestName test,
    RunResult run,
    Judgment judgment,
    List<AppliedOverride> overrides,
    List<String> notes,
    @Nullable String resultFile,
    UnaryOperator<String> mask) {
  public Report {
    overrides = List.copyOf(overrides);
    notes = List.copyOf(notes);
  }

  /** Of a run outside of a test. */
  public Report(
      String name,
      RunResult run,
      Judgment judgment,
      List<AppliedOverride> overrides,
      List<String> notes,
      @Nullable String resultFile,
      UnaryOperator<String> mask) {
    this(TestName.of(name), run, judgment, overrides, notes, resultFile, mask);
  }

  /** As it stands in the first line of the text. */
  public String name() {
    return test.name();
  }

  /** The same run, judged otherwise. */
  public Report with(Judgment other) {
    return new Report(test, run, other, overrides, notes, resultFile, mask);
  }

  /** The text without any secret. */
  String masked(String text) {
    return SecretHeaders.mask(run.plan().call().knownHeaders(), mask.apply(text));
  }
}
