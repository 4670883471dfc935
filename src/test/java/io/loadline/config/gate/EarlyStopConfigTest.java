package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.EarlyEnd;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlyStopConfigTest {
  /** 10,000 requests in 100 s. */
  private static GateFixture early() {
    return gate()
        .set(Attribute.LATENCY_MEAN)
        .set(Attribute.LATENCY_P95, "300")
        .set(Attribute.ERROR_RATIO, "0.01")
        .set(Attribute.CONFIDENCE, "0.95")
        .set(Attribute.REQUESTS, "10000")
        .set(Attribute.RATE, "100")
        .set(Attribute.EARLY_STOP, "TRUE");
  }

  @Test
  void a_run_ends_when_it_is_planned_to_where_nothing_is_set() {
    assertThat(gate().resolve().plan().earlyEnd()).isEmpty();
    assertThat(early().set(Attribute.EARLY_STOP, "false").resolve().plan().earlyEnd()).isEmpty();
  }

  @Test
  void a_pass_takes_a_minute_where_no_least_duration_is_set() {
    assertThat(early().resolve().plan().earlyEnd())
        .contains(new EarlyEnd(Duration.ZERO, Duration.ofSeconds(60)));
    assertThat(early().resolve().settings().warnings()).isEmpty();
  }

  @Test
  void a_least_duration_is_that_of_both_verdicts() {
    assertThat(early().set(Attribute.MIN_DURATION, "20s").resolve().plan().earlyEnd())
        .contains(new EarlyEnd(Duration.ofSeconds(20), Duration.ofSeconds(20)));
    assertThat(early().property("loadline.min-duration", "90s").resolve().plan().earlyEnd())
        .contains(new EarlyEnd(Duration.ofSeconds(90), Duration.ofSeconds(90)));
  }

  @Test
  void it_can_be_turned_off_from_outside_where_the_code_has_a_least_duration() {
    assertThat(
            early()
                .set(Attribute.MIN_DURATION, "20s")
                .property("loadline.early-stop", "false")
                .resolve()
                .plan()
                .earlyEnd())
        .isEmpty();
  }

  @Test
  void it_can_be_asked_for_from_outside() {
    assertThat(
            early()
                .set(Attribute.EARLY_STOP)
                .property("loadline.early-stop", "true")
                .resolve()
                .plan()
                .earlyEnd())
        .isPresent();
  }

  @Test
  void a_run_too_short_for_an_early_pass_is_warned_of() {
    GateFixture brief = early().set(Attribute.REQUESTS, "6000");

    assertThat(brief.resolve().settings().warnings())
        .containsExactly(
            "earlyStop ends this run for a FAIL alone: a PASS takes 60 s, so that it has seen what"
                + " comes every 7.5 s; set minDuration where less is enough");
    assertThat(brief.set(Attribute.MIN_DURATION, "20s").resolve().settings().warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONFIDENCE | | http/latency-p95 <= 300 is none; set confidence, such as 0.95, or remove"
            + " earlyStop",
        "LATENCY_MEAN | 100 | http/latency-mean <= 100 is none; remove that objective, or remove"
            + " earlyStop",
        "LATENCY_MAX | 900 | http/latency-max <= 900 is none; remove that objective, or remove"
            + " earlyStop",
        "ERROR_RATIO | | http/error-count <= 0 is none, which is implied where no errors are"
            + " limited; limit errorRatio, such as 0.01, in place of errors, or remove earlyStop",
        "RUN_IN | CLUSTER | is decided by the JVM that drives the load, and here pods do; set runIn ="
            + " LOCAL, or remove earlyStop",
        "MIN_DURATION | 100s | leaves nothing to be saved of a run that takes 100 s; set less, or"
            + " remove earlyStop",
        "EARLY_STOP | perhaps | is neither true nor false; write true or false",
      })
  void what_does_not_fit_is_refused(Attribute attribute, String value, String refusal) {
    GateFixture gate = early().set(Attribute.URL, "http://iris.ml:8080/v2/models/iris/infer");
    GateFixture wrong = value == null ? gate.set(attribute) : gate.set(attribute, value);

    assertThat(wrong.refusal()).contains(refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "TTFT_P95, 300, http/ttft-p95 <= 300",
    "ITL_P95, 50, http/itl-p95 <= 50",
    "GOODPUT, 0.9, http/goodput >= 0.9"
  })
  void what_streams_alone_have_no_part_of_a_run_decides(
      Attribute attribute, String limit, String objective) {
    GateFixture streams =
        early()
            .set(Attribute.URL, "http://localhost:8080/openai/v1/chat/completions")
            .set(Attribute.PAYLOAD, "{\"model\": \"llm\", \"stream\": true, \"messages\": []}")
            .set(attribute, limit);
    if (attribute == Attribute.GOODPUT) {
      streams.set(Attribute.GOODPUT_LIMITS, "e2e=1000");
    }

    String refusal = objective + " is none; remove that objective, or remove earlyStop";
    assertThat(streams.refusal()).contains(refusal);
    assertThat(streams.set(Attribute.CONFIDENCE).refusal()).contains(refusal);
  }

  @Test
  void a_least_duration_of_a_run_that_may_not_end_early_is_refused() {
    assertThat(early().set(Attribute.EARLY_STOP).set(Attribute.MIN_DURATION, "20s").refusal())
        .isEqualTo(
            "@Load(minDuration = \"20s\"), from @Load on method gate(): is how soon a run may end"
                + " early, and this one may not; set earlyStop = TRUE, or remove minDuration");
  }

  @Test
  void a_load_of_stages_is_refused() {
    assertThat(
            early()
                .set(Attribute.REQUESTS)
                .set(Attribute.RATE)
                .set(Attribute.STAGES, "ramp 10/s to 100/s for 100s")
                .refusal())
        .contains("needs a load that is the same all the time, and stages are not");
  }

  @Test
  void a_closed_loop_is_by_time() {
    GateFixture closed = early().set(Attribute.RATE).set(Attribute.CONCURRENCY, "4");

    assertThat(closed.refusal()).contains("set duration in place of requests, or remove earlyStop");
    assertThat(
            closed
                .set(Attribute.REQUESTS)
                .set(Attribute.DURATION, "2m")
                .resolve()
                .plan()
                .earlyEnd())
        .isPresent();
  }

  @Test
  void as_many_requests_are_needed_as_the_end_takes() {
    assertThat(
            early()
                .set(Attribute.ERROR_RATIO, "0.02")
                .set(Attribute.REQUESTS, "160")
                .set(Attribute.MIN_DURATION, "1s")
                .refusal())
        .contains("http/error-rate at a confidence of 0.95 needs at least 168 requests");
  }
}
