package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import java.util.List;

/** The figures of an objective over its last runs, small, with the limit across them. */
final class TrendSparkline {
  /** Of earlier runs, no more are drawn. */
  static final int RUNS = 30;

  private static final int WIDTH = 120;
  private static final int HEIGHT = 22;

  private TrendSparkline() {}

  /**
   * Nothing where there is no earlier figure.
   *
   * @param figures oldest first; NaN where there was none
   */
  static void write(HtmlWriter html, ObjectiveFigures objective, List<Double> figures) {
    long known = figures.stream().filter(Double::isFinite).count();
    double max = figures.stream().filter(Double::isFinite).mapToDouble(it -> it).max().orElse(0);
    double top = Math.max(max, objective.limit()) * 1.15;
    if (known < 2 || !Double.isFinite(top) || top <= 0) {
      return;
    }
    html.open("svg", "class", "spark", "width", "" + WIDTH, "height", "" + HEIGHT);
    html.element("title", description(objective, known));
    ChartColors.LIMIT.path(html, "M0 " + y(objective.limit(), top) + "H" + WIDTH);
    ChartColors.P50.path(html, path(figures, top));
    html.close();
  }

  private static String path(List<Double> figures, double top) {
    StringBuilder path = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < figures.size(); i++) {
      double figure = figures.get(i);
      if (Double.isFinite(figure)) {
        String x = SvgChart.px((double) i / (figures.size() - 1) * (WIDTH - 4) + 2);
        path.append(begins ? 'M' : 'L').append(x).append(' ').append(y(figure, top));
        path.append(begins ? "h0.1" : "");
      }
      begins = !Double.isFinite(figure);
    }
    return path.toString();
  }

  private static String y(double value, double top) {
    return SvgChart.px((1 - Math.max(0, value) / top) * (HEIGHT - 2) + 1);
  }

  private static String description(ObjectiveFigures objective, long known) {
    return MetricName.of(objective.metric()).title()
        + " over the last "
        + FigureText.count(known, "run")
        + ", limit "
        + ObjectiveText.limit(objective);
  }
}
