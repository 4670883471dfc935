package io.loadline.report;

import io.loadline.plan.AppliedOverride;
import io.loadline.plan.SecretHeaders;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import java.util.List;
import java.util.Map;
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

  /** For the console and as the message of a failure: the verdict and all that is needed to act. */
  public String text() {
    return ConsoleText.of(this);
  }

  /** As {@link #text}, in a test that ended red for another reason: the figures, no verdict. */
  public String withdrawnText(String reason) {
    return ConsoleText.withdrawn(this, reason);
  }

  /** For JUnit, by Iter8's names, latencies in milliseconds; no key and no value is blank. */
  public Map<String, String> entries() {
    return ReportEntries.of(this);
  }

  /** As result.json, of which docs/result-json.md names every key. */
  public String json(Environment environment) {
    return ResultJson.of(this, environment);
  }

  /** As {@link #json}, in a test that ended red for another reason: the verdict is an error. */
  public String withdrawnJson(String reason, Environment environment) {
    return ResultJson.withdrawn(this, reason, environment);
  }

  /** The text without any secret. */
  String masked(String text) {
    return SecretHeaders.mask(run.plan().call().knownHeaders(), mask.apply(text));
  }
}
