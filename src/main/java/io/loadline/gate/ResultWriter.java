package io.loadline.gate;

import io.loadline.codec.WorkerMessage;
import io.loadline.config.gate.Gate;
import io.loadline.report.GateReport;
import io.loadline.report.Report;
import io.loadline.report.TestName;
import io.loadline.result.ComparedRuns;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunResult;
import io.loadline.slo.Judgment;
import io.loadline.text.WrappedText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes what came of a gate as text and files: each endpoint into the folder of its name, and all
 * of them together. An endpoint without a name is all there is of its gate.
 */
final class ResultWriter {
  private final TestName test;
  private final Gate gate;
  private final Optional<Path> folder;
  private final ResultNotes notes;
  private final List<UnaryOperator<String>> hidden = new CopyOnWriteArrayList<>();
  private List<Report> written = List.of();
  private @Nullable ComparedRuns compared;
  private volatile Optional<Report.Environment> driver = Optional.empty();

  /**
   * For one run.
   *
   * @param folder where result.json goes; empty when none is written
   */
  ResultWriter(TestName test, Gate gate, Optional<Path> folder) {
    this.test = test;
    this.gate = gate;
    this.folder = folder;
    this.notes = new ResultNotes(gate);
  }

  /** Takes what masks the secrets that are known only while it runs. */
  void hide(UnaryOperator<String> more) {
    hidden.add(more);
  }

  /** The text without any secret. */
  String mask(String text) {
    String masked = gate.secrets().mask(text);
    for (UnaryOperator<String> each : hidden) {
      masked = each.apply(masked);
    }
    return masked;
  }

  /** The load was not driven by this JVM. */
  void drivenOn(WorkerMessage.Host host) {
    driver = Optional.of(SelfChecking.environmentOf(host));
  }

  /** Keeps what the pods write that drive the load, without any secret. */
  WorkerLogs logs() {
    return new WorkerLogs(folder, this::mask);
  }

  private Report.Environment environment(@Nullable GeneratorLimits found) {
    return driver.map(other -> other.with(found)).orElseGet(() -> SelfChecking.environment(found));
  }

  ResultNotes notes() {
    return notes;
  }

  /** What an endpoint's reports are made of. */
  Report report(Gate.Endpoint endpoint, RunResult run, Judgment judgment) {
    return new Report(
        gate.namesEndpoints() ? TestName.of(endpoint.name()) : test,
        run,
        judgment,
        endpoint.overrides(),
        notes.of(endpoint, run, LastRun.in(folder(endpoint))),
        ResultFiles.named(folder(endpoint)),
        this::mask);
  }

  /** Takes what the verdict follows from beside limits. */
  void compared(ComparedRuns runs) {
    compared = runs;
  }

  /** Writes one of several runs of a gate, counted from 1, into a folder of its own. */
  void keep(Gate.Endpoint endpoint, Report report, int run) {
    String json = report.json(endpointEnvironment(), stored(endpoint, report));
    write(folder.map(whole -> ResultFiles.repeated(whole, run)), json);
  }

  /** Writes each endpoint, then all; the reports are in the order of the endpoints. */
  GateResult write(List<Report> reports) {
    EndpointConnectionAdvice advice = new EndpointConnectionAdvice(gate);
    List<Report> judged = Report.compared(reports);
    List<Report> advised = new ArrayList<>();
    List<GateResult.Endpoint> results = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      Gate.Endpoint endpoint = gate.endpoints().get(i);
      Report report = advice.of(judged.get(i), endpoint);
      advised.add(report);
      results.add(result(endpoint, report));
    }
    written = advised;
    return gate.namesEndpoints() ? together(results) : GateResult.ofOnly(results.get(0));
  }

  private GateResult.Endpoint result(Gate.Endpoint endpoint, Report report) {
    return new GateResult.Endpoint(
        endpoint.name(),
        report,
        report.text(),
        write(folder(endpoint), report.json(endpointEnvironment(), stored(endpoint, report))));
  }

  /** Empty where nobody would find it. */
  private String stored(Gate.Endpoint endpoint, Report report) {
    return folder.isEmpty()
        ? ""
        : StoredResult.stored(
            gate, endpoint, report, notes.lasting(report.run()), compared, this::mask);
  }

  private GateResult together(List<GateResult.Endpoint> results) {
    List<GateReport.Endpoint> parts = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      parts.add(new GateReport.Endpoint(gate.endpoints().get(i).weight(), written.get(i)));
    }
    GateReport all =
        new GateReport(test, parts, notes.ofGate(), ResultFiles.named(folder), this::mask);
    return new GateResult(
        all.verdict(),
        results,
        all.text(),
        all.entries(),
        write(folder, all.json(environment(notes.limits()))));
  }

  /** As {@link GateRun#withdraw}. */
  String withdraw(String reason) {
    if (written.isEmpty()) {
      throw new IllegalStateException("nothing was written: " + test.name());
    }
    List<String> texts = new ArrayList<>();
    if (gate.namesEndpoints()) {
      writeError(reason, GateReport.NotMeasured.ERROR);
      texts.add(WrappedText.message(mask("ERROR " + test.name() + ": " + reason)));
    }
    for (int i = 0; i < written.size(); i++) {
      Report report = written.get(i);
      String json = report.withdrawnJson(reason, endpointEnvironment());
      write(folder(gate.endpoints().get(i)), json);
      texts.add(report.withdrawnText(reason));
    }
    return String.join("\n", texts);
  }

  /** For a run that came to no measurement. */
  void writeError(String reason, String verdict) {
    Gate.Endpoint first = gate.endpoints().get(0);
    boolean alone = !gate.namesEndpoints();
    GateReport.NotMeasured error =
        new GateReport.NotMeasured(
            test,
            alone ? first.plan().call().target().masked(this::mask) : null,
            reason,
            gate.endpoints().stream().flatMap(it -> it.overrides().stream()).distinct().toList(),
            Instant.now(),
            verdict,
            this::mask);
    write(folder, error.json(environment(notes.limits())));
  }

  private static Optional<Path> write(Optional<Path> folder, String json) {
    return folder.map(to -> ResultFiles.write(to, json));
  }

  /** That of the gate for an endpoint without a name. */
  private Optional<Path> folder(Gate.Endpoint endpoint) {
    return folder.map(whole -> whole.resolve(endpoint.name()));
  }

  /** What the self-check found stands once, with the gate. */
  private Report.Environment endpointEnvironment() {
    return environment(gate.namesEndpoints() ? null : notes.limits());
  }
}
