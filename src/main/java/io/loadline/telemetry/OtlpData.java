package io.loadline.telemetry;

import static io.opentelemetry.sdk.metrics.data.AggregationTemporality.CUMULATIVE;
import static io.opentelemetry.sdk.metrics.data.AggregationTemporality.DELTA;

import io.loadline.measure.HistogramFormat;
import io.loadline.result.Distribution;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.Data;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramBuckets;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramData;
import io.opentelemetry.sdk.metrics.data.ExponentialHistogramPointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metrics in the terms of OpenTelemetry's SDK, as if it had gathered them itself. */
final class OtlpData {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final InstrumentationScopeInfo SCOPE =
      InstrumentationScopeInfo.create("io.loadline");

  private final Resource resource;
  private final AggregationTemporality temporality;
  private final boolean explicit;
  private final long start;
  private final long end;

  OtlpData(
      Map<String, String> resource, GateTelemetry.Encoding encoding, GateMetric.Period period) {
    AttributesBuilder attributes = Attributes.builder();
    resource.forEach(attributes::put);
    this.resource = Resource.getDefault().merge(Resource.create(attributes.build()));
    this.temporality = encoding.delta() ? DELTA : CUMULATIVE;
    this.explicit = encoding.explicit();
    this.start = nanos(period.from());
    this.end = nanos(period.to());
  }

  private static long nanos(Instant moment) {
    return moment.getEpochSecond() * 1_000_000_000 + moment.getNano();
  }

  /** One for each name, with a point for each figure of that name. */
  Collection<MetricData> of(List<GateMetric> metrics) {
    Map<GateMetric.Name, List<GateMetric>> named = new LinkedHashMap<>();
    for (GateMetric each : metrics) {
      named.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each);
    }
    List<MetricData> data = new ArrayList<>();
    named.forEach((name, figures) -> data.add(of(name, figures)));
    return data;
  }

  private MetricData of(GateMetric.Name name, List<GateMetric> figures) {
    GateMetric.Value first = figures.get(0).value();
    if (first instanceof GateMetric.Count) {
      List<LongPointData> points = figures.stream().map(this::count).toList();
      return metric(
          name, MetricDataType.LONG_SUM, SumData.createLongSumData(true, temporality, points));
    }
    if (first instanceof GateMetric.Level) {
      List<DoublePointData> points = figures.stream().map(this::level).toList();
      return metric(name, MetricDataType.DOUBLE_GAUGE, GaugeData.createDoubleGaugeData(points));
    }
    if (explicit) {
      List<HistogramPointData> points = figures.stream().map(this::stated).toList();
      return metric(name, MetricDataType.HISTOGRAM, HistogramData.create(temporality, points));
    }
    List<ExponentialHistogramPointData> points = figures.stream().map(this::exponential).toList();
    return metric(
        name,
        MetricDataType.EXPONENTIAL_HISTOGRAM,
        ExponentialHistogramData.create(temporality, points));
  }

  private LongPointData count(GateMetric metric) {
    long total = ((GateMetric.Count) metric.value()).total();
    return LongPointData.create(start, end, attributes(metric), total);
  }

  private DoublePointData level(GateMetric metric) {
    double figure = ((GateMetric.Level) metric.value()).figure();
    return DoublePointData.create(start, end, attributes(metric), figure, List.of());
  }

  private HistogramPointData stated(GateMetric metric) {
    Distribution times = ((GateMetric.Times) metric.value()).distribution();
    HistogramBuckets.Stated buckets =
        HistogramBuckets.Stated.of(metric.name().id(), HistogramFormat.counts(times));
    boolean any = times.count() > 0;
    return HistogramPointData.create(
        start,
        end,
        attributes(metric),
        times.moments().sum() / NANOS_PER_SECOND,
        any,
        times.min() / NANOS_PER_SECOND,
        any,
        times.max() / NANOS_PER_SECOND,
        buckets.bounds(),
        buckets.counts());
  }

  private ExponentialHistogramPointData exponential(GateMetric metric) {
    Distribution times = ((GateMetric.Times) metric.value()).distribution();
    HistogramBuckets.Exponential found =
        HistogramBuckets.Exponential.of(HistogramFormat.counts(times));
    boolean any = times.count() > 0;
    return ExponentialHistogramPointData.create(
        found.scale(),
        times.moments().sum() / NANOS_PER_SECOND,
        found.zeros(),
        any,
        times.min() / NANOS_PER_SECOND,
        any,
        times.max() / NANOS_PER_SECOND,
        ExponentialHistogramBuckets.create(found.scale(), found.offset(), found.counts()),
        ExponentialHistogramBuckets.create(found.scale(), 0, List.of()),
        start,
        end,
        attributes(metric),
        List.of());
  }

  private static Attributes attributes(GateMetric metric) {
    AttributesBuilder builder = Attributes.builder();
    metric
        .attributes()
        .forEach(
            (key, value) -> {
              if (value instanceof Long number) {
                builder.put(key, number);
              } else {
                builder.put(key, value.toString());
              }
            });
    return builder.build();
  }

  private MetricData metric(GateMetric.Name name, MetricDataType type, Data<?> data) {
    return new FinishedMetric(resource, name, type, data);
  }

  /** The SDK's own is internal. */
  private record FinishedMetric(
      Resource resource, GateMetric.Name name, MetricDataType type, Data<?> data)
      implements MetricData {
    @Override
    public Resource getResource() {
      return resource;
    }

    @Override
    public InstrumentationScopeInfo getInstrumentationScopeInfo() {
      return SCOPE;
    }

    @Override
    public String getName() {
      return name.id();
    }

    @Override
    public String getDescription() {
      return name.description();
    }

    @Override
    public String getUnit() {
      return name.unit();
    }

    @Override
    public MetricDataType getType() {
      return type;
    }

    @Override
    public Data<?> getData() {
      return data;
    }
  }
}
