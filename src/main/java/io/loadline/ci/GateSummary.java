package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import io.loadline.text.PlainNumber;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A gate as a part of GitHub's step summary: Markdown of at most 64 KiB. */
final class GateSummary {
  static final int MOST = 64 << 10;

  /** Kept free for the last line, which is there in any case, and for what closes the rest. */
  private static final int ROOM = 4 << 10;

  /** Rows of the table of objectives. */
  private static final int MOST_OBJECTIVES = 60;

  private static final String CUT = "\n(more is in result.json)\n";

  private static final Map<String, String> SIGNS =
      Map.of("PASS", "✅", "FAIL", "❌", "ERROR", "❌", "INVALID", "⚠️", "INCONCLUSIVE", "⚠️");

  private final ResultDocument gate;
  private final String file;
  private final List<String> parts = new ArrayList<>();
  private int bytes;

  private GateSummary(ResultDocument gate, String file) {
    this.gate = gate;
    this.file = file;
  }

  /**
   * The same gate with all there is to say, and in few words.
   *
   * @param file where its result.json is, as people should read it
   */
  static List<String> of(ResultDocument gate, String file) {
    return List.of(new GateSummary(gate, file).whole(), new GateSummary(gate, file).brief());
  }

  private String whole() {
    addVerdict();
    add("\n" + objectives());
    String compared = ComparisonRows.of(gate);
    add(compared.isEmpty() ? "" : "\n" + compared);
    boolean red = !gate.verdict().equals("PASS");
    if (red) {
      worst().map(MermaidChart::of).filter(chart -> !chart.isEmpty()).ifPresent(this::addChart);
    }
    add("\n<details><summary>Figures, load, target</summary>\n\n");
    for (ResultDocument each : gate.measured()) {
      add(gate.endpoints().isEmpty() ? "" : endpointHead(each));
      add(RunDetails.of(each) + "\n");
    }
    return String.join("", parts) + end() + "</details>\n";
  }

  private String brief() {
    addVerdict();
    return String.join("", parts) + end();
  }

  private void addChart(String chart) {
    add("\n" + chart);
  }

  private Optional<ResultDocument> worst() {
    return gate.measured().stream().filter(each -> !each.verdict().equals("PASS")).findFirst();
  }

  private void addVerdict() {
    String verdict = OneLine.of(gate.verdict(), 20);
    String headline = gate.root().text("headline");
    String said = headline.isEmpty() ? gate.root().text("reason") : headline;
    add(
        "### "
            + SIGNS.getOrDefault(verdict, "")
            + " "
            + MarkdownText.text(verdict + " " + OneLine.of(gate.name(), 120) + ": ")
            + MarkdownText.text(OneLine.of(said))
            + "\n");
    GateDiagnosis diagnosis = GateDiagnosis.of(gate);
    addList("", diagnosis.broken());
    addList("\n**What to do**\n", diagnosis.actions());
  }

  /** As a table, what is broken first; empty for none. */
  private String objectives() {
    List<ObjectiveFigures> all = gate.objectives();
    if (all.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    String head = intervalHead();
    text.append("| objective | limit | observed | ")
        .append(head)
        .append("margin | samples | verdict |\n");
    text.append("|---|---:|---:|---:|---:|").append(head.isEmpty() ? "" : "---:|").append("---|\n");
    all.stream()
        .sorted(Comparator.comparing(each -> each.verdict().equals("PASS")))
        .limit(MOST_OBJECTIVES)
        .forEach(each -> text.append(row(each, head.isEmpty() ? "" : interval(each))));
    int more = all.size() - MOST_OBJECTIVES;
    return text.append(more > 0 ? "\nand " + more + " more in result.json\n" : "").toString();
  }

  /** Of a column that is there where a figure has an interval, or would in a longer run. */
  private String intervalHead() {
    boolean none =
        gate.root().list("objectives").stream()
            .noneMatch(each -> each.members().containsKey("interval"));
    List<String> levels = levels().distinct().toList();
    return levels.size() == 1 ? levels.get(0) + " interval | " : none ? "" : "interval | ";
  }

  /** Limits on streams may ask for another confidence. */
  private Stream<String> levels() {
    return gate.root().list("objectives").stream().flatMap(each -> level(each).stream());
  }

  private static Optional<String> level(JsonTree objective) {
    return objective.figure("interval", "confidence").stream()
        .mapToObj(each -> PlainNumber.percent(each) + " %")
        .findFirst();
  }

  private String interval(ObjectiveFigures each) {
    JsonTree source = gate.root().list("objectives").get(gate.objectives().indexOf(each));
    boolean several = levels().distinct().count() > 1;
    String level = several ? level(source).map(own -> " at " + own).orElse("") : "";
    return MarkdownText.text(ShownFigure.interval(each, source) + level) + " | ";
  }

  private static String row(ObjectiveFigures each, String interval) {
    return "| "
        + String.join(
            " | ",
            MarkdownText.code(each.metric()),
            MarkdownText.text(ShownFigure.limit(each)),
            MarkdownText.text(ShownFigure.observed(each)),
            interval + MarkdownText.text(ShownFigure.margin(each)),
            Long.toString(each.samples()),
            MarkdownText.text(OneLine.of(each.verdict())))
        + " |\n";
  }

  private void addList(String head, List<String> sentences) {
    if (!sentences.isEmpty()) {
      add(head + "\n");
      sentences.forEach(each -> add("- " + MarkdownText.text(each) + "\n"));
    }
  }

  private static String endpointHead(ResultDocument endpoint) {
    String verdict = OneLine.of(endpoint.verdict(), 20);
    return "#### " + MarkdownText.text(verdict + " " + OneLine.of(endpoint.name(), 120)) + "\n\n";
  }

  private String end() {
    return "\n" + MarkdownText.code(gate.gate()) + ", " + MarkdownText.code(file) + "\n";
  }

  /** Whole, or not at all. */
  private void add(String part) {
    int length = part.getBytes(StandardCharsets.UTF_8).length;
    if (bytes + length <= MOST - ROOM) {
      parts.add(part);
      bytes += length;
    } else if (!parts.contains(CUT)) {
      parts.add(CUT);
    }
  }
}
