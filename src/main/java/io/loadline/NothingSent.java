package io.loadline;

import io.loadline.config.Effective;
import io.loadline.config.Gate;
import io.loadline.config.Mode;
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
    Mode mode = gate.switches().mode();
    if (mode == Mode.OFF) {
      throw Abort.because(OFF);
    }
    if (mode == Mode.PLAN) {
      List<PlanRow> rows = gate.effective().stream().map(NothingSent::row).toList();
      out.println(gate.secrets().mask(PlanText.of(name, rows)));
      gate.warnings().forEach(warning -> out.println("  note: " + warning));
      throw Abort.because("loadline.mode=plan: the plan was printed, nothing was sent");
    }
  }

  private static PlanRow row(Effective effective) {
    return new PlanRow(effective.name(), effective.value(), effective.origin());
  }
}
