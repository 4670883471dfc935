package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;

class FewSureRequestsConfigTest {
  private static GateFixture sure(String confidence) {
    return gate().set(Attribute.CONFIDENCE, confidence).set(Attribute.REQUESTS, "1000");
  }

  /** Of so few it is not seen how alike they are, however few a share alone would take. */
  @Test
  void fewer_requests_than_show_how_alike_they_are_are_refused() {
    GateFixture few = sure("0.95").set(Attribute.REQUESTS, "99").set(Attribute.LATENCY_MEAN);

    assertThat(few.set(Attribute.LATENCY_P50, "300").refusal())
        .contains(
            "http/latency-p50 at a confidence of 0.95 needs at least 100 requests, and 99 are");
    assertThat(few.set(Attribute.LATENCY_P50).set(Attribute.LATENCY_MEAN, "300").refusal())
        .contains(
            "http/latency-mean at a confidence of 0.95 needs at least 100 requests, and 99 are planned;",
            "; to be sure of one takes 10 to 100 times the run of a p95; or ask for less confidence");
    assertThat(few.set(Attribute.REQUESTS, "100").refusal()).isEmpty();
  }

  @Test
  void a_limit_that_no_number_of_requests_tells_is_refused_in_time() {
    assertThat(sure("0.95").set(Attribute.ERROR_RATIO, "0.0000000000000000000001").refusal())
        .contains("http/error-rate at a confidence of 0.95 needs at least ");
  }
}
