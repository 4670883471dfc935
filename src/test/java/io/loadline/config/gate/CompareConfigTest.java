package io.loadline.config.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.EndpointFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.Metric;
import io.loadline.plan.Metric.Kind;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.SlicePlan.Side;
import io.loadline.plan.Workload;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompareConfigTest {
  /** Of digits against iris, as short as it may be. */
  private static EndpointFixture gate() {
    return EndpointFixture.even()
        .set(Attribute.RATE, "50")
        .set(Attribute.DURATION, "200s")
        .set(Attribute.COMPARE_BASELINE, "iris")
        .set(Attribute.COMPARE_CANDIDATE, "digits");
  }

  private static SlicePlan slices(Gate.Endpoint endpoint) {
    return SlicePlan.of(endpoint.plan()).orElseThrow();
  }

  @Test
  void both_have_the_whole_rate_in_turns_of_one_order() {
    Gate gate = gate().resolve();
    Gate.Endpoint iris = gate.endpoints().get(0);
    Gate.Endpoint digits = gate.endpoints().get(1);
    assertThat(slices(iris))
        .isEqualTo(
            new SlicePlan(
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                42,
                Side.BASELINE,
                slices(digits).figures(),
                0.1));
    assertThat(slices(digits).side()).isEqualTo(Side.CANDIDATE);
    assertThat(slices(digits).seed()).isEqualTo(slices(iris).seed());
    assertThat(slices(digits).figures())
        .containsExactly(
            new SlicePlan.Figure(Metric.percentile(50), 0.1),
            new SlicePlan.Figure(Metric.percentile(99), 0.1));
    for (Gate.Endpoint each : gate.endpoints()) {
      assertThat(each.plan().workload().peakRate()).isEqualTo(50);
      assertThat(each.plan().plannedRequests()).isEqualTo(5_000);
      assertThat(each.plan().extent()).isEqualTo(new PhaseLength.Span(Duration.ofSeconds(200)));
    }
    assertThat(iris.plan().seed()).isNotEqualTo(digits.plan().seed());
  }

  @Test
  void the_warm_up_goes_to_both_at_once_each_with_half_the_rate() {
    Gate.Endpoint iris = gate().set(Attribute.WARMUP, "5s").resolve("iris");
    Workload.Open warmup = ((Workload.Open) iris.plan().workload()).warmup();
    assertThat(warmup.rate().perSecond()).isEqualTo(25);
    assertThat(warmup.slices()).isNull();
  }

  @Test
  void the_load_generator_is_asked_for_the_rate_once_and_each_side_has_all_connections() {
    Gate gate = gate().set(Attribute.CONNECTIONS, "12").resolve();
    assertThat(gate.demand().workload().peakRate()).isEqualTo(50);
    assertThat(gate.endpoints()).extracting(each -> each.plan().connections()).containsOnly(12);
  }

  @Test
  void figures_that_are_named_take_the_place_of_the_usual_ones() {
    Gate.Endpoint digits =
        gate()
            .set(Attribute.COMPARE_LATENCY_P90, "7.5%")
            .set(Attribute.COMPARE_LATENCY_MEAN, " 20 % ")
            .set(Attribute.COMPARE_BY, "30%")
            .resolve("digits");
    assertThat(slices(digits).figures())
        .containsExactly(
            new SlicePlan.Figure(Metric.of(Kind.LATENCY_MEAN), 0.2),
            new SlicePlan.Figure(Metric.percentile(90), 0.075));
    assertThat(slices(digits).by()).isEqualTo(0.3);
  }

  @Test
  void slices_and_margins_may_come_from_outside() {
    Gate.Endpoint digits =
        gate()
            .property("loadline.compare.slice", "10s")
            .property("loadline.duration", "400s")
            .environment("LOADLINE_COMPARE_SETTLE", "3s")
            .property("loadline.compare.by", "15%")
            .resolve("digits");
    assertThat(slices(digits).length()).isEqualTo(Duration.ofSeconds(10));
    assertThat(slices(digits).settling()).isEqualTo(Duration.ofSeconds(3));
    assertThat(slices(digits).figures()).extracting(SlicePlan.Figure::by).containsOnly(0.15);
  }

  @Test
  void a_wider_margin_from_outside_loosens_and_a_narrower_one_does_not() {
    EndpointFixture gate = gate().set(Attribute.COMPARE_LATENCY_P90, "10%");
    assertThat(gate.property("loadline.compare.latency-p90", "12%").resolve("iris").overrides())
        .singleElement()
        .matches(AppliedOverride::loosens);
    assertThat(gate.property("loadline.compare.latency-p90", "8%").resolve("iris").overrides())
        .singleElement()
        .matches(each -> !each.loosens());
  }

  @Test
  void one_endpoint_has_no_comparison_of_its_own() {
    assertThat(gate().property("loadline.endpoint.iris.compare.by", "9%").refusal())
        .contains("there is no such key");
  }

  @Test
  void no_objective_is_needed_beside_it_and_then_no_error_is_allowed() {
    Gate.Endpoint iris = gate().set(Attribute.LATENCY_MEAN).resolve("iris");
    assertThat(iris.plan().objectives())
        .extracting(each -> each.metric().kind())
        .containsExactly(Kind.ERROR_COUNT);
    assertThat(iris.settings().onlyErrorsJudged()).isFalse();
  }

  @Test
  void the_plan_tells_the_turns() {
    Gate.Endpoint digits = gate().resolve("digits");
    SlicePlan slices = slices(digits);
    assertThat(digits.effective())
        .anySatisfy(
            line -> {
              assertThat(line.name()).isEqualTo("its turns");
              assertThat(line.value())
                  .startsWith(
                      "candidate, 20 slices of 5 s, 4 s of each compared; first in the pairs "
                          + (slices.isFirst(0) ? "1" : slices.isFirst(1) ? "2" : ""));
              assertThat(line.origin()).isEqualTo("@Load in turns");
            })
        .anySatisfy(
            line -> {
              assertThat(line.name()).isEqualTo("@Compare(slice)");
              assertThat(line.value()).isEqualTo("\"5s\"");
            });
  }

  @Test
  void a_test_that_compares_nothing_says_nothing_of_it() {
    assertThat(EndpointFixture.gate().resolve("iris").effective())
        .noneMatch(line -> line.name().contains("Compare") || line.name().equals("its turns"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"compare.baseline", "compare.latency-p99", "compare.slice"})
  void has_keys_of_its_own(String key) {
    assertThat(Arrays.stream(Attribute.values()).map(Attribute::key)).contains("loadline." + key);
  }
}
