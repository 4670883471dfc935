package io.loadline;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.Overridden;
import io.loadline.report.ConsoleText;
import io.loadline.report.Environment;
import io.loadline.report.NotMeasured;
import io.loadline.report.Report;
import io.loadline.report.ReportEntries;
import io.loadline.report.ReportedOverride;
import io.loadline.report.ResultFiles;
import io.loadline.report.ResultJson;
import io.loadline.report.TestName;
import io.loadline.result.ClusterResult;
import io.loadline.result.GeneratorLimits;
import io.loadline.result.RunResult;
import io.loadline.selfcheck.SelfChecks;
import io.loadline.slo.Judgment;
import io.loadline.transport.UserAgent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns the end of a run into text and files. */
final class RunReports {
  private final TestName test;
  private final Gate gate;
  private final Optional<Path> folder;
  private final Path projectDir;
  private final List<String> notes = new ArrayList<>();
  private @Nullable Report written;
  private @Nullable GeneratorLimits limits;
  private UnaryOperator<String> hidden = UnaryOperator.identity();

  /**
   * The reports of one run.
   *
   * @param folder where result.json goes; empty when none is written
   * @param projectDir against which paths are shown
   */
  RunReports(TestName test, Gate gate, Optional<Path> folder, Path projectDir) {
    this.test = test;
    this.gate = gate;
    this.folder = folder;
    this.projectDir = projectDir;
  }

  /** Takes what masks the secrets that are known only while it runs. */
  void hide(UnaryOperator<String> more) {
    hidden = more;
  }

  /** What the self-check found, and what it says against the plan. */
  void selfChecked(GeneratorLimits found) {
    limits = found;
  }

  /** Adds what is known before the run; it stands before the other notes. */
  void note(String note) {
    notes.add(note);
  }

  LoadResult write(Report report) {
    written = report;
    Optional<Path> file =
        folder.map(to -> ResultFiles.write(to, ResultJson.of(report, environment())));
    return new LoadResult(
        report.run(), report.judgment(), ConsoleText.of(report), ReportEntries.of(report), file);
  }

  /**
   * Takes the verdict back: the test ended red for another reason. The figures stay.
   *
   * @return the text in place of the result's
   */
  String withdraw(String reason) {
    Report report = written;
    if (report == null) {
      throw new IllegalStateException("nothing was written: " + test.name());
    }
    folder.ifPresent(
        to -> ResultFiles.write(to, ResultJson.withdrawn(report, reason, environment())));
    return ConsoleText.withdrawn(report, reason);
  }

  /** For a run that came to no measurement. */
  void writeError(String reason) {
    String url = gate.plan().call().target().url().toString();
    NotMeasured notMeasured =
        new NotMeasured(test, url, reason, overrides(), Instant.now(), this::mask);
    folder.ifPresent(to -> ResultFiles.write(to, ResultJson.ofError(notMeasured, environment())));
  }

  Report report(RunResult run, Judgment judgment) {
    String shown =
        folder.map(to -> relative(to.resolve(ResultFiles.RESULT)).toString()).orElse(null);
    return new Report(test, run, judgment, overrides(), notes(run), shown, this::mask);
  }

  private Path relative(Path file) {
    return file.startsWith(projectDir) ? projectDir.relativize(file) : file;
  }

  private List<String> notes(RunResult run) {
    List<String> all = new ArrayList<>(notes);
    ClusterResult cluster = run.cluster();
    if (cluster != null) {
      all.addAll(cluster.notes());
    }
    if (gate.onlyErrorsJudged()) {
      all.add("no objective was named: only errors were judged");
    } else if (gate.errorsImplied()) {
      all.add("no error objective was named: none are allowed");
    }
    all.addAll(gate.warnings());
    if (limits != null) {
      all.addAll(SelfChecks.warnings(gate.plan(), limits));
    }
    return all;
  }

  private List<ReportedOverride> overrides() {
    return gate.overrides().stream().map(RunReports::reported).toList();
  }

  private static ReportedOverride reported(Overridden override) {
    return new ReportedOverride(
        override.key(),
        override.from(),
        override.to(),
        override.source(),
        override.loosens(),
        override.metric().orElse(null));
  }

  /** The text without any secret. */
  String mask(String text) {
    return hidden.apply(gate.secrets().mask(text));
  }

  private Environment environment() {
    return Environment.of(
            UserAgent.VERSION, System.getProperties(), Runtime.getRuntime().availableProcessors())
        .with(limits);
  }
}
