package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.measure.HistogramFormat;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;

/** The response time over the run as a chart of Mermaid, in which no foreign text stands. */
final class MermaidChart {
  private static final int FEWEST = 3;
  private static final int MOST_POINTS = 60;
  private static final double ROOM_ABOVE = 1.1;

  private MermaidChart() {}

  /** Empty where there is too little to draw. */
  static String of(ResultDocument endpoint) {
    List<JsonTree> intervals = endpoint.root().list("intervals");
    int points = Math.min(MOST_POINTS, intervals.size());
    if (points < FEWEST || endpoint.root().number(0, "response", "count") == 0) {
      return "";
    }
    double[] millis = new double[points];
    for (int i = 0; i < intervals.size(); i++) {
      int point = (int) ((long) i * points / intervals.size());
      millis[point] = Math.max(millis[point], p99(intervals.get(i)));
    }
    JsonTree last = intervals.get(intervals.size() - 1);
    double end = last.figure("start_s").orElse(0) + last.figure("length_s").orElse(0);
    return text(millis, end, limit(endpoint));
  }

  private static String text(double[] millis, double end, OptionalDouble limit) {
    double top = limit.orElse(0);
    StringBuilder line = new StringBuilder();
    StringBuilder limits = new StringBuilder();
    for (double each : millis) {
      top = Math.max(top, each);
      line.append(line.length() == 0 ? "" : ", ").append(ShownFigure.decimal(each));
      limits.append(limits.length() == 0 ? "" : ", ");
      limits.append(ShownFigure.decimal(limit.orElse(0)));
    }
    return "```mermaid\nxychart-beta\n"
        + "    title \"p99 of the response time in ms, and its limit\"\n"
        + ("    x-axis \"second of the run\" 0 --> " + ShownFigure.decimal(end) + "\n")
        + ("    y-axis \"ms\" 0 --> " + ShownFigure.decimal(top * ROOM_ABOVE) + "\n")
        + ("    line [" + line + "]\n")
        + (limit.isEmpty() ? "" : "    line [" + limits + "]\n")
        + "```\n";
  }

  /** The tightest upper limit on a response time; the one that is broken before all others. */
  private static OptionalDouble limit(ResultDocument endpoint) {
    List<ObjectiveFigures> limits =
        endpoint.objectives().stream()
            .filter(each -> each.metric().contains("/latency-") && each.upper())
            .toList();
    OptionalDouble broken =
        limits.stream()
            .filter(each -> !each.verdict().equals("PASS"))
            .mapToDouble(ObjectiveFigures::limit)
            .min();
    return broken.isPresent() ? broken : limits.stream().mapToDouble(ObjectiveFigures::limit).min();
  }

  /** In ms; the maximum where the histogram cannot be read, 0 where no request succeeded. */
  private static double p99(JsonTree interval) {
    try {
      byte[] encoded = Base64.getDecoder().decode(interval.text("histogram"));
      return HistogramFormat.histogram(encoded).percentile(99) / 1e6;
    } catch (IllegalArgumentException e) {
      return interval.figure("response", "max").orElse(0);
    }
  }
}
