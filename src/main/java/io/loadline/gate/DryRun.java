package io.loadline.gate;

import io.loadline.config.gate.Effective;
import io.loadline.config.gate.Gate;
import io.loadline.config.gate.MixedGate;
import io.loadline.config.outside.Mode;
import io.loadline.report.PlanRow;
import io.loadline.report.PlanText;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The modes in which a gate ends before it asks the service anything. */
public final class DryRun {
  public static final String OFF = "loadline.mode=off";

  private DryRun() {}

  /** Why nothing is to be sent, after the plan is printed where that is asked for. */
  public static Optional<String> reason(String name, Gate gate, PrintStream out) {
    return reason(gate.switches().mode(), () -> print(name, gate, out));
  }

  /** As {@link #reason(String, Gate, PrintStream)}, with a plan for each endpoint. */
  public static Optional<String> reason(String name, MixedGate gate, PrintStream out) {
    return reason(
        gate.switches().mode(),
        () -> {
          gate.endpoints().forEach(each -> print(name + ", " + each.name(), each.gate(), out));
          gate.warnings().forEach(warning -> out.println("  note: " + warning));
        });
  }

  private static Optional<String> reason(Mode mode, Runnable print) {
    if (mode == Mode.PLAN) {
      print.run();
      return Optional.of("loadline.mode=plan: the plan was printed, nothing was sent");
    }
    return mode == Mode.OFF ? Optional.of(OFF) : Optional.empty();
  }

  private static void print(String name, Gate gate, PrintStream out) {
    List<PlanRow> rows = gate.effective().stream().map(DryRun::row).toList();
    out.println(gate.secrets().mask(PlanText.of(name, rows)));
    gate.warnings().forEach(warning -> out.println("  note: " + warning));
  }

  private static PlanRow row(Effective effective) {
    return new PlanRow(effective.name(), effective.value(), effective.origin());
  }
}
