package io.loadline.export;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A gate as {@code iter8 k report} of Iter8 0.13 prints an experiment of the tasks {@code ready},
 * one load for each endpoint, and {@code assess}.
 */
final class Iter8Text {
  private static final String NO_INSIGHTS =
      "\nMetrics-based Insights:\n***********************\n\n"
          + "  Insights not found in experiment results."
          + " You may need to retry this report at a later time.\n";

  private static final String OBJECTIVES =
      "\nWhether or not service level objectives (SLOs) are satisfied:\n"
          + "*************************************************************\n\n";

  private static final String METRICS =
      "\nLatest observed values for metrics:\n***********************************\n\n";

  private static final List<String> TIMES =
      List.of("mean", "stddev", "min", "max", "p50", "p75", "p90", "p95", "p99", "p99_9");

  private static final int LONGEST_NAME = 200;

  /** By metric, in the order in which Iter8 has them. */
  private final Map<String, String> values = new TreeMap<>();

  private final Map<String, String> units = new TreeMap<>();

  private Iter8Text() {}

  static String text(ResultDocument gate) {
    return new Iter8Text().of(gate);
  }

  private String of(ResultDocument gate) {
    boolean measured = gate.measured().stream().anyMatch(Iter8Text::isMeasured);
    int tasks = gate.measured().size() + 2;
    StringBuilder text = new StringBuilder("\nExperiment summary:\n*******************\n\n");
    text.append("  Experiment completed: ").append(!isError(gate)).append('\n');
    text.append("  No task failures: ").append(isDecided(gate)).append('\n');
    text.append("  Total number of tasks: ").append(tasks).append('\n');
    text.append("  Number of completed tasks: ")
        .append(completed(gate, measured, tasks))
        .append('\n');
    text.append("  Number of completed loops: 1\n");
    if (!measured) {
      return text + NO_INSIGHTS;
    }
    if (!gate.objectives().isEmpty()) {
      text.append(OBJECTIVES).append(objectives(gate)).append("  \n");
    }
    return text.append(METRICS).append(metrics(gate)).append("  \n\n").toString();
  }

  private static boolean isMeasured(ResultDocument result) {
    return result.root().isPresent("requests");
  }

  private static boolean isError(ResultDocument gate) {
    return gate.verdict().equals("ERROR");
  }

  /** Whoever asserts on it must not go on where a run decides nothing. */
  private static boolean isDecided(ResultDocument gate) {
    return gate.verdict().equals("PASS") || gate.verdict().equals("FAIL");
  }

  /** All but the judging, where it was measured and then withdrawn. */
  private static int completed(ResultDocument gate, boolean measured, int tasks) {
    if (isError(gate)) {
      return measured ? tasks - 1 : 0;
    }
    return tasks;
  }

  private static String objectives(ResultDocument gate) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"SLO Conditions", "Satisfied"});
    rows.add(new String[] {"--------------", "---------"});
    addObjectives(rows, gate, true);
    addObjectives(rows, gate, false);
    return table(rows);
  }

  private static void addObjectives(List<String[]> rows, ResultDocument gate, boolean upper) {
    for (ObjectiveFigures each : gate.objectives()) {
      if (each.upper() == upper) {
        String metric = shown(each.metric(), unit(each.unit()));
        String limit = Double.isNaN(each.limit()) ? "?" : PlainNumber.text(each.limit());
        String condition = upper ? metric + " <= " + limit : limit + " <= " + metric;
        rows.add(new String[] {condition, String.valueOf(each.verdict().equals("PASS"))});
      }
    }
  }

  private String metrics(ResultDocument gate) {
    for (ResultDocument each : gate.measured()) {
      addFigures(each.root(), gate.endpoints().isEmpty() ? "" : "-" + each.name());
    }
    for (ObjectiveFigures each : gate.objectives()) {
      add(each.metric(), unit(each.unit()), each.observed());
    }
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"Metric", "value"});
    rows.add(new String[] {"-------", "-----"});
    values.forEach(
        (name, value) -> rows.add(new String[] {shown(name, units.getOrDefault(name, "")), value}));
    return table(rows);
  }

  private void addFigures(JsonTree result, String endpoint) {
    boolean grpc = result.text("target", "url").startsWith("grpc");
    String provider = (grpc ? "grpc" : "http") + endpoint + "/";
    long requests = result.number(0, "requests");
    add(provider + "request-count", "", OptionalDouble.of((double) requests));
    long errors = requests - result.number(0, "outcomes", "success");
    add(provider + "error-count", "", OptionalDouble.of((double) errors));
    if (requests > 0) {
      add(provider + "error-rate", "", result.figure("errorRatio"));
    }
    JsonTree times = result.at("response");
    for (String each : times.number(0, "count") > 0 ? TIMES : List.<String>of()) {
      String name = provider + "latency" + (grpc ? "/" : "-") + each.replace('_', '.');
      add(name, unit("ms"), times.figure(each));
    }
  }

  private void add(String metric, String unit, OptionalDouble value) {
    values.put(metric, value.isPresent() ? hundredths(value.getAsDouble()) : "unavailable");
    units.put(metric, unit);
  }

  /** As {@code %.2f} of Go writes it. */
  private static String hundredths(double value) {
    return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String unit(String unit) {
    return unit.equals("ms") ? "msec" : unit;
  }

  private static String shown(String metric, String unit) {
    String name = OneLine.of(metric, LONGEST_NAME).replace('|', '?');
    return unit.isEmpty() ? name : name + " (" + OneLine.of(unit, LONGEST_NAME) + ")";
  }

  private static String table(List<String[]> rows) {
    int width = rows.stream().mapToInt(row -> row[0].length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (String[] row : rows) {
      table.append("  ").append(row[0]).append(" ".repeat(width - row[0].length()));
      table.append(" | ").append(row[1]).append('\n');
    }
    return table.toString();
  }
}
