package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictMeaningTest {
  private static final String INVALID =
      " In mode enforce it fails the test, or aborts it with loadline.on-invalid=abort.";

  private static final String SLOW =
      """
      {"verdict": "FAIL", "requests": 100, "outcomes": {"success": 100},
      "objectives": [{"metric": "http/latency-p99", "limit": 100, "bound": "upper", "unit": "ms",
        "observed": 260, "samples": 100, "verdict": "FAIL"}],
      "service": {"p99": 259}, "lag": {"p99": LAG}, "health": HEALTH, "ending": "complete"}
      """;

  private static final String ERRORS =
      """
      {"verdict": "FAIL", "requests": 100, "outcomes": {"success": 97, "OUTCOME": 3},
      "objectives": [{"metric": "http/error-count", "limit": 0, "bound": "upper", "unit": "",
        "observed": 3, "samples": 100, "verdict": "FAIL"}],
      "load": {"timeout_s": 1}, "lag": {"p99": 0.2}}
      """;

  @Test
  void a_slow_service_is_named_and_a_load_generator_that_kept_time() throws Exception {
    assertThat(slow("0.4", "null"))
        .isEqualTo("The service was too slow. The load generator kept time (lag p99 0.4 ms).");
  }

  @ParameterizedTest
  @CsvSource({"ttft, tokens, ttftFromSent", "first-message, messages, firstFromSent"})
  void a_first_token_is_late_by_the_service_where_it_was_late_from_when_it_was_sent(
      String metric, String stream, String fromSent) throws Exception {
    String late =
        SLOW.replace("latency", metric)
            .replace("LAG", "0.4")
            .replace("HEALTH", "null")
            .replace(
                "\"service\":",
                "\"%s\": {\"%s\": {\"p99\": 101}}, \"service\":".formatted(stream, fromSent));

    assertThat(of(late)).startsWith("The service was too slow.");
    assertThat(of(late.replace("101", "99"))).startsWith("What was measured breaks a limit.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.5 | null",
        "null | null",
        "0.4 | {\"throttled_ms\": 1}",
        "0.4 | {\"longestPause_ms\": 10.5}",
        "0.4 | {\"busy\": 0.95}",
        "0.4 | {\"steal\": 0.2}"
      })
  void a_load_generator_that_was_not_well_is_not_said_to_have_kept_time(String lag, String health)
      throws Exception {
    assertThat(slow(lag, health)).isEqualTo("The service was too slow.");
  }

  @Test
  void a_late_load_generator_leaves_the_service_without_a_verdict() throws Exception {
    String invalid = SLOW.replace("FAIL", "INVALID").replace("LAG", "90").replace("HEALTH", "{}");

    assertThat(of(invalid))
        .isEqualTo(
            "No verdict on the service: the load generator was late (lag p99 90.0 ms), so 1"
                + " of 1 objective could not be checked."
                + INVALID);
  }

  @Test
  void a_wait_for_connections_is_not_the_services_time() throws Exception {
    String json = SLOW.replace("{\"p99\": 259}", "{\"p99\": 90}, \"wait\": {\"p99\": 170}");

    assertThat(of(json.replace("LAG", "0.4").replace("HEALTH", "null")))
        .isEqualTo(
            "The service's own time kept the limit; requests waited up to 170.0 ms (p99) for a free"
                + " connection. The load generator kept time (lag p99 0.4 ms).");
  }

  @Test
  void what_figures_do_not_tell_is_not_said() throws Exception {
    String json = SLOW.replace("latency-p99", "latency-stddev").replace("HEALTH", "null");

    assertThat(of(json.replace("LAG", "null"))).isEqualTo("What was measured breaks a limit.");
  }

  @Test
  void one_late_second_is_enough_not_to_praise_the_load_generator() throws Exception {
    String late = "null, \"intervals\": [{\"lag\": {\"p99\": 6}}]";

    assertThat(slow("0.4", late)).isEqualTo("The service was too slow.");
  }

  @Test
  void requests_that_the_service_failed_are_counted() throws Exception {
    assertThat(of(ERRORS.replace("OUTCOME", "server-error")))
        .startsWith("The service failed 3 of 100 requests. The load generator kept time");
  }

  @Test
  void requests_that_may_have_failed_through_the_test_are_not_the_services() throws Exception {
    assertThat(of(ERRORS.replace("OUTCOME", "client-error")))
        .startsWith("3 of 100 requests failed (client-error).");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fail-token-stream-goodput | The service failed 10 of 100 requests. The load generator kept"
            + " time (lag p99 0.0 ms).",
        "invalid-restart | No verdict on the service: the measurement was disturbed, so its"
            + " figures do not count."
            + INVALID,
        "invalid-disturbed | No verdict on the service: the load generator was disturbed, so 2 of 3"
            + " objectives could not be checked."
            + INVALID,
        "invalid-lost | No verdict on the service: the measurement did not reach its end, so 3 of 3"
            + " objectives could not be checked."
            + INVALID,
        "inconclusive-too-few | No verdict on the service: too little evidence (too few requests:"
            + " below 100 there is no http/latency-p99)."
            + " In mode enforce it fails the test, or aborts it with"
            + " loadline.on-inconclusive=abort.",
        "not-ready-image | Nothing was measured: there is no verdict on the service, and no figure"
            + " of it under load.",
        "not-ready-crash-loop | The model's deployment fails, which is a matter of its set-up; its"
            + " log ends with: ValueError: not a model. Nothing was measured: there is no verdict on"
            + " the service, and no figure of it under load.",
        "pass-withdrawn | No verdict on the service: the figures were not judged.",
        "pass-constant | ''"
      })
  void each_verdict_says_whose_trouble_it_is(String golden, String meaning) throws Exception {
    ResultDocument result = ResultDocument.read(Path.of("src/test/resources/golden", golden));

    assertThat(of(result)).isEqualTo(meaning);
  }

  @Test
  void limits_that_the_load_cannot_reach_come_before_what_the_service_did() throws Exception {
    ResultDocument result =
        ResultDocument.read(Path.of("src/test/resources/golden/fail-poisson-all-objectives"));

    assertThat(of(result))
        .startsWith(
            "The load offers 20/s: at least 40/s cannot be reached. The load offers 20 requests: at"
                + " least 30 requests cannot be reached. That is the gate's settings, not the"
                + " service. The service was too slow. Answers came faster than a lower limit"
                + " allows. The service failed 1 of 20 requests.");
  }

  @Test
  void an_answer_below_a_lower_limit_alone_is_no_slow_service() throws Exception {
    String json = SLOW.replace("\"upper\"", "\"lower\"").replace("LAG", "null");

    assertThat(of(json.replace("HEALTH", "null")))
        .isEqualTo("Answers came faster than a lower limit allows.");
  }

  private static String slow(String lag, String health) throws Exception {
    return of(SLOW.replace("LAG", lag).replace("HEALTH", health));
  }

  private static String of(String json) throws Exception {
    return of(MadeResult.document(json));
  }

  private static String of(ResultDocument result) {
    return new VerdictMeaning(result, ObjectiveSet.of(result)).text().replace('\u00a0', ' ');
  }
}
