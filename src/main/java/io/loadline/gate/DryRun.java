package io.loadline.gate;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.Switches;
import io.loadline.plan.RunIn;
import io.loadline.report.GateReport;
import io.loadline.slo.Judge;
import io.loadline.text.WrappedText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Ends a gate before it asks the service anything, in the modes in which nothing is sent. */
final class DryRun {
  /** Why nothing is sent in that mode. */
  static final String OFF = "loadline.mode=off";

  private DryRun() {}

  /** As {@link GateRun#dryRun}. */
  static Optional<String> reason(String name, Gate gate, Optional<Path> last, PrintStream out) {
    Switches.Mode mode = gate.switches().mode();
    if (mode == Switches.Mode.PLAN) {
      gate.endpoints().forEach(each -> print(name, each, gate, last, out));
      note(gate.warnings(), out);
      note(GateBaseline.planned(gate, name), out);
      if (gate.runIn() == RunIn.CLUSTER) {
        out.println(
            gate.secrets().mask("the Job of its load\n" + ClusterPods.manifest(name, gate)));
      }
      return Optional.of("loadline.mode=plan: the plan was printed, nothing was sent");
    }
    return mode == Switches.Mode.OFF ? Optional.of(OFF) : Optional.empty();
  }

  /** As what an endpoint is spoken of: by its gate, and by its name where it has one. */
  static String shownName(String gate, Gate.Endpoint endpoint) {
    return endpoint.name().isEmpty() ? gate : gate + ", " + endpoint.name();
  }

  private static void print(
      String name, Gate.Endpoint endpoint, Gate gate, Optional<Path> last, PrintStream out) {
    out.println(
        GateReport.plan(shownName(name, endpoint), endpoint.effective(), gate.secrets()::mask));
    note(endpoint.warnings(), out);
    note(endpoint.settings().planWarnings(), out);
    LastRun before = LastRun.in(last.map(folder -> folder.resolve(endpoint.name())));
    note(Judge.power(endpoint.plan(), before::designEffect), out);
  }

  private static void note(List<String> warnings, PrintStream out) {
    warnings.forEach(each -> out.println(WrappedText.message("  note      " + each)));
  }
}
