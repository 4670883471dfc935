package io.loadline.gate;

import io.loadline.config.gate.EndpointGate;
import io.loadline.config.gate.MixedGate;
import io.loadline.report.EndpointReport;
import io.loadline.report.Environment;
import io.loadline.report.MixedEntries;
import io.loadline.report.MixedJson;
import io.loadline.report.MixedReport;
import io.loadline.report.MixedText;
import io.loadline.report.NotMeasured;
import io.loadline.report.Report;
import io.loadline.report.ResultFiles;
import io.loadline.report.ResultJson;
import io.loadline.report.TestName;
import io.loadline.result.GeneratorLimits;
import io.loadline.selfcheck.SelfChecks;
import io.loadline.transport.UserAgent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the end of a run with several endpoints into text and files. */
public final class MixedReports {
  private final TestName test;
  private final MixedGate gate;
  private final Optional<Path> folder;
  private final Path projectDir;
  private final Map<String, RunReports> endpoints = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable GeneratorLimits limits;

  /** As {@link RunReports}; each endpoint has a folder of its own within the folder. */
  public MixedReports(TestName test, MixedGate gate, Optional<Path> folder, Path projectDir) {
    this.test = test;
    this.gate = gate;
    this.folder = folder;
    this.projectDir = projectDir;
    for (EndpointGate each : gate.endpoints()) {
      Optional<Path> own = folder.map(whole -> whole.resolve(each.name()));
      endpoints.put(
          each.name(), new RunReports(TestName.of(each.name()), each.gate(), own, projectDir));
    }
  }

  RunReports of(EndpointGate endpoint) {
    RunReports reports = endpoints.get(endpoint.name());
    if (reports == null) {
      throw new IllegalArgumentException("no endpoint of this gate: " + endpoint.name());
    }
    return reports;
  }

  /** What the self-check found, and what it says against all plans together. */
  void selfChecked(GeneratorLimits found) {
    limits = found;
  }

  /** Writes each, in the order of the endpoints, then all. */
  public GateResult write(List<Report> reports) {
    List<GateResult.Endpoint> results = new ArrayList<>();
    List<EndpointReport> parts = new ArrayList<>();
    SharedAdvice advice = new SharedAdvice(gate);
    for (int i = 0; i < reports.size(); i++) {
      EndpointGate endpoint = gate.endpoints().get(i);
      Report report = advice.of(reports.get(i), endpoint);
      parts.add(new EndpointReport(endpoint.weight(), report));
      results.add(of(endpoint).write(endpoint.name(), report));
    }
    String shown = folder.map(to -> shown(to.resolve(ResultFiles.RESULT))).orElse(null);
    MixedReport all = new MixedReport(test, parts, notes(), shown, this::mask);
    Optional<Path> file = folder.map(to -> ResultFiles.write(to, MixedJson.of(all, environment())));
    return new GateResult(
        all.verdict(), results, MixedText.of(all), MixedEntries.of(all), file);
  }

  /** The text without any secret of any endpoint. */
  String mask(String text) {
    String masked = gate.secrets().mask(text);
    for (RunReports each : endpoints.values()) {
      masked = each.mask(masked);
    }
    return masked;
  }

  private String shown(Path file) {
    return (file.startsWith(projectDir) ? projectDir.relativize(file) : file).toString();
  }

  private List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    all.addAll(gate.warnings());
    if (limits != null) {
      all.addAll(SelfChecks.warnings(gate.demand(), limits));
    }
    return all;
  }

  /** As {@link RunReports#note}. */
  public void note(String note) {
    notes.add(note);
  }

  /** As {@link RunReports#withdraw}; the figures stay in the results of the endpoints. */
  public String withdraw(String reason) {
    writeError(reason);
    StringBuilder text = new StringBuilder(mask("ERROR " + test.name() + ": " + reason));
    endpoints.values().forEach(each -> text.append('\n').append(each.withdraw(reason)));
    return text.toString();
  }

  /** For a run that came to no measurement. */
  void writeError(String reason) {
    NotMeasured error = new NotMeasured(test, null, reason, List.of(), Instant.now(), this::mask);
    folder.ifPresent(to -> ResultFiles.write(to, ResultJson.ofError(error, environment())));
  }

  private Environment environment() {
    return Environment.of(UserAgent.VERSION, System.getProperties(), SelfChecking.cores())
        .with(limits);
  }
}
