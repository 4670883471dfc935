package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;

class EnoughRequestsTest {
  @Test
  void p99_of_99_requests_is_refused() {
    assertThat(gate().set(Attribute.LATENCY_P99, "800").set(Attribute.REQUESTS, "99").refusal())
        .isEqualTo(
            "@Slo(latencyP99 = 800), from @Slo on method gate(): http/latency-p99 needs at least"
                + " 100 requests, and 99 are planned;"
                + " plan 100 requests or more, or take a lower percentile");
  }

  @Test
  void p999_of_999_requests_is_refused() {
    assertThat(gate().set(Attribute.LATENCY_P999, "800").set(Attribute.REQUESTS, "999").refusal())
        .contains("http/latency-p99.9 needs at least 1000 requests, and 999 are planned;");
  }

  @Test
  void p99_of_100_requests_is_judged_with_a_warning() {
    assertThat(gate().set(Attribute.LATENCY_P99, "800").resolve().settings().planWarnings())
        .containsExactly(
            "http/latency-p99 of 100 requests is uncertain: below 299, over 5 % of all runs see"
                + " none of the slowest 1 %");
  }

  @Test
  void p99_of_299_requests_is_judged_without_a_warning() {
    assertThat(
            gate()
                .set(Attribute.LATENCY_P99, "800")
                .set(Attribute.REQUESTS, "299")
                .resolve()
                .settings()
                .planWarnings())
        .isEmpty();
  }

  @Test
  void a_duration_plans_rate_times_duration() {
    assertThat(gate().set(Attribute.LATENCY_P99, "800").set(Attribute.DURATION, "12s").refusal())
        .contains("http/latency-p99 needs at least 100 requests, and 96 are planned;");
  }

  @Test
  void a_planned_number_is_not_spoiled_by_rounding() {
    assertThat(
            gate()
                .set(Attribute.LATENCY_P99, "800")
                .set(Attribute.RATE, "0.1")
                .set(Attribute.DURATION, "1000s")
                .refusal())
        .isEmpty();
  }

  @Test
  void an_odd_percentile_is_held_against_its_own_number() {
    assertThat(
            gate()
                .set(Attribute.UPPER, "http/latency-p97.5=800")
                .set(Attribute.REQUESTS, "39")
                .refusal())
        .contains("http/latency-p97.5 needs at least 40 requests, and 39 are planned;");
  }

  @Test
  void a_closed_loop_by_duration_is_not_known_beforehand() {
    assertThat(
            gate()
                .set(Attribute.LATENCY_P999, "800")
                .set(Attribute.CONCURRENCY, "1")
                .set(Attribute.DURATION, "1s")
                .resolve()
                .settings()
                .planWarnings())
        .isEmpty();
  }

  @Test
  void p50_of_4_requests_is_judged_with_a_warning() {
    assertThat(
            gate()
                .set(Attribute.LATENCY_P50, "800")
                .set(Attribute.REQUESTS, "4")
                .resolve()
                .settings()
                .planWarnings())
        .containsExactly(
            "http/latency-p50 of 4 requests is uncertain: below 5, over 5 % of all runs see none of"
                + " the slowest 50 %");
  }

  @Test
  void a_metric_of_grpc_is_called_by_its_own_name() {
    assertThat(
            gate()
                .set(Attribute.URL, "grpc://localhost:9000/iris")
                .set(Attribute.PAYLOAD, "{\"inputs\": []}")
                .set(Attribute.LATENCY_P50, "800")
                .set(Attribute.REQUESTS, "4")
                .resolve()
                .settings()
                .planWarnings())
        .singleElement()
        .asString()
        .startsWith("grpc/latency/p50 of 4 requests is uncertain: ");
  }

  @Test
  void a_duration_too_short_for_a_single_request_is_refused() {
    assertThat(gate().set(Attribute.RATE, "0.1").set(Attribute.DURATION, "9s").refusal())
        .isEqualTo(
            "@Load(duration = \"9s\"), from @Load on method gate(): is over before the first"
                + " request is due; plan a longer duration");
  }
}
