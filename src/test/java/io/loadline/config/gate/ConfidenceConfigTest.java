package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceConfigTest {
  private static GateFixture sure(String confidence) {
    return gate().set(Attribute.CONFIDENCE, confidence).set(Attribute.REQUESTS, "1000");
  }

  @Test
  void it_holds_for_what_has_a_method_and_for_nothing_else() {
    assertThat(
            sure("0.95")
                .set(Attribute.LATENCY_P95, "300")
                .set(Attribute.LATENCY_MAX, "900")
                .set(Attribute.ERROR_RATIO, "0.01")
                .set(Attribute.LATENCY_MEAN, "100")
                .resolve()
                .plan()
                .objectives())
        .extracting(Objective::text, Objective::confidence)
        .containsExactlyInAnyOrder(
            tuple("http/latency-mean <= 100", 0.95),
            tuple("http/latency-p95 <= 300", 0.95),
            tuple("http/latency-max <= 900", null),
            tuple("http/error-rate <= 0.01", 0.95));
  }

  @ParameterizedTest
  @CsvSource({
    "95, for 95 % write 0.95",
    "0.5, write one such as 0.95",
    "0.999, write one such as 0.95",
    "0, write one such as 0.95"
  })
  void one_that_cannot_be_is_refused(String confidence, String fix) {
    assertThat(sure(confidence).set(Attribute.LATENCY_P95, "300").refusal())
        .isEqualTo(
            "@Slo(confidence = "
                + confidence
                + "), from @Slo on method gate(): must be in 0.8..0.99; "
                + fix);
  }

  @Test
  void one_for_nothing_is_refused() {
    assertThat(sure("0.95").set(Attribute.LATENCY_MEAN).set(Attribute.LATENCY_MAX, "300").refusal())
        .contains("has nothing to hold for: no percentile or mean of response times")
        .contains("limit one of them, such as latencyP95, or remove confidence");
  }

  @Test
  void fewer_requests_than_a_pass_takes_are_refused_with_their_number() {
    assertThat(
            sure("0.95").set(Attribute.LATENCY_P99, "300").set(Attribute.REQUESTS, "313").refusal())
        .isEqualTo(
            "@Slo(latencyP99 = 300), from @Slo on method gate(): http/latency-p99 at a confidence of"
                + " 0.95 needs at least 314 requests, and 313 are planned;"
                + " plan 314 requests or more, or ask for less confidence");
    assertThat(
            sure("0.95").set(Attribute.LATENCY_P99, "300").set(Attribute.REQUESTS, "314").refusal())
        .isEmpty();
    assertThat(sure("0.95").set(Attribute.ERROR_RATIO, "0.001").refusal())
        .contains("http/error-rate at a confidence of 0.95 needs at least 3143 requests");
  }
}
