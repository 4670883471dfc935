package io.loadline.golden;

import io.loadline.document.ResultDocument;
import io.loadline.export.ExportFormat;
import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import io.loadline.page.PageText;
import io.loadline.plan.AllowedInterference;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Metric;
import io.loadline.report.GateReport;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.result.ComparedRuns;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.NotReadyException;
import io.loadline.result.RunResult;
import io.loadline.slo.BaselineRule;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import io.loadline.testkit.ConsoleWidth;
import io.loadline.testkit.SampleWorker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The reports on a {@link FinishedRun}, which says why there are no other such classes. */
final class FinishedReport {
  private static final String FOLDER = "target/loadline/IrisGateIT/";
  private static final Report.Environment ENVIRONMENT =
      new Report.Environment("0.1.0", "17.0.16", "Eclipse Adoptium", "Linux", "amd64", 2, "", null)
          .with(new GeneratorLimits(61_250, 1_900, 48_000));

  private final RunResult run;
  private final List<AppliedOverride> overrides = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private boolean allowScaling;
  private boolean allowThrottling;
  private String secret = "";
  private @Nullable ComparedRuns compared;

  private FinishedReport(RunResult run) {
    this.run = run;
  }

  static FinishedReport on(RunResult run) {
    return new FinishedReport(run);
  }

  /** Of a load that several workers drove. */
  static FinishedReport on(RunResult run, SampleWorker... workers) {
    return new FinishedReport(run.by(Stream.of(workers).map(SampleWorker::figures).toList()));
  }

  FinishedReport override(String key, String from, String to, String source, boolean loosens) {
    Optional<Metric> metric = Metric.parse("http/" + key.substring(key.lastIndexOf('.') + 1));
    overrides.add(new AppliedOverride(key, from, to, source, loosens, metric));
    return this;
  }

  FinishedReport note(String note) {
    notes.add(note);
    return this;
  }

  FinishedReport allowingScaling() {
    allowScaling = true;
    return this;
  }

  FinishedReport allowingThrottling() {
    allowThrottling = true;
    return this;
  }

  FinishedReport beside(ComparedRuns runs) {
    compared = runs;
    return this;
  }

  FinishedReport hiding(String text) {
    secret = text;
    return this;
  }

  private String mask(String text) {
    return secret.isEmpty() ? text : text.replace(secret, "***");
  }

  private Report report(TestName test, String folder) {
    AllowedInterference permitted = new AllowedInterference(allowScaling, allowThrottling);
    Judgment judgment = BaselineRule.judge(Judge.judge(run, permitted), compared);
    return new Report(test, run, judgment, overrides, notes, files(folder), this::mask);
  }

  private static Report.Files files(String folder) {
    return new Report.Files(FOLDER + folder + "/index.html", FOLDER + folder + "/result.json");
  }

  private static TestName gate() {
    return new TestName("gate", "com.example.IrisGateIT#gate");
  }

  private Report report() {
    return report(gate(), "gate");
  }

  /** Of a test with one endpoint. */
  Map<String, String> texts() {
    return texts("", report());
  }

  /** As {@link #texts()}, with what its page says. */
  Map<String, String> textsAndPage() throws Exception {
    Map<String, String> texts = texts();
    texts.put("page.txt", PageText.of(report().json(ENVIRONMENT)));
    return texts;
  }

  /** As {@link #textsAndPage()}, with the files of other tools that hold its figures. */
  Map<String, String> textsAndFiles() throws Exception {
    Map<String, String> texts = textsAndPage();
    JsonTree result = new JsonTree(Json.parse(report().json(ENVIRONMENT)));
    for (ExportFormat each : List.of(ExportFormat.CSV, ExportFormat.OPEN_METRICS)) {
      String text = each.text(new ResultDocument(result, 1, List.of()));
      texts.put(each.file(), text.replace("\r\n", "\n").stripTrailing());
    }
    return texts;
  }

  private static Map<String, String> texts(String folder, Report report) {
    Map<String, String> texts = new LinkedHashMap<>();
    ConsoleWidth.check(report.text());
    texts.put(folder + "console.txt", report.text());
    texts.put(folder + "entries.txt", GoldenText.entries(report.entries()));
    texts.put(folder + "result.json", json(report.json(ENVIRONMENT)));
    return texts;
  }

  private static String json(String written) {
    return GoldenText.histograms(written).stripTrailing();
  }

  /** Of a test that was measured and ended red for another reason. */
  Map<String, String> withdrawn(String reason) {
    return Map.of(
        "console.txt",
        report().withdrawnText(reason),
        "result.json",
        json(report().withdrawnJson(reason, ENVIRONMENT)));
  }

  /** Of a test that came to no measurement. */
  static Map<String, String> notMeasured(String url, String reason) {
    GateReport.NotMeasured error =
        new GateReport.NotMeasured(
            gate(),
            url,
            reason,
            List.of(),
            Instant.EPOCH,
            GateReport.NotMeasured.ERROR,
            UnaryOperator.identity());
    String failure = new NotReadyException(reason).getLocalizedMessage();
    ConsoleWidth.check(failure);
    return Map.of("failure.txt", failure, "result.json", error.json(ENVIRONMENT).stripTrailing());
  }

  /** Of a test with several endpoints, by their names; the first has a weight of 3, others 1. */
  static Map<String, String> together(Map<String, FinishedReport> endpoints, String... notes) {
    List<Report> alone = new ArrayList<>();
    endpoints.forEach((name, each) -> alone.add(each.report(TestName.of(name), "gate/" + name)));
    List<GateReport.Endpoint> reports = new ArrayList<>();
    Map<String, String> texts = new LinkedHashMap<>();
    List<Report> judged = Report.compared(alone);
    for (String name : endpoints.keySet()) {
      Report report = judged.get(reports.size());
      reports.add(new GateReport.Endpoint(reports.isEmpty() ? 3 : 1, report));
      texts.putAll(texts(name + "/", report));
    }
    GateReport all =
        new GateReport(gate(), reports, List.of(notes), files("gate"), UnaryOperator.identity());
    ConsoleWidth.check(all.text());
    texts.put("console.txt", all.text());
    texts.put("entries.txt", GoldenText.entries(all.entries()));
    texts.put("result.json", json(all.json(ENVIRONMENT)));
    return texts;
  }
}
