package io.loadline.config.gate;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import java.util.List;

/** The figures that a baseline may hold, and by which attribute. */
enum BaselineFigure {
  LATENCY_MEAN(Attribute.BASELINE_LATENCY_MEAN, Kind.LATENCY_MEAN, 0),
  LATENCY_P50(Attribute.BASELINE_LATENCY_P50, Kind.LATENCY_PERCENTILE, 50),
  LATENCY_P90(Attribute.BASELINE_LATENCY_P90, Kind.LATENCY_PERCENTILE, 90),
  LATENCY_P95(Attribute.BASELINE_LATENCY_P95, Kind.LATENCY_PERCENTILE, 95),
  LATENCY_P99(Attribute.BASELINE_LATENCY_P99, Kind.LATENCY_PERCENTILE, 99),
  TTFT_P50(Attribute.BASELINE_TTFT_P50, Kind.TTFT_PERCENTILE, 50),
  TTFT_P99(Attribute.BASELINE_TTFT_P99, Kind.TTFT_PERCENTILE, 99),
  ITL_P50(Attribute.BASELINE_ITL_P50, Kind.ITL_PERCENTILE, 50),
  ITL_P99(Attribute.BASELINE_ITL_P99, Kind.ITL_PERCENTILE, 99),
  TPOT_P50(Attribute.BASELINE_TPOT_P50, Kind.TPOT_PERCENTILE, 50),
  TPOT_P99(Attribute.BASELINE_TPOT_P99, Kind.TPOT_PERCENTILE, 99);

  /** Held to {@code by} where none is named. */
  static final List<BaselineFigure> DEFAULTS = List.of(LATENCY_P50, LATENCY_P99);

  private final Attribute attribute;
  private final Kind kind;
  private final double percentile;

  BaselineFigure(Attribute attribute, Kind kind, double percentile) {
    this.attribute = attribute;
    this.kind = kind;
    this.percentile = percentile;
  }

  Attribute attribute() {
    return attribute;
  }

  Metric metric() {
    return kind.isPercentile() ? Metric.percentile(kind, percentile) : Metric.of(kind);
  }
}
