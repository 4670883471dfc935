package io.loadline.page;

/**
 * The frame of a chart, in SVG that no style sheet is needed for: its plot is stretched to the
 * width of the page, texts keep their size.
 *
 * @param id unlike that of any other chart of the page
 * @param title what is drawn
 * @param description what there is to see, for those who do not see it
 */
record SvgChart(String id, String title, String description, ChartAxis across, ChartAxis up) {
  static final int PLOT = 190;
  static final int WIDTH = 1_000;

  private static final int TOP = 26;
  private static final int HEIGHT = TOP + PLOT + 26;
  static final String FONT =
      "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

  /** Where a value stands in the plot, from its left. */
  double x(double value) {
    return across.at(value) * WIDTH;
  }

  /** Where a value stands in the plot, from its top. */
  double y(double value) {
    return (1 - up.at(value)) * PLOT;
  }

  /** As coordinates are written: to a tenth. */
  static String px(double value) {
    long tenths = Math.round(value * 10);
    String sign = tenths < 0 ? "-" : "";
    long whole = Math.abs(tenths);
    return sign + whole / 10 + (whole % 10 == 0 ? "" : "." + whole % 10);
  }

  private static String percent(double part) {
    return px(part * 100) + "%";
  }

  /**
   * Draws it.
   *
   * @param plot within {@link #WIDTH} and {@link #PLOT}
   * @param labels over the plot, by {@link #label}
   */
  void write(HtmlWriter html, HtmlWriter.Part plot, HtmlWriter.Part labels) {
    html.open(
        "svg",
        "class",
        "chart",
        "id",
        id,
        "role",
        "img",
        "aria-labelledby",
        id + "-t " + id + "-d",
        "width",
        "100%",
        "height",
        Integer.toString(HEIGHT),
        "font-family",
        FONT,
        "font-size",
        "12");
    html.element("title", title, "id", id + "-t").element("desc", description, "id", id + "-d");
    html.empty("rect", "class", "back", "width", "100%", "height", "" + HEIGHT, "fill", "#ffffff");
    writePlot(html, plot);
    writeTicks(html);
    html.add(labels).close().text("\n");
  }

  private void writePlot(HtmlWriter html, HtmlWriter.Part plot) {
    html.open(
        "svg",
        "y",
        Integer.toString(TOP),
        "width",
        "100%",
        "height",
        Integer.toString(PLOT),
        "viewBox",
        "0 0 " + WIDTH + " " + PLOT,
        "preserveAspectRatio",
        "none");
    for (ChartAxis.Tick tick : up.ticks()) {
      double y = (1 - tick.at()) * PLOT;
      rule(html, tick.at() == 0 ? "base" : "grid", "M0 " + px(y) + "H" + WIDTH);
    }
    StringBuilder marks = new StringBuilder();
    for (ChartAxis.Tick tick : across.ticks()) {
      String from = "M" + px(tick.at() * WIDTH) + " " + PLOT;
      marks.append(from).append(tick.label().isEmpty() ? "v-3" : "v-6");
    }
    html.add(plot);
    rule(html, "base", marks.toString());
    html.close();
  }

  private static void rule(HtmlWriter html, String css, String path) {
    html.empty(
        "path",
        "class",
        css,
        "d",
        path,
        "stroke",
        css.equals("base") ? "#868e96" : "#e3e7eb",
        "vector-effect",
        "non-scaling-stroke");
  }

  private void writeTicks(HtmlWriter html) {
    double last = -1;
    for (ChartAxis.Tick tick : up.ticks()) {
      if (tick.at() > 0 && (last < 0 || (tick.at() - last) * PLOT >= 20)) {
        label(html, 0, tick.at(), -4, tick.label(), "tick scale");
        last = tick.at();
      }
    }
    for (ChartAxis.Tick tick : across.ticks()) {
      if (!tick.label().isEmpty()) {
        text(html, tick.at(), TOP + PLOT + 18, tick.label(), "tick", "#57606a");
      }
    }
  }

  /**
   * A text in the plot.
   *
   * @param across 0 at its left, 1 at its right
   * @param up 0 at its bottom, 1 at its top
   * @param below px by which it is moved down
   */
  static void label(
      HtmlWriter html, double across, double up, double below, String text, String css) {
    double y = TOP + (1 - up) * PLOT + below;
    text(
        html, across, y, text, css, css.startsWith("tick") ? "#57606a" : ChartColors.LIMIT.color());
  }

  /** A small sign with its middle at a place of the plot, as {@link #label}. */
  static void sign(HtmlWriter html, double across, double up, String sign, ChartColors ink) {
    html.element(
        "text",
        sign,
        "class",
        "sign " + ink.css(),
        "x",
        percent(across),
        "y",
        px(TOP + (1 - up) * PLOT),
        "dy",
        "0.35em",
        "text-anchor",
        "middle",
        "font-size",
        "11",
        "fill",
        ink.color());
  }

  private static void text(
      HtmlWriter html, double across, double y, String text, String css, String color) {
    boolean first = across < 0.04;
    boolean last = across > 0.96;
    html.element(
        "text",
        text,
        "class",
        css,
        "x",
        percent(across),
        "y",
        px(y),
        "dx",
        first ? "3" : last ? "-3" : "0",
        "text-anchor",
        first ? "start" : last ? "end" : "middle",
        "fill",
        color,
        "stroke",
        "#ffffff",
        "stroke-width",
        "3",
        "stroke-linejoin",
        "round",
        "paint-order",
        "stroke");
  }
}
