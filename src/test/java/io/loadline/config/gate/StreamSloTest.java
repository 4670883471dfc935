package io.loadline.config.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Objective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code @StreamSlo} says of token streams. */
class StreamSloTest {
  @ParameterizedTest
  @CsvSource({
    "TTFT_MEAN, 500, http/ttft-mean <= 500.0",
    "TTFT_P99, 500, http/ttft-p99 <= 500.0",
    "ITL_P95, 50, http/itl-p95 <= 50.0",
    "TPOT_P95, 50.5, http/tpot-p95 <= 50.5",
    "OUTPUT_TOKENS_PER_SECOND, 200, http/output-tokens-per-second >= 200.0",
    "UPPER, http/itl-p99.9=80, http/itl-p99.9 <= 80.0",
    "UPPER, http/tpot-max=80, http/tpot-max <= 80.0",
    "LOWER, http/output-tokens-per-second=9, http/output-tokens-per-second >= 9.0"
  })
  void objectives_of_streams_have_their_metrics(Attribute attribute, String value, String text) {
    Objective first =
        chat()
            .set(Attribute.LATENCY_MEAN)
            .set(Attribute.REQUESTS, "1000")
            .set(attribute, value)
            .resolve()
            .plan()
            .objectives()
            .get(0);
    assertThat(first.metric() + " " + first.bound().sign() + " " + first.limit()).isEqualTo(text);
  }

  @Test
  void an_objective_of_streams_on_another_call_is_refused() {
    assertThat(GateFixture.gate().set(Attribute.TTFT_P95, "500").refusal())
        .contains(
            "@StreamSlo(ttftP95 = 500), from @StreamSlo on method gate(): http/ttft-p95 is a figure of token"
                + " streams, and this call is none; call ../v1/chat/completions or"
                + " ../v1/completions with \"stream\": true in the payload");
  }

  @Test
  void an_objective_of_streams_is_set_by_its_name_alone_from_outside() {
    Gate.Endpoint gate =
        chat().set(Attribute.TTFT_P95, "500").property("loadline.ttft-p95", "400").resolve();
    assertThat(gate.plan().objectives())
        .filteredOn(objective -> objective.metric().id().equals("http/ttft-p95"))
        .extracting(Objective::limit)
        .containsExactly(400.0);
  }

  @Test
  void an_objective_of_streams_is_a_promise_without_any_other() {
    GateFixture streamed = chat().set(Attribute.LATENCY_MEAN).set(Attribute.ITL_P95, "50");
    assertThat(streamed.resolve().plan().objectives())
        .extracting(objective -> objective.metric().id())
        .containsExactly("http/itl-p95", "http/error-count");
  }

  @Test
  void a_misspelt_metric_of_streams_is_corrected() {
    assertThat(chat().set(Attribute.UPPER, "http/tttf-p95=3").refusal())
        .contains("did you mean http/ttft-p95?");
    assertThat(chat().set(Attribute.UPPER, "http/ttft-p100=3").refusal())
        .contains("did you mean http/ttft-max?");
  }

  @Test
  void a_percentile_of_first_tokens_needs_enough_requests_and_one_of_gaps_does_not() {
    assertThat(chat().set(Attribute.REQUESTS, "50").set(Attribute.TTFT_P99, "9").refusal())
        .contains("http/ttft-p99 needs at least 100 requests, and 50 are planned");
    assertThat(chat().set(Attribute.REQUESTS, "50").set(Attribute.ITL_P99, "9").refusal())
        .isEmpty();
  }

  @Test
  void goodput_has_limits_for_one_attempt() {
    GateFixture gate =
        chat().set(Attribute.GOODPUT, "0.95").set(Attribute.GOODPUT_LIMITS, "ttft=2000", "e2e=1e4");
    assertThat(gate.resolve().plan().goodput())
        .isEqualTo(new GoodputLimits(2_000_000_000L, GoodputLimits.NO_LIMIT, 10_000_000_000L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.95 | ttf=2000 | did you mean ttft=2000?",
        "0.95 | 2000     | write ttft=2000, tpot=100 or e2e=10000, in milliseconds",
        "0.95 | ttft=-1  | must be greater than 0",
        "95   | ttft=1   | for 95 % write 0.95",
        "0    | ttft=1   | must be greater than 0; write a ratio, such as 0.95"
      })
  void wrong_goodput_is_refused(String goodput, String limit, String text) {
    GateFixture gate = chat().set(Attribute.GOODPUT, goodput);
    assertThat(gate.set(Attribute.GOODPUT_LIMITS, limit).refusal()).contains(text);
  }

  @Test
  void goodput_and_its_limits_need_each_other() {
    assertThat(chat().set(Attribute.GOODPUT, "0.95").refusal())
        .contains("says nothing of what makes an attempt a good one; add goodputLimits = ");
    assertThat(chat().set(Attribute.GOODPUT_LIMITS, "ttft=1").refusal())
        .contains("limits nothing, since no goodput is promised; add goodput = 0.95");
  }

  @Test
  void a_limit_for_one_attempt_that_is_raised_from_outside_loosens() {
    GateFixture gate =
        chat().set(Attribute.GOODPUT, "0.9").set(Attribute.GOODPUT_LIMITS, "ttft=100", "tpot=9");
    Gate.Endpoint loose =
        gate.property("loadline.goodput-limits", "[\"ttft=200\",\"tpot=9\"]").resolve();
    assertThat(loose.overrides()).extracting(AppliedOverride::loosens).containsExactly(true);
    Gate.Endpoint tight =
        gate.property("loadline.goodput-limits", "[\"ttft=50\",\"tpot=9\"]").resolve();
    assertThat(tight.overrides()).extracting(AppliedOverride::loosens).containsExactly(false);
  }

  private static GateFixture chat() {
    return GateFixture.gate()
        .set(Attribute.URL, "http://localhost:8080/openai/v1/chat/completions")
        .set(Attribute.PAYLOAD, "{\"messages\": [], \"stream\": true}");
  }
}
