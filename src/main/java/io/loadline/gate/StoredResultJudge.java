package io.loadline.gate;

import io.loadline.codec.StoredRun;
import io.loadline.config.gate.GateConfig;
import io.loadline.config.setting.Attribute;
import io.loadline.gate.ResultFile.EndpointFile;
import io.loadline.page.Page;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Objective;
import io.loadline.report.GateReport;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.result.RunResult;
import io.loadline.slo.BaselineRule;
import io.loadline.slo.Judge;
import io.loadline.slo.Judgment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Judges the runs that are stored in a result.json.
 *
 * @param promise what is judged in place of a run as it was stored
 * @param byItsOwn whether that keeps the objectives of the run, by which its page was made
 */
record StoredResultJudge(UnaryOperator<StoredRun> promise, boolean byItsOwn) {
  private static final UnaryOperator<String> MASKED_ALREADY = UnaryOperator.identity();

  /**
   * By other objectives, in place of all of a run's own.
   *
   * @param values as written, of attributes that state objectives only
   * @param origin for people: {@code the command line}
   */
  static StoredResultJudge promising(Map<Attribute, List<String>> values, String origin) {
    return new StoredResultJudge(stored -> underOthers(stored, values, origin), false);
  }

  /** By the objectives of the run. */
  static StoredResultJudge asPromised() {
    return new StoredResultJudge(UnaryOperator.identity(), true);
  }

  /**
   * As the gate would be judged that left it.
   *
   * @param endpoints its files of endpoints; empty where it has one without a name
   */
  GateResult judge(ResultFile file, List<EndpointFile> endpoints) {
    if (endpoints.isEmpty()) {
      Report only = Report.compared(List.of(report(file, file.test()))).get(0);
      return GateResult.ofOnly(result("", file, only));
    }
    List<GateReport.Endpoint> parts = new ArrayList<>();
    List<GateResult.Endpoint> results = new ArrayList<>();
    List<Report> reports =
        Report.compared(
            endpoints.stream().map(each -> report(each.file(), TestName.of(each.name()))).toList());
    for (int i = 0; i < reports.size(); i++) {
      EndpointFile each = endpoints.get(i);
      Report report = reports.get(i);
      parts.add(new GateReport.Endpoint(each.weight(), report));
      results.add(result(each.name(), each.file(), report));
    }
    GateReport all =
        new GateReport(file.test(), parts, file.texts("notes"), shown(file.path()), MASKED_ALREADY);
    return new GateResult(
        all.verdict(), results, all.text(), all.entries(), Optional.of(file.path()));
  }

  private Report report(ResultFile file, TestName test) {
    StoredRun stored = promise.apply(file.run());
    Judgment judgment =
        BaselineRule.judge(Judge.judge(stored.run(), stored.permitted()), stored.compared());
    return new Report(
        test,
        stored.run(),
        EndpointConnectionAdvice.of(judgment, stored.weight(), stored.weights()),
        stored.overrides(),
        stored.notes(),
        shown(file.path()),
        MASKED_ALREADY);
  }

  private static StoredRun underOthers(
      StoredRun stored, Map<Attribute, List<String>> values, String origin) {
    RunResult run = stored.run();
    GateConfig.LaterPromise promise = GateConfig.promisedLater(run.plan(), values, origin);
    List<String> notes = new ArrayList<>();
    notes.add("judged by other objectives than those of the run, which were " + own(run));
    notes.addAll(stored.lasting());
    if (promise.errorsImplied()) {
      notes.add(ResultNotes.ERRORS_IMPLIED);
    }
    List<AppliedOverride> others =
        stored.overrides().stream().filter(each -> each.metric().isEmpty()).toList();
    return new StoredRun(
        Judge.under(run, promise.plan(), stored.permitted()),
        stored.permitted(),
        others,
        notes,
        stored.lasting(),
        stored.weight(),
        stored.weights(),
        stored.compared());
  }

  private static String own(RunResult run) {
    return run.plan().objectives().stream().map(Objective::text).collect(Collectors.joining(", "));
  }

  private static GateResult.Endpoint result(String name, ResultFile file, Report report) {
    return new GateResult.Endpoint(name, report, report.text(), Optional.of(file.path()));
  }

  /** Its page may never have been made, and tells another judgment than one by other objectives. */
  private Report.Files shown(Path path) {
    Path file = path.toAbsolutePath().normalize();
    Path page = file.resolveSibling(Page.FILE);
    return new Report.Files(
        byItsOwn && Files.exists(page) ? ProjectDir.shown(page) : null, ProjectDir.shown(file));
  }
}
