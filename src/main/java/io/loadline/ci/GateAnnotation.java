package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.text.OneLine;
import java.util.ArrayList;
import java.util.List;

/** What GitHub shows of a gate above the log and, in short, at the pull request. */
final class GateAnnotation {
  private static final int LONGEST_TITLE = 150;
  private static final int LONGEST_LINE = 400;

  private GateAnnotation() {}

  /**
   * The line.
   *
   * @param level {@code error} or {@code warning}
   * @param file where its result.json is, as people should read it
   */
  static String of(ResultDocument gate, String level, String file) {
    List<String> lines = new ArrayList<>();
    String headline = gate.root().text("headline");
    Diagnosis diagnosis = Diagnosis.of(gate);
    if (!headline.isEmpty()) {
      lines.add(headline);
    }
    lines.addAll(diagnosis.broken());
    if (!diagnosis.actions().isEmpty()) {
      lines.add("What to do:");
      lines.addAll(diagnosis.actions());
    }
    lines.add(gate.gate() + ", " + file);
    String title = OneLine.of(gate.verdict() + " " + gate.name(), LONGEST_TITLE);
    List<String> shown = lines.stream().map(each -> OneLine.of(each, LONGEST_LINE)).toList();
    return WorkflowCommand.annotation(level, title, String.join("\n", shown));
  }
}
