package io.loadline.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** A chart over the time at which requests should have started, with its data below. */
final class TimeChart implements HtmlWriter.Part {
  private static final double LOGARITHMIC_FROM = 25;

  private final String id;
  private final String title;
  private final TimeSlices slices;
  private final FigureUnit unit;
  private final List<ChartSeries> bars = new ArrayList<>();
  private final List<ChartSeries> lines = new ArrayList<>();
  private final List<LimitLine> limits = new ArrayList<>();
  private final List<ChartSeries> columns = new ArrayList<>();
  private final List<DataTable.Column> others = new ArrayList<>();
  private AffectedSlices shaded = AffectedSlices.NONE;
  private List<ClusterEvent> events = List.of();
  private boolean mayBeLogarithmic;

  /**
   * An empty one.
   *
   * @param unit how values are written
   */
  TimeChart(String id, String title, TimeSlices slices, FigureUnit unit) {
    this.id = id;
    this.title = title;
    this.slices = slices;
    this.unit = unit;
  }

  TimeChart line(ChartSeries line) {
    lines.add(line);
    columns.add(line);
    return this;
  }

  /** On top of those before. */
  TimeChart bar(ChartSeries bar) {
    bars.add(bar);
    columns.add(bar);
    return this;
  }

  /** Of the data alone, in another unit. */
  TimeChart column(FigureUnit its, String name, Function<TimeSlice, OptionalDouble> of) {
    others.add(new DataTable.Column(its, name, of));
    return this;
  }

  TimeChart limits(List<LimitLine> more) {
    limits.addAll(more);
    return this;
  }

  TimeChart shade(AffectedSlices affected) {
    shaded = affected;
    return this;
  }

  TimeChart events(List<ClusterEvent> happened) {
    events = happened;
    return this;
  }

  /** Where small and large values would not be seen together otherwise. */
  TimeChart logarithmicWhereWide() {
    mayBeLogarithmic = true;
    return this;
  }

  @Override
  public void write(HtmlWriter html) {
    ChartAxis up = up();
    SvgChart chart = new SvgChart(id, title, description(), ChartAxis.time(slices.end()), up);
    html.open("figure").open("p", "class", "legend");
    bars.forEach(each -> each.ink().block(html, each.name()));
    lines.forEach(each -> each.ink().sample(html, each.name()));
    writeOtherKeys(html, up);
    html.closeLine();
    chart.write(html, plot -> writePlot(plot, chart), labels -> writeLabels(labels, chart));
    html.data(
        new ChartFigures(slices, up, !bars.isEmpty() || isCounted())
            .json(bars, lines, limits, shaded, events));
    EventList.write(html, events);
    new DataTable(title, slices, dataColumns()).write(html);
    html.closeLine();
  }

  private List<DataTable.Column> dataColumns() {
    List<DataTable.Column> all = new ArrayList<>();
    columns.forEach(each -> all.add(new DataTable.Column(unit, each.name(), each.of())));
    all.addAll(others);
    return all;
  }

  private void writeOtherKeys(HtmlWriter html, ChartAxis up) {
    if (!limits.isEmpty()) {
      ChartColors.LIMIT.sample(html, limits.size() == 1 ? "limit" : "limits");
    }
    shaded.sample(html);
    if (up.logarithmic()) {
      html.element("span", "logarithmic scale", "class", "key");
    }
  }

  private ChartAxis up() {
    double max = 0;
    for (ChartSeries each : lines) {
      max = Math.max(max, each.max(slices));
    }
    for (LimitLine limit : limits) {
      max = Math.max(max, limit.value());
    }
    max = Math.max(max, stacked());
    double min = lines.isEmpty() ? max : lines.get(0).min(slices, max);
    for (LimitLine limit : limits) {
      min = limit.value() > 0 ? Math.min(min, limit.value()) : min;
    }
    return mayBeLogarithmic && max / min > LOGARITHMIC_FROM
        ? ChartAxis.logarithmic(min, max, unit.tick())
        : ChartAxis.linear(
            unit == FigureUnit.SHARE && !bars.isEmpty() ? 1 : max * 1.08, unit.tick());
  }

  private double stacked() {
    double max = 0;
    for (TimeSlice slice : slices.all()) {
      double sum = 0;
      for (ChartSeries each : bars) {
        sum += each.of().apply(slice).orElse(0);
      }
      max = Math.max(max, sum);
    }
    return max;
  }

  private void writePlot(HtmlWriter html, SvgChart chart) {
    shaded.shade(html, chart);
    double[] sums = new double[slices.all().size()];
    for (ChartSeries each : bars) {
      each.ink().bars(html, SliceShapes.stack(slices, chart, each, sums));
    }
    for (LimitLine limit : limits) {
      String y = SvgChart.px(chart.y(limit.value()));
      ChartColors.LIMIT.path(html, "M0 " + y + "H" + SvgChart.WIDTH);
    }
    for (int i = lines.size() - 1; i >= 0; i--) {
      ChartSeries each = lines.get(i);
      each.ink().path(html, isCounted() ? each.steps(slices, chart) : each.path(slices, chart));
    }
    events.forEach(each -> each.mark(html, chart));
  }

  /** Over whole slices. */
  private boolean isCounted() {
    return unit == FigureUnit.RATE;
  }

  private void writeLabels(HtmlWriter html, SvgChart chart) {
    LimitLine.writeLabels(html, limits, chart);
    events.forEach(each -> each.number(html, chart));
  }

  private String description() {
    StringBuilder text = new StringBuilder(title);
    text.append(" from 0 to ").append(FigureText.seconds(slices.end())).append('.');
    for (ChartSeries each : columns) {
      text.append(' ').append(each.name()).append(" up to ").append(unit.text(each.max(slices)));
      text.append('.');
    }
    for (LimitLine limit : limits) {
      text.append(" Limit: ").append(limit.label()).append('.');
    }
    if (!shaded.all().isEmpty()) {
      text.append(" Broken ").append(shaded.words()).append('.');
    }
    return text.toString();
  }
}
