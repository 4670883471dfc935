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
    GateDiagnosis diagnosis = GateDiagnosis.of(gate);
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
    return command(level, title, String.join("\n", shown));
  }

  /** A command to GitHub's runner, which has to stand at the start of a line. */
  static String command(String level, String title, String message) {
    return "::" + level + " title=" + property(title) + "::" + data(message);
  }

  private static String data(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      switch (each) {
        case '%' -> escaped.append("%25");
        case '\r' -> escaped.append("%0D");
        case '\n' -> escaped.append("%0A");
        default -> escaped.append(each);
      }
    }
    return escaped.toString();
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
