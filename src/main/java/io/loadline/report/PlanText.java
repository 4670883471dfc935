package io.loadline.report;

import io.loadline.plan.EffectiveSetting;
import java.util.ArrayList;
import java.util.List;

/** The effective plan, with the source of each value: what {@code loadline.mode=plan} prints. */
public final class PlanText {
  private PlanText() {}

  /** One line a setting, in the order given. */
  public static String of(String name, List<EffectiveSetting> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("setting", "value", "source"));
    for (EffectiveSetting row : rows) {
      cells.add(List.of(row.name(), row.value(), row.origin()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("PLAN " + name + ": no request was sent (loadline.mode=plan)");
    lines.addAll(Columns.align(cells));
    return String.join("\n", lines);
  }
}
