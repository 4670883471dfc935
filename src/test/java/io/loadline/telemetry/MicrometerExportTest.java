package io.loadline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.result.Distribution;
import io.loadline.testkit.SampleRun;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MicrometerExportTest {
  @RegisterExtension private final GlobalMeters global = new GlobalMeters();
  private final SimpleMeterRegistry registry = global.registry();

  private static void register(String id, String unit, GateMetric.Value value) {
    MicrometerExport.register(List.of(metric(id, unit, value)));
  }

  private static GateMetric metric(String id, String unit, GateMetric.Value value) {
    return new GateMetric(
        new GateMetric.Name(id, unit, "A figure of a test."),
        new TreeMap<>(Map.of("loadline.gate", "iris", "server.port", 80L)),
        value);
  }

  @Test
  void times_have_number_and_sum_percentiles_and_the_longest() {
    Distribution times = SampleRun.RESPONSE;
    register("loadline.response.duration", "s", new GateMetric.Times(times));

    var timer = registry.get("loadline.response.duration").functionTimer();
    assertThat(timer.count()).isEqualTo(100);
    assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo((double) times.moments().sum());
    assertThat(registry.get("loadline.response.duration.max").timeGauge().value(TimeUnit.SECONDS))
        .isEqualTo(0.8402);
    for (double each : List.of(0.5, 0.9, 0.95, 0.99, 0.999)) {
      assertThat(
              registry
                  .get("loadline.response.duration.percentile")
                  .tag("phi", Double.toString(each))
                  .timeGauge()
                  .value(TimeUnit.NANOSECONDS))
          .isCloseTo((double) times.percentile(each * 100), within(0.001));
    }
  }

  @Test
  void attributes_are_tags() {
    register("loadline.throughput", "{request}/s", new GateMetric.Level(7.9));
    var gauge =
        registry
            .get("loadline.throughput")
            .tag("loadline.gate", "iris")
            .tag("server.port", "80")
            .gauge();
    assertThat(gauge.value()).isEqualTo(7.9);
    assertThat(gauge.getId().getBaseUnit()).isEqualTo("request/s");
    assertThat(gauge.getId().getDescription()).isEqualTo("A figure of a test.");
  }

  @Test
  void a_second_run_of_a_gate_replaces_its_figures_and_adds_to_its_counts() {
    registerRun(7.9, 100, SampleRun.RESPONSE);
    registerRun(8.1, 50, SampleRun.RESPONSE.times(2));

    assertThat(registry.get("loadline.throughput").gauges())
        .singleElement()
        .satisfies(gauge -> assertThat(gauge.value()).isEqualTo(8.1));
    assertThat(registry.get("loadline.requests").counter().count()).isEqualTo(150);
    assertThat(registry.get("loadline.lag.duration").functionTimers())
        .singleElement()
        .satisfies(timer -> assertThat(timer.count()).isEqualTo(200));
  }

  private static void registerRun(double throughput, int requests, Distribution lag) {
    MicrometerExport.register(
        List.of(
            metric("loadline.throughput", "{request}/s", new GateMetric.Level(throughput)),
            metric("loadline.requests", "{request}", new GateMetric.Count(requests)),
            metric("loadline.lag.duration", "s", new GateMetric.Times(lag))));
  }

  @Test
  void figures_outlive_a_garbage_collection() {
    register("loadline.response.duration", "s", new GateMetric.Times(SampleRun.RESPONSE.times(2)));
    System.gc();
    assertThat(registry.get("loadline.response.duration").functionTimer().count()).isEqualTo(200);
  }
}
