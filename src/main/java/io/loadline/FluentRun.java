package io.loadline;

import io.loadline.gate.DryRun;
import io.loadline.gate.ProjectDir;
import io.loadline.gate.GateConfigFactory;
import io.loadline.gate.GateRun;
import io.loadline.gate.RunReports;
import io.loadline.gate.RunFolder;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Level;
import io.loadline.gate.GateResult;
import io.loadline.report.TestName;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link Loadline} has put together, from its settings to its result. */
final class FluentRun {
  private final Gate gate;
  private final Optional<String> name;
  private final PrintStream out;

  /** Takes the name of the run; without one nothing is written. */
  FluentRun(Gate gate, Optional<String> name, PrintStream out) {
    this.gate = gate;
    this.name = name;
    this.out = out;
  }

  static Gate resolve(Map<Attribute, List<String>> values, boolean overrides) {
    return GateConfigFactory.ofProgram(overrides)
        .resolve(List.of(new Level(0, "Loadline.target(..)", values)), Optional.empty(), true);
  }

  GateResult run() throws InterruptedException {
    Path projectDir = ProjectDir.find();
    Optional<Path> folder =
        name.map(each -> RunFolder.files(gate.switches(), projectDir).folder(each));
    String shown = name.orElse(gate.plan().call().target().url().toString());
    Optional<String> nothingSent = DryRun.reason(shown, gate, out);
    if (nothingSent.isPresent()) {
      throw VerdictErrors.aborted(nothingSent.get());
    }
    RunReports reports = new RunReports(TestName.of(shown), gate, folder, projectDir);
    GateResult result = new GateRun(shown, gate, reports, out).run();
    out.println(result.text());
    return result;
  }

  GateResult check() throws InterruptedException {
    GateResult result = run();
    VerdictErrors.raise(VerdictErrors.of(result, gate.switches()));
    return result;
  }
}
