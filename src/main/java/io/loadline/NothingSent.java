package io.loadline;

import io.loadline.config.gate.Effective;
import io.loadline.config.gate.Gate;
import io.loadline.config.gate.MixedGate;
import io.loadline.config.outside.Mode;
import io.loadline.report.PlanRow;
import io.loadline.report.PlanText;
import java.io.PrintStream;
import java.util.List;

/** The modes in which a gate ends before it asks the service anything. */
final class NothingSent {
  static final String OFF = "loadline.mode=off";

  private NothingSent() {}

  /** Returns when the gate is to run. */
  static void abortIfAskedTo(String name, Gate gate, PrintStream out) {
    abortIfAskedTo(gate.switches().mode(), () -> print(name, gate, out));
  }

  /** As {@link #abortIfAskedTo(String, Gate, PrintStream)}, with a plan for each endpoint. */
  static void abortIfAskedTo(String name, MixedGate gate, PrintStream out) {
    abortIfAskedTo(
        gate.switches().mode(),
        () -> {
          gate.endpoints().forEach(each -> print(name + ", " + each.name(), each.gate(), out));
          gate.warnings().forEach(warning -> out.println("  note: " + warning));
        });
  }

  private static void abortIfAskedTo(Mode mode, Runnable print) {
    if (mode == Mode.OFF) {
      throw Abort.because(OFF);
    }
    if (mode == Mode.PLAN) {
      print.run();
      throw Abort.because("loadline.mode=plan: the plan was printed, nothing was sent");
    }
  }

  private static void print(String name, Gate gate, PrintStream out) {
    List<PlanRow> rows = gate.effective().stream().map(NothingSent::row).toList();
    out.println(gate.secrets().mask(PlanText.of(name, rows)));
    gate.warnings().forEach(warning -> out.println("  note: " + warning));
  }

  private static PlanRow row(Effective effective) {
    return new PlanRow(effective.name(), effective.value(), effective.origin());
  }
}
