package io.loadline.servers;

import io.loadline.stats.RatioInterval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what came of many comparisons, by cell and figure. Thread-safe. */
final class ComparedTally {
  /** In the counts of a cell: of gates, or of a figure beside another. */
  static final String ALL = "compared";

  /** Told to differ, either way, at 95 %. */
  static final String DIFFERS = "differs";

  /** Told to be higher. */
  static final String HIGHER = "higher";

  /** FAIL or unlike, with 10 % allowed. */
  static final String ALARM = "alarm";

  private static final double BY = 0.1;

  private final Map<String, Map<String, Integer>> counts = new TreeMap<>();
  private final Map<String, Double> logs = new TreeMap<>();
  private final Map<String, Double> squares = new TreeMap<>();

  synchronized void count(String cell, String what) {
    counts.computeIfAbsent(cell, c -> new LinkedHashMap<>()).merge(what, 1, Integer::sum);
  }

  /** What a figure's ratio says, whatever the gate allowed. */
  synchronized void ratio(String cell, double estimate, double lower, double upper) {
    if (Double.isNaN(estimate)) {
      count(cell, "no ratio");
      return;
    }
    count(cell, ALL);
    logs.merge(cell, Math.log(estimate), Double::sum);
    if (lower > 1 || upper < 1) {
      count(cell, DIFFERS);
    }
    if (lower > 1) {
      count(cell, HIGHER);
    }
    if ((lower > 1 && estimate > 1 + BY) || (upper < 1 && estimate < 1 / (1 + BY))) {
      count(cell, ALARM);
    }
  }

  void ratio(String cell, RatioInterval ratio) {
    ratio(cell, ratio.estimate(), ratio.lower(), ratio.upper());
  }

  /** A gate as a whole and each of its figures, by their verdicts too. */
  void gate(String cell, GateOutcome outcome) {
    count(cell + ", gates", outcome.verdict());
    for (GateOutcome.Figure each : outcome.figures()) {
      String figure = cell + ", " + each.name();
      ratio(figure, each.ratio(), each.lower(), each.upper());
      count(figure, each.verdict());
    }
  }

  /** One of the spreads of which the mean is wanted. */
  synchronized void square(String cell, double spread) {
    count(cell, ALL);
    squares.merge(cell, spread * spread, Double::sum);
  }

  synchronized int of(String cell, String what) {
    return counts.getOrDefault(cell, Map.of()).getOrDefault(what, 0);
  }

  /** Those that end so. */
  synchronized List<String> cells(String ending) {
    return counts.keySet().stream().filter(each -> each.endsWith(ending)).toList();
  }

  /** How many may be wrong at a rate of 5 %: by three standard errors of so many. */
  static int mostWrong(int number) {
    return (int) (0.05 * number + 3 * Math.sqrt(0.05 * 0.95 * number));
  }

  /** A line for each cell. */
  synchronized String table() {
    return counts.entrySet().stream()
        .map(
            each ->
                "compared: %-50s %s%s"
                    .formatted(each.getKey(), each.getValue(), mean(each.getKey())))
        .collect(Collectors.joining("\n"));
  }

  private String mean(String cell) {
    if (squares.containsKey(cell)) {
      return " spread %.4f".formatted(Math.sqrt(squares.get(cell) / of(cell, ALL)));
    }
    return logs.containsKey(cell)
        ? " ratio %.3f".formatted(Math.exp(logs.get(cell) / of(cell, ALL)))
        : "";
  }
}
