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
        .contains(
            "has nothing to hold for: no percentile or mean of times and no ratio of errors has an upper"
                + " limit, and no goodput a lower one; all else is decided by its figure")
        .contains("limit one of them, such as latencyP95, or remove confidence");
  }

  @Test
  void fewer_requests_than_a_pass_takes_are_refused_with_their_number() {
    assertThat(
            sure("0.95").set(Attribute.LATENCY_P99, "300").set(Attribute.REQUESTS, "313").refusal())
        .isEqualTo(
            "@Slo(latencyP99 = 300), from @Slo on method gate(): http/latency-p99 at a confidence of"
                + " 0.95 needs at least 314 requests, and 313 are planned;"
                + " plan 314 requests or more, 39.3 s at 8/s: @Load(requests = 314);"
                + " with 1537 a service passes in 19 of 20 runs that has a quarter of the share allowed;"
                + " or ask for less confidence");
    assertThat(
            sure("0.95").set(Attribute.LATENCY_P99, "300").set(Attribute.REQUESTS, "314").refusal())
        .isEmpty();
    assertThat(sure("0.95").set(Attribute.ERROR_RATIO, "0.001").refusal())
        .contains("http/error-rate at a confidence of 0.95 needs at least 3143 requests");
  }

  @Test
  void the_plan_that_would_do_is_offered_with_what_else_is_set_of_the_load() {
    GateFixture sure = sure("0.95").set(Attribute.LATENCY_P99, "300").set(Attribute.RATE, "50");

    assertThat(sure.set(Attribute.REQUESTS, "100").set(Attribute.SEED, "7").refusal())
        .contains(
            "plan 314 requests or more, 6.3 s at 50/s: @Load(requests = 314, rate = 50, seed = \"7\");");
    assertThat(sure.set(Attribute.REQUESTS).set(Attribute.DURATION, "5s").refusal())
        .contains(
            "plan 314 requests or more, 6.3 s at 50/s: @Load(duration = \"7s\", rate = 50, seed = \"7\");");
  }

  @Test
  void stages_are_not_rewritten_and_users_have_no_rate() {
    GateFixture sure = sure("0.95").set(Attribute.LATENCY_P99, "300");

    assertThat(sure.set(Attribute.REQUESTS, "200").set(Attribute.CONCURRENCY, "4").refusal())
        .contains("plan 314 requests or more: @Load(requests = 314, concurrency = 4);");
    assertThat(
            sure.set(Attribute.REQUESTS)
                .set(Attribute.CONCURRENCY)
                .set(Attribute.STAGES, "poisson 10/s for 10s")
                .refusal())
        .contains("plan 314 requests or more; with 1537 ");
  }

  @Test
  void what_streams_have_takes_that_of_slo_or_its_own() {
    assertThat(streams().set(Attribute.CONFIDENCE, "0.9").resolve().plan().objectives())
        .extracting(Objective::text, Objective::confidence)
        .containsExactlyInAnyOrder(
            tuple("http/ttft-p95 <= 300", 0.9),
            tuple("http/itl-p95 <= 50", 0.9),
            tuple("http/output-tokens-per-second >= 5", null),
            tuple("http/goodput >= 0.95", 0.9),
            tuple("http/latency-p95 <= 900", 0.9),
            tuple("http/error-count <= 0", null));
    assertThat(
            streams()
                .set(Attribute.CONFIDENCE, "0.9")
                .set(Attribute.STREAM_CONFIDENCE, "0.95")
                .resolve()
                .plan()
                .objectives())
        .extracting(Objective::text, Objective::confidence)
        .contains(
            tuple("http/ttft-p95 <= 300", 0.95),
            tuple("http/goodput >= 0.95", 0.95),
            tuple("http/latency-p95 <= 900", 0.9));
    assertThat(streams().set(Attribute.STREAM_CONFIDENCE, "0.95").resolve().plan().objectives())
        .extracting(Objective::text, Objective::confidence)
        .contains(tuple("http/itl-p95 <= 50", 0.95), tuple("http/latency-p95 <= 900", null));
  }

  private static GateFixture chat() {
    return gate()
        .set(Attribute.URL, "http://localhost:8080/openai/v1/chat/completions")
        .set(Attribute.PAYLOAD, "{\"messages\": [], \"stream\": true}");
  }

  private static GateFixture streams() {
    return chat()
        .set(Attribute.REQUESTS, "1000")
        .set(Attribute.LATENCY_MEAN)
        .set(Attribute.LATENCY_P95, "900")
        .set(Attribute.TTFT_P95, "300")
        .set(Attribute.ITL_P95, "50")
        .set(Attribute.OUTPUT_TOKENS_PER_SECOND, "5")
        .set(Attribute.GOODPUT, "0.95")
        .set(Attribute.GOODPUT_LIMITS, "ttft=300", "e2e=900");
  }

  @Test
  void one_of_streams_for_nothing_of_streams_is_refused() {
    assertThat(
            chat()
                .set(Attribute.LATENCY_P95, "900")
                .set(Attribute.OUTPUT_TOKENS_PER_SECOND, "5")
                .set(Attribute.STREAM_CONFIDENCE, "0.95")
                .refusal())
        .isEqualTo(
            "@StreamSlo(confidence = 0.95), from @StreamSlo on method gate(): has nothing to hold for:"
                + " no percentile or mean of a stream's times has an upper limit, and no goodput a lower"
                + " one; limit one of them, such as ttftP95, or remove confidence");
  }

  @Test
  void of_streams_fewer_requests_than_a_pass_takes_are_refused_and_gaps_are_not_counted() {
    GateFixture few = chat().set(Attribute.REQUESTS, "20").set(Attribute.STREAM_CONFIDENCE, "0.95");

    assertThat(few.set(Attribute.TTFT_P95, "300").refusal())
        .contains("http/ttft-p95 at a confidence of 0.95 needs at least 62 requests, and 20 are");
    assertThat(few.set(Attribute.TTFT_P95).set(Attribute.ITL_P95, "50").refusal()).isEmpty();
    assertThat(
            few.set(Attribute.GOODPUT, "0.99").set(Attribute.GOODPUT_LIMITS, "ttft=300").refusal())
        .contains("http/goodput at a confidence of 0.95 needs at least 314 requests, and 20 are");
  }

  /** From outside by a key of its own; less of it weakens a promise. */
  @Test
  void less_confidence_for_streams_from_outside_is_told() {
    Gate.Endpoint gate =
        streams()
            .set(Attribute.STREAM_CONFIDENCE, "0.95")
            .property("loadline.stream-confidence", "0.8")
            .resolve();

    assertThat(gate.plan().objectives())
        .extracting(Objective::confidence)
        .contains(0.8)
        .doesNotContain(0.95);
    assertThat(gate.overrides()).isNotEmpty();
  }
}
