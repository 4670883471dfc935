package io.loadline.ci;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Samples by metric as OpenMetrics text, each a line, in an order that does not depend on who came
 * first. Mutable.
 */
final class MetricSamples {
  static final String END = "# EOF\n";

  private static final int MILLIS = 3;

  private final Map<MetricFamily, Set<String>> samples = new EnumMap<>(MetricFamily.class);

  void add(MetricFamily family, MetricLabels labels, double value) {
    if (Double.isFinite(value)) {
      add(family, labels, BigDecimal.valueOf(value));
    }
  }

  void addMillis(MetricFamily family, MetricLabels labels, double millis) {
    if (Double.isFinite(millis)) {
      add(family, labels, BigDecimal.valueOf(millis).movePointLeft(MILLIS));
    }
  }

  private void add(MetricFamily family, MetricLabels labels, BigDecimal value) {
    String number = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    addLine(family, family.metric() + "{" + labels + "} " + number);
  }

  private void addLine(MetricFamily family, String line) {
    samples.computeIfAbsent(family, each -> new TreeSet<>()).add(line);
  }

  /**
   * Takes over what stands in a file, but for the samples of one gate, which is told anew.
   *
   * @param gate its first label
   */
  void addOthers(String file, MetricLabels gate) {
    file.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line ->
                MetricFamily.of(line)
                    .filter(family -> !isOf(gate, line, family))
                    .ifPresent(family -> addLine(family, line)));
  }

  private static boolean isOf(MetricLabels gate, String line, MetricFamily family) {
    String start = family.metric() + "{" + gate;
    return line.startsWith(start) && line.length() > start.length() && isEnd(line, start.length());
  }

  private static boolean isEnd(String line, int at) {
    return line.charAt(at) == ',' || line.charAt(at) == '}';
  }

  /** The whole file. */
  String text() {
    StringBuilder text = new StringBuilder();
    samples.forEach(
        (family, lines) -> {
          text.append(family.head());
          lines.forEach(line -> text.append(line).append('\n'));
        });
    return text.append(END).toString();
  }
}
