package io.loadline.page;

import io.loadline.result.Distribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many requests took how long, on a logarithmic axis, with the limits. */
record DistributionChart(
    String id, String title, @Nullable Distribution times, List<LimitLine> limits)
    implements HtmlWriter.Part {
  private static final int BARS = 60;
  private static final double NANOS_PER_MILLI = 1e6;

  @Override
  public void write(HtmlWriter html) {
    if (times == null || times.count() == 0) {
      return;
    }
    ChartAxis across = across(times);
    List<Bar> bars = bars(times, across);
    double most = bars.stream().mapToDouble(Bar::count).max().orElse(1);
    ChartAxis up = ChartAxis.linear(most * 1.08, it -> FigureText.count(Math.round(it)));
    SvgChart chart = new SvgChart(id, title, description(times), across, up);
    html.element("h3", title);
    html.open("figure").open("p", "class", "legend");
    ChartColors.SUCCESS.block(html, "requests that took so long");
    if (!limits.isEmpty()) {
      ChartColors.LIMIT.sample(html, limits.size() == 1 ? "limit" : "limits");
    }
    html.element("span", "logarithmic scale", "class", "key").closeLine();
    chart.write(html, plot -> writePlot(plot, chart, bars), labels -> writeLabels(labels, chart));
    writeData(html, bars);
    html.closeLine();
  }

  private record Bar(double from, double to, long count) {}

  private ChartAxis across(Distribution all) {
    double min = Math.max(1e-3, all.min() / NANOS_PER_MILLI);
    double max = all.max() / NANOS_PER_MILLI;
    for (LimitLine each : limits) {
      min = each.value() > 0 ? Math.min(min, each.value()) : min;
      max = Math.max(max, each.value());
    }
    return ChartAxis.logarithmic(min, max * 1.05, FigureText::tick).sparse();
  }

  private static List<Bar> bars(Distribution all, ChartAxis across) {
    double factor = Math.pow(across.to() / across.from(), 1.0 / BARS);
    List<Bar> bars = new ArrayList<>();
    long below = 0;
    double from = across.from();
    for (int i = 0; i < BARS; i++) {
      double to = from * factor;
      long upTo = i == BARS - 1 ? all.count() : atMost(all, to * NANOS_PER_MILLI);
      bars.add(new Bar(from, to, upTo - below));
      below = upTo;
      from = to;
    }
    return bars;
  }

  /** How many times are at most so long. */
  private static long atMost(Distribution all, double nanos) {
    long low = 0;
    long high = all.count();
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (all.atRank(middle) <= nanos) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private void writePlot(HtmlWriter html, SvgChart chart, List<Bar> bars) {
    StringBuilder path = new StringBuilder();
    for (Bar each : bars) {
      if (each.count() > 0) {
        String left = SvgChart.px(chart.x(each.from()) + 1);
        // What is rare must be seen as well.
        double top = Math.min(chart.y((double) each.count()), SvgChart.PLOT - 1.5);
        path.append('M').append(left).append(' ').append(SvgChart.px(top)).append('H');
        path.append(SvgChart.px(chart.x(each.to()) - 1)).append('V').append(SvgChart.PLOT);
        path.append('H').append(left).append('Z');
      }
    }
    ChartColors.SUCCESS.bars(html, path.toString());
    for (LimitLine each : limits) {
      ChartColors.LIMIT.path(
          html, "M" + SvgChart.px(chart.x(each.value())) + " 0V" + SvgChart.PLOT);
    }
  }

  private void writeLabels(HtmlWriter html, SvgChart chart) {
    double below = -8;
    for (LimitLine each : limits) {
      SvgChart.label(html, chart.across().at(each.value()), 1, below, each.label(), "limit");
      below += 15;
    }
  }

  private void writeData(HtmlWriter html, List<Bar> bars) {
    html.open("details").element("summary", "Data: " + title);
    HtmlTable table = new HtmlTable(html, title + ", data").open();
    table.head("longer than").numberHead("up to").numberHead("requests").body();
    for (Bar each : bars) {
      if (each.count() > 0) {
        table.row().head(FigureText.millis(each.from()));
        table.number(FigureText.millis(each.to())).number(FigureText.count(each.count())).endRow();
      }
    }
    table.close();
    html.closeLine();
  }

  private String description(Distribution all) {
    StringBuilder text = new StringBuilder(title);
    text.append(": half of the requests took at most ");
    text.append(FigureText.millis(all.percentile(50) / NANOS_PER_MILLI));
    text.append(", 99 of 100 at most ");
    text.append(FigureText.millis(all.percentile(99) / NANOS_PER_MILLI));
    text.append(", all at most ").append(FigureText.millis(all.max() / NANOS_PER_MILLI));
    text.append('.');
    limits.forEach(each -> text.append(" Limit: ").append(each.label()).append('.'));
    return text.toString();
  }
}
