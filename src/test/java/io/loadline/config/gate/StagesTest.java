package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.Arrivals;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagesTest {
  private static final long SECOND = 1_000_000_000L;

  private final Path dir;

  StagesTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private static Stage stage(String text) {
    return stages(gate().set(Attribute.STAGES, text)).get(0);
  }

  private static List<Stage> stages(GateFixture gate) {
    return ((Workload.Staged) gate.resolve().plan().workload()).stages();
  }

  private static Stage rates(String text, Arrivals arrivals, RateRamp... slopes) {
    return new Stage.Rates(text, List.of(slopes), arrivals);
  }

  @Test
  void constant_and_poisson_have_one_rate() {
    RateRamp slope = new RateRamp(50, 50, 30 * SECOND);
    assertThat(stage("constant 50/s for 30s"))
        .isEqualTo(rates("constant 50/s for 30s", Arrivals.CONSTANT, slope));
    assertThat(stage(" Poisson  50/s for 30s "))
        .isEqualTo(rates("Poisson 50/s for 30s", Arrivals.POISSON, slope));
  }

  @Test
  void a_ramp_is_evenly_spaced_unless_it_says_poisson() {
    RateRamp slope = new RateRamp(10, 100, 20 * SECOND);
    String ramp = "ramp 10/s to 100/s for 20s";
    assertThat(stage(ramp)).isEqualTo(rates(ramp, Arrivals.CONSTANT, slope));
    assertThat(stage("poisson " + ramp))
        .isEqualTo(rates("poisson " + ramp, Arrivals.POISSON, slope));
  }

  @Test
  void steps_go_up_or_down_and_hold_both_ends() {
    assertThat(((Stage.Rates) stage("steps 0.1/s to 0.3/s by 0.1/s every 60s")).slopes())
        .extracting(RateRamp::from)
        .containsExactly(0.1, 0.2, 0.3);
    assertThat(((Stage.Rates) stage("poisson steps 50/s to 10/s by 20/s every 5s")).slopes())
        .extracting(RateRamp::from)
        .containsExactly(50.0, 30.0, 10.0);
  }

  @Test
  void a_spike_rises_from_where_the_stage_before_ended_unless_it_says_from_where() {
    GateFixture gate =
        gate().set(Attribute.STAGES, "ramp 1/s to 20/s for 5s", "spike 200/s for 2s");
    assertThat(((Stage.Rates) stages(gate).get(1)).slopes())
        .containsExactly(new RateRamp(20, 200, SECOND), new RateRamp(200, 20, SECOND));
    assertThat(((Stage.Rates) stage("spike 0/s to 9/s for 4s")).slopes())
        .containsExactly(new RateRamp(0, 9, 2 * SECOND), new RateRamp(9, 0, 2 * SECOND));
  }

  @Test
  void max_is_a_closed_loop_of_so_many_connections() {
    assertThat(stage("closed 8 users for 30s"))
        .isEqualTo(new Stage.Users("closed 8 users for 30s", 8, Duration.ofSeconds(30)));
    LoadPlan plan = gate().set(Attribute.STAGES, "max 32 connections for 10s").resolve().plan();
    assertThat(plan.connections()).isEqualTo(32);
    assertThat(plan.workload().isOpen()).isFalse();
  }

  @Test
  void a_trace_is_read_with_its_unit_and_comments() throws IOException {
    Files.writeString(
        dir.resolve("arrivals.txt"), "# recorded on Monday\n0\n1.5\n\n1.5 # two\n20\n");
    Stage.Trace trace = (Stage.Trace) trace("trace file:arrivals.txt in ms");
    assertThat(trace.offsets().count()).isEqualTo(4);
    assertThat(trace.offsets().at(1)).isEqualTo(1_500_000);
    assertThat(trace.duration()).isEqualTo(Duration.ofNanos(20_000_001));
    Stage.Trace cut = (Stage.Trace) trace("trace file:arrivals.txt in s for 2s");
    assertThat(cut.offsets().count()).isEqualTo(3);
    assertThat(cut.duration()).isEqualTo(Duration.ofSeconds(2));
  }

  private Stage trace(String text) {
    return stages(gate().projectDir(dir).set(Attribute.STAGES, text)).get(0);
  }

  @Test
  void stages_say_how_long_the_measurement_is_and_how_many_requests_it_has() {
    LoadPlan plan =
        gate()
            .set(Attribute.STAGES, "constant 50/s for 30s", "poisson ramp 50/s to 100/s for 20s")
            .resolve()
            .plan();
    assertThat(plan.extent()).isEqualTo(new PhaseLength.Span(Duration.ofSeconds(50)));
    assertThat(plan.plannedRequests()).isEqualTo(3_000);
  }

  @Test
  void the_highest_rate_decides_how_many_connections_there_are() {
    GateFixture gate =
        gate().set(Attribute.STAGES, "constant 1/s for 9s", "spike 1/s to 100/s for 4s");
    // 4 x 100/s x 0.5 s
    assertThat(gate.resolve().plan().connections()).isEqualTo(200);
  }

  @Test
  void a_percentile_needs_enough_requests_in_all_stages_together() {
    assertThat(
            gate()
                .set(Attribute.LATENCY_P99, "300")
                .set(Attribute.STAGES, "constant 10/s for 5s", "constant 7/s for 7s")
                .refusal())
        .contains("http/latency-p99 needs at least 100 requests, and 99 are planned;");
  }

  @Test
  void stages_replace_the_rate_and_the_extent_of_an_outer_level() {
    GateFixture gate =
        gate()
            .level(1, "@Load on class Gates", Attribute.RATE, "5")
            .level(1, "@Load on class Gates", Attribute.DURATION, "5s")
            .set(Attribute.STAGES, "constant 50/s for 30s");
    assertThat(gate.resolve().plan().plannedRequests()).isEqualTo(1_500);
  }

  @Test
  void stages_come_from_outside_as_a_json_array() {
    GateFixture gate =
        gate().property("loadline.stages", "[\"constant 1/s for 1s\", \"spike 9/s for 2s\"]");
    assertThat(stages(gate)).hasSize(2);
  }

  @Test
  void the_effective_plan_shows_each_stage() {
    Gate.Endpoint gate =
        gate().set(Attribute.STAGES, "poisson 50/s for 30s", "ramp 50/s to 100/s for 2s").resolve();
    assertThat(gate.effective())
        .filteredOn(line -> line.name().startsWith("stage "))
        .extracting(EffectiveSetting::value)
        .containsExactly(
            "poisson 50/s for 30s: about 1500 requests in 30 s",
            "ramp 50/s to 100/s for 2s: 150 requests in 2 s");
    assertThat(gate.effective())
        .extracting(EffectiveSetting::name)
        .doesNotContain("@Load(rate)", "@Load(arrivals)", "@Load(requests)");
  }
}
