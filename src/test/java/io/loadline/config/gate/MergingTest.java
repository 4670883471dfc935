package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergingTest {
  private static final String CLASS = "@Load on class IrisIT";

  @Test
  void the_nearest_level_wins_attribute_by_attribute() {
    Gate.Endpoint gate =
        gate()
            .level(1, CLASS, Map.of(Attribute.SEED, List.of("1"), Attribute.WARMUP, List.of("3")))
            .set(Attribute.SEED, "2")
            .resolve();
    assertThat(gate.plan().seed()).isEqualTo(2);
    assertThat(gate.plan().warmup()).isEqualTo(new PhaseLength.Requests(3));
  }

  @Test
  void two_values_at_one_distance_are_refused_with_both_places() {
    assertThat(
            gate()
                .level(1, "@Load on class A", Attribute.RATE, "5")
                .level(1, "@Load on @Fast on class A", Attribute.RATE, "6")
                .refusal())
        .isEqualTo(
            "@Load(rate = 5), from @Load on class A: is also 6, from @Load on @Fast on class A,"
                + " which is equally near; keep one of them");
  }

  @Test
  void one_value_twice_at_one_distance_is_no_contradiction() {
    assertThat(
            gate()
                .level(1, "@Load on class A", Attribute.RATE, "5")
                .level(1, "@Load on @Fast on class A", Attribute.RATE, "5")
                .refusal())
        .isEmpty();
  }

  @Test
  void requests_and_duration_at_one_level_are_refused() {
    assertThat(gate().set(Attribute.REQUESTS, "200").set(Attribute.DURATION, "30s").refusal())
        .isEqualTo(
            "@Load(requests = 200), from @Load on method gate(): excludes duration = \"30s\","
                + " from @Load on method gate(); keep one of them");
  }

  @Test
  void rate_and_concurrency_at_one_level_are_refused() {
    assertThat(gate().set(Attribute.RATE, "5").set(Attribute.CONCURRENCY, "4").refusal())
        .isEqualTo(
            "@Load(rate = 5), from @Load on method gate(): excludes concurrency = 4,"
                + " from @Load on method gate(); keep one of them");
  }

  @Test
  void arrivals_and_concurrency_at_one_level_are_refused() {
    assertThat(gate().set(Attribute.ARRIVALS, "CONSTANT").set(Attribute.CONCURRENCY, "4").refusal())
        .isEqualTo(
            "@Load(arrivals = CONSTANT), from @Load on method gate(): excludes concurrency = 4,"
                + " from @Load on method gate(); keep one of them");
  }

  @Test
  void a_nearer_concurrency_replaces_an_outer_rate_with_its_arrivals() {
    Gate.Endpoint gate =
        gate()
            .level(
                1,
                CLASS,
                Map.of(Attribute.RATE, List.of("50"), Attribute.ARRIVALS, List.of("CONSTANT")))
            .set(Attribute.CONCURRENCY, "4")
            .resolve();
    assertThat(gate.plan().workload()).isEqualTo(new Workload.Closed(4));
    assertThat(gate.warnings()).isEmpty();
  }

  @Test
  void a_nearer_rate_replaces_an_outer_concurrency() {
    Gate.Endpoint gate =
        gate().level(1, CLASS, Attribute.CONCURRENCY, "4").set(Attribute.RATE, "50").resolve();
    assertThat(gate.plan().workload())
        .isEqualTo(new Workload.Open(new ArrivalRate(50), Arrivals.POISSON));
  }

  @Test
  void a_nearer_rate_replaces_outer_arrivals_and_says_so() {
    Gate.Endpoint gate =
        gate().level(1, CLASS, Attribute.ARRIVALS, "CONSTANT").set(Attribute.RATE, "50").resolve();
    assertThat(gate.plan().workload())
        .isEqualTo(new Workload.Open(new ArrivalRate(50), Arrivals.POISSON));
    assertThat(gate.warnings())
        .containsExactly(
            "@Load(arrivals = CONSTANT), from @Load on class IrisIT, no longer holds:"
                + " @Load(rate = 50), from @Load on method gate(),"
                + " replaces rate and arrivals together");
  }

  @Test
  void a_duration_from_outside_replaces_annotated_requests() {
    Gate.Endpoint gate =
        gate().set(Attribute.REQUESTS, "200").property("loadline.duration", "30s").resolve();
    assertThat(gate.plan().extent()).isEqualTo(new PhaseLength.Span(Duration.ofSeconds(30)));
    assertThat(gate.overrides())
        .containsExactly(
            new AppliedOverride(
                "loadline.duration",
                "requests = 200",
                "\"30s\"",
                "system property",
                false,
                Optional.empty()));
  }

  @Test
  void exclusive_values_from_outside_are_refused() {
    assertThat(
            gate()
                .property("loadline.requests", "5")
                .environment("LOADLINE_DURATION", "5s")
                .refusal())
        .isEqualTo(
            "@Load(requests = 5), from system property loadline.requests: excludes"
                + " duration = \"5s\", from environment variable LOADLINE_DURATION;"
                + " keep one of them");
  }
}
