package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.plan.Metric;
import io.loadline.slo.ComparedFigure;
import io.loadline.slo.FigureRatio;
import io.loadline.text.PlainNumber;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures beside those of a baseline, or of another target: a line each, and as JSON. */
final class ComparisonTable {
  private static final String UNKNOWN = "no data";
  private static final int RATIO_DECIMALS = 3;
  private static final int SURE_PERCENT = 95;

  private ComparisonTable() {}

  /** The table, and below it why a verdict is not plain; empty where nothing was compared. */
  static List<String> lines(List<ComparedFigure> figures) {
    if (figures.isEmpty()) {
      return List.of();
    }
    List<List<String>> rows = new ArrayList<>();
    String interval = "at " + SURE_PERCENT + " %";
    rows.add(List.of("compared", "by", "before", "now", "ratio", interval, "verdict"));
    for (ComparedFigure each : figures) {
      rows.add(
          List.of(
              each.metric().id(),
              PlainNumber.text(Math.round(each.by() * 1e5) / 1e3) + " %",
              figure(each.metric(), each.before()),
              figure(each.metric(), each.now()),
              ratio(each.ratio()),
              interval(each.ratio()),
              each.verdict().name()));
    }
    List<String> lines = new ArrayList<>(Columns.align(rows));
    figures.stream()
        .filter(each -> !each.reason().isEmpty())
        .forEach(each -> lines.add("  " + each.metric().id() + ": " + each.reason()));
    return lines;
  }

  private static String figure(Metric metric, @Nullable Double value) {
    return value == null
        ? UNKNOWN
        : NumberText.decimal(value) + (metric.kind().isTime() ? " " : "") + metric.kind().unit();
  }

  private static String ratio(@Nullable FigureRatio ratio) {
    return ratio == null ? "" : rounded(ratio.estimate());
  }

  private static String interval(@Nullable FigureRatio ratio) {
    return ratio == null ? "" : rounded(ratio.lower()) + "-" + rounded(ratio.upper());
  }

  /** With the same decimals in a column; what is very small with three digits. */
  private static String rounded(double ratio) {
    BigDecimal exact = BigDecimal.valueOf(ratio);
    return (ratio < 0.01
            ? exact.round(new MathContext(RATIO_DECIMALS))
            : exact.setScale(RATIO_DECIMALS, RoundingMode.HALF_UP))
        .toPlainString();
  }

  static JsonValue json(ComparedFigure figure) {
    FigureRatio ratio = figure.ratio();
    JsonMembers fields =
        new JsonMembers()
            .text("metric", figure.metric().id())
            .text("unit", figure.metric().kind().unit())
            .number("by", figure.by())
            .figure("before", figure.before())
            .figure("now", figure.now());
    return fields
        .figure("ratio", ratio == null ? null : (Double) ratio.estimate())
        .figure("lower", ratio == null ? null : (Double) ratio.lower())
        .figure("upper", ratio == null ? null : (Double) ratio.upper())
        .text("verdict", figure.verdict().name())
        .text("reason", figure.reason())
        .toObject();
  }
}
