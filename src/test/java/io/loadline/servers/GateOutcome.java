package io.loadline.servers;

import io.loadline.slo.ComparedFigure;
import io.loadline.slo.FigureRatio;
import io.loadline.stats.RatioInterval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of a gate that compared, as a process tells it to another one.
 *
 * @param verdict its name; {@code ERROR} where the gate was refused
 * @param separate what two separate loads would have told of the same figures
 * @param said why it was not green; empty where it was
 */
record GateOutcome(String verdict, List<Figure> figures, List<Figure> separate, String said) {
  static final String MARK = "OUTCOME\t";

  /** In place of a verdict: INCONCLUSIVE, since one side leaves something behind for the other. */
  static final String LEFT_BEHIND = "LEFT_BEHIND";

  private static final String NONE = "-";

  /**
   * A figure that was compared.
   *
   * @param ratio not a number where there is none, as both ends
   */
  record Figure(String name, String verdict, double now, double ratio, double lower, double upper) {
    static Figure of(ComparedFigure figure) {
      FigureRatio ratio = figure.ratio();
      RatioInterval found =
          ratio == null
              ? new RatioInterval(Double.NaN, Double.NaN, Double.NaN)
              : new RatioInterval(ratio.estimate(), ratio.lower(), ratio.upper());
      return of(figure, found);
    }

    static Figure of(ComparedFigure figure, RatioInterval found) {
      Double now = figure.now();
      return new Figure(
          figure.metric().toString(),
          figure.reason().contains("under what went before")
              ? LEFT_BEHIND
              : figure.verdict().name(),
          now == null ? Double.NaN : now,
          found.estimate(),
          found.lower(),
          found.upper());
    }

    private static Figure parse(String text) {
      String[] parts = text.split(",", -1);
      return new Figure(
          parts[0],
          parts[1],
          Double.parseDouble(parts[2]),
          Double.parseDouble(parts[3]),
          Double.parseDouble(parts[4]),
          Double.parseDouble(parts[5]));
    }

    String text() {
      return String.join(",", name, verdict, "" + now, "" + ratio, "" + lower, "" + upper);
    }
  }

  static GateOutcome parse(String line) {
    String[] parts = line.substring(MARK.length()).split("\t", -1);
    return new GateOutcome(parts[0], figures(parts[1]), figures(parts[2]), parts[3]);
  }

  private static List<Figure> figures(String text) {
    return text.equals(NONE)
        ? List.of()
        : Arrays.stream(text.split(";", -1)).map(Figure::parse).toList();
  }

  private static String text(List<Figure> figures) {
    return figures.isEmpty()
        ? NONE
        : figures.stream().map(Figure::text).collect(Collectors.joining(";"));
  }

  /** On one line, for {@link #parse}. */
  String line() {
    return String.join("\t", verdict, text(figures), text(separate), said.replaceAll("\\s+", " "));
  }
}
