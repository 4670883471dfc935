package io.loadline.page;

import io.loadline.document.MetricName;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.text.PlainNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The figures of an objective over runs, with the limit that each was judged by. */
final class TrendChart implements HtmlWriter.Part {
  /** Of the width, so that commits do not cover each other on a narrow screen. */
  private static final double LEAST_DISTANCE = 0.16;

  private static final int MOST_CHANGES = 20;

  private final String id;
  private final ObjectiveTrend trend;
  private final String title;
  private final List<ClusterEvent> changes = new ArrayList<>();

  /**
   * A chart.
   *
   * @param trend of two runs or more
   */
  TrendChart(String id, ObjectiveTrend trend) {
    this.id = id;
    this.trend = trend;
    this.title = MetricName.of(trend.metric()).title() + " over runs";
    for (int i = 0; i < trend.points().size() && changes.size() < MOST_CHANGES; i++) {
      List<String> images = trend.points().get(i).changed();
      if (!images.isEmpty()) {
        String what = String.join(", ", images);
        changes.add(new ClusterEvent(changes.size() + 1, "image", OptionalDouble.of(i), what));
      }
    }
  }

  @Override
  public void write(HtmlWriter html) {
    int count = trend.points().size();
    ChartAxis across = new ChartAxis(0, count, false, ticks());
    ChartAxis up = ChartAxis.linear(top(), this::tick);
    SvgChart chart = new SvgChart(id, title, description(), across, up);
    html.open("figure").element("h3", title).open("p", "class", "legend");
    ChartColors.P50.sample(html, "observed");
    ChartColors.LIMIT.sample(html, "limit");
    html.open("span", "class", "key").text("● held · ◆ broken · ○ no judgment").close();
    html.closeLine();
    chart.write(html, plot -> writePlot(plot, chart), over -> writeMarks(over, chart));
    writeChanges(html);
    writeTable(html);
    html.closeLine();
  }

  /** With some room, but for what cannot be more. */
  private double top() {
    double top = trend.max() * 1.08;
    return MetricName.of(trend.metric()).isRatio() ? Math.min(1, top) : top;
  }

  private String tick(double value) {
    if (MetricName.of(trend.metric()).isRatio()) {
      return FigureUnit.SHARE.tick().apply(value);
    }
    return switch (trend.points().get(0).figures().unit()) {
      case "ms" -> FigureText.tick(value);
      case "/s" -> PlainNumber.text(value) + "/s";
      default ->
          value == Math.rint(value) ? FigureText.count((long) value) : PlainNumber.text(value);
    };
  }

  /** Where the commit changes; the day where none is known. */
  private List<ChartAxis.Tick> ticks() {
    List<ChartAxis.Tick> ticks = new ArrayList<>();
    String last = "";
    double at = -1;
    for (int i = 0; i < trend.points().size(); i++) {
      ObjectiveTrend.Point point = trend.points().get(i);
      String day = point.run().at().substring(0, Math.min(10, point.run().at().length()));
      String label = point.shortCommit().isEmpty() ? day : point.shortCommit();
      double place = (i + 0.5) / trend.points().size();
      if (!label.equals(last) && (at < 0 || place - at >= LEAST_DISTANCE)) {
        ticks.add(new ChartAxis.Tick(place, label));
        at = place;
      }
      last = label;
    }
    return ticks;
  }

  private void writePlot(HtmlWriter html, SvgChart chart) {
    StringBuilder limit = new StringBuilder();
    StringBuilder line = new StringBuilder();
    boolean begins = true;
    for (int i = 0; i < trend.points().size(); i++) {
      ObjectiveFigures figures = trend.points().get(i).figures();
      if (Double.isFinite(figures.limit())) {
        limit.append('M').append(SvgChart.px(chart.x(i))).append(' ');
        limit.append(SvgChart.px(chart.y(figures.limit()))).append('H');
        limit.append(SvgChart.px(chart.x(i + 1)));
      }
      if (figures.observed().isPresent()) {
        line.append(begins ? 'M' : 'L').append(SvgChart.px(chart.x(i + 0.5))).append(' ');
        line.append(SvgChart.px(chart.y(figures.observed().getAsDouble())));
      }
      begins = figures.observed().isEmpty();
    }
    ChartColors.LIMIT.path(html, limit.toString());
    ChartColors.P50.path(html, line.toString());
    changes.forEach(each -> each.mark(html, chart));
  }

  private void writeMarks(HtmlWriter html, SvgChart chart) {
    for (int i = 0; i < trend.points().size(); i++) {
      ObjectiveTrend.Point point = trend.points().get(i);
      if (point.figures().observed().isPresent()) {
        boolean held = point.figures().verdict().equals("PASS");
        String sign = held ? "●" : point.isJudged() ? "◆" : "○";
        ChartColors ink =
            held ? ChartColors.SUCCESS : point.isJudged() ? ChartColors.ERROR : ChartColors.MAX;
        double up = chart.up().at(point.observed());
        SvgChart.sign(html, (i + 0.5) / trend.points().size(), up, sign, ink);
      }
    }
    changes.forEach(each -> each.number(html, chart));
  }

  private void writeChanges(HtmlWriter html) {
    if (changes.isEmpty()) {
      return;
    }
    html.open("ul", "class", "events");
    for (ClusterEvent each : changes) {
      ObjectiveTrend.Point point = trend.points().get((int) each.second().orElse(0));
      String number = "(" + each.number() + ")";
      html.open("li").element("strong", number);
      html.text(" " + PageHeader.moment(point.run().at()) + ", other image: " + each.what())
          .close();
    }
    html.closeLine();
  }

  private String description() {
    ObjectiveTrend.Point first = trend.points().get(0);
    ObjectiveTrend.Point last = trend.points().get(trend.points().size() - 1);
    return title
        + ": "
        + FigureText.count(trend.points().size(), "run")
        + " from "
        + PageHeader.moment(first.run().at())
        + " to "
        + PageHeader.moment(last.run().at())
        + ". "
        + (trend.broken() == 0 ? "None" : FigureText.count(trend.broken()))
        + " broke the limit. Last: "
        + last.text()
        + ", limit "
        + ObjectiveText.limit(last.figures())
        + ".";
  }

  /** The last run first. */
  private void writeTable(HtmlWriter html) {
    html.open("details").element("summary", "Data: " + title);
    HtmlTable table = new HtmlTable(html, title + ", data").open().head("run");
    table.head("verdict").numberHead("observed").numberHead("limit").head("commit");
    table.head("other image").body();
    for (int i = trend.points().size() - 1; i >= 0; i--) {
      ObjectiveTrend.Point point = trend.points().get(i);
      table.row().head(PageHeader.moment(point.run().at()));
      table.text(point.figures().verdict());
      table.number(point.text());
      table.number(ObjectiveText.limitValue(point.figures()));
      table.text(point.shortCommit()).text(String.join(", ", point.changed())).endRow();
    }
    table.close();
    html.closeLine();
  }
}
