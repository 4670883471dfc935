package io.loadline.ci;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.text.OneLine;
import java.util.Comparator;
import java.util.List;

/** What was promised and what came of it, as a table of Markdown, what is broken first. */
final class ObjectiveRows {
  private static final int MOST = 60;

  private ObjectiveRows() {}

  /** Empty for none. */
  static String of(List<ObjectiveFigures> objectives) {
    if (objectives.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    text.append("| objective | limit | observed | margin | samples | verdict |\n");
    text.append("|---|---:|---:|---:|---:|---|\n");
    objectives.stream()
        .sorted(Comparator.comparing(each -> each.verdict().equals("PASS")))
        .limit(MOST)
        .forEach(each -> text.append(row(each)));
    int more = objectives.size() - MOST;
    return text.append(more > 0 ? "\nand " + more + " more in result.json\n" : "").toString();
  }

  private static String row(ObjectiveFigures each) {
    return "| "
        + String.join(
            " | ",
            MarkdownText.code(each.metric()),
            MarkdownText.text(ShownFigure.limit(each)),
            MarkdownText.text(ShownFigure.observed(each)),
            MarkdownText.text(ShownFigure.margin(each)),
            Long.toString(each.samples()),
            MarkdownText.text(OneLine.of(each.verdict())))
        + " |\n";
  }
}
