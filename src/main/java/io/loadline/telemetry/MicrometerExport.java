package io.loadline.telemetry;

import io.loadline.result.Distribution;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Registers metrics with Micrometer's global registry. It takes no finished histogram, and to
 * record each time again would cost seconds after a long run and decay in the window of a timer; so
 * times are registered as their number and sum, percentiles and longest one. The only one that
 * knows Micrometer, which may be absent.
 */
final class MicrometerExport {
  private static final List<Double> PERCENTILES = List.of(0.5, 0.9, 0.95, 0.99, 0.999);
  private static final String GATE = "loadline.gate";
  private static final String ABSENT = "none";
  private static final Tags NO_SERVER = none("server.address", "server.port");
  private static final Tags NO_ERROR = none(MetricNames.ERROR_TYPE);
  private static final Tags NO_UNIT = none("loadline.unit");

  /**
   * What not each meter of a name has, and its value where it is absent, as Micrometer writes it:
   * its registry for Prometheus refuses a meter whose tags are not those of the first of its name.
   */
  private static final Map<GateMetric.Name, Tags> SOMETIMES =
      Map.of(
          MetricNames.REQUESTS,
          NO_ERROR,
          MetricNames.HTTP_DURATION,
          NO_SERVER.and(NO_ERROR),
          MetricNames.RPC_DURATION,
          NO_SERVER.and(NO_ERROR).and(ServiceAttributes.RPC_STATUS, ABSENT),
          MetricNames.GEN_AI_DURATION,
          NO_SERVER.and(NO_ERROR),
          MetricNames.GEN_AI_FIRST_CHUNK,
          NO_SERVER,
          MetricNames.GEN_AI_CHUNK,
          NO_SERVER,
          MetricNames.GEN_AI_TOKENS,
          NO_SERVER,
          MetricNames.LIMIT,
          NO_UNIT,
          MetricNames.OBSERVED,
          NO_UNIT,
          MetricNames.MET,
          NO_UNIT);

  /** As {@link #SOMETIMES}, of each name: gates with one endpoint and with several differ in it. */
  private static final Tags NO_ENDPOINT = none("loadline.endpoint");

  /** What meters read from, which Micrometer refers to weakly. */
  private static final Map<Meter.Id, Distribution> HELD = new ConcurrentHashMap<>();

  private final MeterRegistry registry;

  private MicrometerExport(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Registers all metrics of a gate. Whatever an earlier run of it has left there is replaced, but
   * for counts, which go on.
   */
  static void register(List<GateMetric> metrics) {
    MicrometerExport export = new MicrometerExport(Metrics.globalRegistry);
    metrics.stream().flatMap(each -> gate(each).stream()).distinct().forEach(export::forget);
    metrics.forEach(export::register);
  }

  private static Tags none(String... keys) {
    return Tags.of(Stream.of(keys).map(key -> Tag.of(key, ABSENT)).toList());
  }

  private static Optional<String> gate(GateMetric metric) {
    return Optional.ofNullable(metric.attributes().get(GATE)).map(Object::toString);
  }

  /** All, since not each run has the same figures: one without errors has none of their times. */
  private void forget(String gate) {
    for (Meter each : registry.getMeters()) {
      if (gate.equals(each.getId().getTag(GATE)) && !(each instanceof Counter)) {
        registry.remove(each);
        HELD.remove(each.getId());
      }
    }
  }

  private void register(GateMetric metric) {
    GateMetric.Value value = metric.value();
    if (value instanceof GateMetric.Count count) {
      Counter.builder(metric.name().id())
          .baseUnit(baseUnit(metric))
          .description(metric.name().description())
          .tags(tags(metric))
          .register(registry)
          .increment((double) count.total());
    } else if (value instanceof GateMetric.Level level) {
      registerLevel(metric, level.figure());
    } else if (value instanceof GateMetric.Times times) {
      registerTimes(metric, times.distribution());
    }
  }

  private void registerLevel(GateMetric metric, double figure) {
    Gauge.builder(metric.name().id(), () -> figure)
        .strongReference(true)
        .baseUnit(baseUnit(metric))
        .description(metric.name().description())
        .tags(tags(metric))
        .register(registry);
  }

  private void registerTimes(GateMetric metric, Distribution times) {
    String id = metric.name().id();
    String description = metric.name().description();
    Tags tags = tags(metric);
    FunctionTimer timer =
        FunctionTimer.builder(
                id, times, Distribution::count, all -> all.moments().sum(), TimeUnit.NANOSECONDS)
            .description(description)
            .tags(tags)
            .register(registry);
    HELD.put(timer.getId(), times);
    registerTime(id + ".max", description, tags, times.max());
    for (double each : PERCENTILES) {
      Tags with = tags.and("phi", Double.toString(each));
      registerTime(id + ".percentile", description, with, times.percentile(each * 100));
    }
  }

  private void registerTime(String id, String description, Tags tags, long nanos) {
    TimeGauge.builder(id, () -> nanos, TimeUnit.NANOSECONDS)
        .strongReference(true)
        .description(description)
        .tags(tags)
        .register(registry);
  }

  /** As Micrometer writes it: {@code {request}} of UCUM is {@code request}, and 1 is none. */
  private static String baseUnit(GateMetric metric) {
    String unit = metric.name().unit().replace("{", "").replace("}", "");
    return unit.equals("1") ? "" : unit;
  }

  private static Tags tags(GateMetric metric) {
    Tags tags = NO_ENDPOINT.and(SOMETIMES.getOrDefault(metric.name(), Tags.empty()));
    for (var each : metric.attributes().entrySet()) {
      tags = tags.and(each.getKey(), each.getValue().toString());
    }
    return tags;
  }
}
