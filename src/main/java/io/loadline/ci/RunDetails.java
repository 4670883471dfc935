package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody may want to know of a run beside its verdict, folded, as Markdown. */
final class RunDetails {
  private static final String[] STATISTICS = {"mean", "p50", "p90", "p99", "max"};
  private static final int MOST_NOTES = 8;
  private static final int LONGEST = 500;

  private final StringBuilder text = new StringBuilder();

  private RunDetails() {}

  /** Of one endpoint. */
  static String of(ResultDocument endpoint) {
    RunDetails details = new RunDetails();
    JsonTree result = endpoint.root();
    details.times(result);
    details.list(result);
    return details.text.toString();
  }

  private void times(JsonTree result) {
    StringBuilder rows = new StringBuilder();
    row(rows, "response", result.at("response"));
    row(rows, "service", result.at("service"));
    for (String each : GateMetrics.PARTS) {
      String part = each.equals("untold") ? "not told by the server" : each + " of the server";
      row(rows, part, result.at("serverTimings", each));
      row(rows, part + ", counted", result.at("serverMetrics", each));
    }
    row(rows, "wait for a connection", result.at("wait"));
    row(rows, "lag of the load generator", result.at("lag"));
    row(rows, "time to first token", result.at("tokens", "ttft"));
    row(rows, "between tokens", result.at("tokens", "itl"));
    row(rows, "time per token", result.at("tokens", "tpot"));
    row(rows, "time to first message", result.at("messages", "first"));
    row(rows, "between messages", result.at("messages", "gap"));
    if (rows.length() > 0) {
      text.append("| ms | mean | p50 | p90 | p99 | max |\n|---|---:|---:|---:|---:|---:|\n");
      text.append(rows).append('\n');
    }
  }

  private static void row(StringBuilder rows, String name, JsonTree times) {
    if (times.number(0, "count") > 0) {
      rows.append("| ").append(name).append(" |");
      for (String each : STATISTICS) {
        rows.append(' ').append(ShownFigure.decimal(times.figure(each))).append(" |");
      }
      rows.append('\n');
    }
  }

  private void list(JsonTree result) {
    List<String> outcomes = new ArrayList<>();
    result
        .members("outcomes")
        .forEach((outcome, count) -> outcomes.add(outcome + " " + count.text()));
    plain("outcomes", String.join(", ", outcomes));
    plain("load", load(result));
    foreign("target", result.text("target", "url"));
    foreign("service", service(result.at("target", "after")));
    foreign("revision", result.text("target", "after", "revision"));
    plain("environment", environment(result.at("environment")));
    for (JsonTree each : result.list("overrides")) {
      foreign(
          each.flag(false, "loosens") ? "loosened from outside" : "set from outside",
          each.text("key") + " = " + each.text("to") + " (" + each.text("source") + ")");
    }
    result.texts("notes").stream().limit(MOST_NOTES).forEach(each -> foreign("note", each));
  }

  private void item(String name, String markdown) {
    if (!markdown.isEmpty()) {
      text.append("- ").append(name).append(": ").append(markdown).append('\n');
    }
  }

  private void plain(String name, String value) {
    item(name, MarkdownText.text(OneLine.of(value, LONGEST)));
  }

  private void foreign(String name, String value) {
    item(name, value.isEmpty() ? "" : MarkdownText.code(value));
  }

  private static String load(JsonTree result) {
    JsonTree load = result.at("load");
    if (!load.isPresent("kind")) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    parts.add(ShownFigure.count(result.number(0, "requests"), "request"));
    if (load.isPresent("rate")) {
      parts.add(load.text("rate") + "/s " + load.text("arrivals"));
    } else if (load.isPresent("concurrency")) {
      parts.add(ShownFigure.count(load.number(0, "concurrency"), "user") + " in closed loops");
    } else {
      parts.add(ShownFigure.count(result.list("stages").size(), "stage"));
    }
    parts.add(ShownFigure.count(load.number(0, "connections"), "connection"));
    parts.add(ShownFigure.decimal(result.figure("elapsed_s")) + " s");
    parts.add(ShownFigure.decimal(result.figure("throughput")) + " responses/s");
    parts.add("seed " + load.text("seed"));
    return String.join(", ", parts);
  }

  private static String service(JsonTree identity) {
    return identity.isPresent("name")
        ? identity.text("kind") + " " + identity.text("namespace") + "/" + identity.text("name")
        : "";
  }

  private static String environment(JsonTree environment) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, String> each : environment.strings().entrySet()) {
      parts.add(each.getKey() + " " + OneLine.of(each.getValue(), 60));
    }
    return String.join(", ", parts);
  }
}
