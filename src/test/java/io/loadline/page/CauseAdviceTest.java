package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.FailureAdvice;
import io.loadline.document.ResultDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is advised where a cause is known. */
class CauseAdviceTest {
  @Test
  void a_known_cause_is_advised_first_and_in_place_of_what_is_usual() throws Exception {
    String json =
        new MadeResult(20, 50, 1)
            .json()
            .replace(
                "\"notes\": [\"a note\"],",
                "\"causes\": [{\"objective\": \"http/latency-p99\", \"kind\": \"cpu-limit\","
                    + " \"sentence\": \"p99 30 ms: it was held back\", \"advice\": \"raise that"
                    + " limit\"}],");

    assertThat(FailureAdvice.of(MadeResult.document(json)))
        .extracting(FailureAdvice.Step::text)
        .startsWith("Raise that limit.")
        .noneMatch(each -> each.contains("outside of"));
    assertThat(MadeResult.document(json).causes())
        .extracting(each -> each.text("sentence"))
        .containsExactly("p99 30 ms: it was held back");
  }

  @Test
  void where_the_cause_of_one_latency_is_known_no_other_one_is_advised() throws Exception {
    String json =
        new MadeResult(20, 50, 1)
            .json()
            .replace("http/error-count", "http/latency-mean")
            .replace("\"verdict\": \"PASS\"", "\"verdict\": \"FAIL\"")
            .replace(
                "\"notes\": [\"a note\"],",
                "\"causes\": [{\"objective\": \"http/latency-mean\", \"kind\": \"queue\","
                    + " \"sentence\": \"in the queue\", \"advice\": \"add replicas\"}],");

    assertThat(FailureAdvice.of(MadeResult.document(json)))
        .extracting(FailureAdvice.Step::text)
        .startsWith("Add replicas.")
        .noneMatch(each -> each.contains("outside of") || each.contains("service itself"));
  }

  @Test
  void a_first_token_whose_cause_is_known_is_not_said_to_wait_in_a_queue() throws Exception {
    String late = new MadeResult(20, 50, 1).json().replace("latency-p99", "ttft-p99");
    String known =
        late.replace(
            "\"notes\": [\"a note\"],",
            "\"causes\": [{\"objective\": \"http/ttft-p99\", \"kind\": \"compute\", \"sentence\":"
                + " \"at least 55.0 ms prefill\", \"advice\": \"look at the model\"}],");

    assertThat(FailureAdvice.of(MadeResult.document(late)))
        .extracting(FailureAdvice.Step::text)
        .anyMatch(each -> each.startsWith("Long before the first token"));
    assertThat(FailureAdvice.of(MadeResult.document(known)))
        .extracting(FailureAdvice.Step::text)
        .startsWith("Look at the model.")
        .noneMatch(each -> each.startsWith("Long before the first token"));
    assertThat(Page.of(MadeResult.document(known)))
        .contains("At least 55.0" + FigureText.NO_BREAK + "ms prefill.");
  }

  @Test
  void the_cause_of_another_objective_leaves_its_own_advice() throws Exception {
    String json =
        new MadeResult(20, 50, 1)
            .json()
            .replace(
                "\"notes\": [\"a note\"],",
                "\"causes\": [{\"objective\": \"http/error-count\", \"sentence\": \"refused\","
                    + " \"advice\": \"lower the rate\"}],");

    assertThat(FailureAdvice.of(MadeResult.document(json)))
        .extracting(FailureAdvice.Step::text)
        .startsWith("Lower the rate.")
        .anyMatch(each -> each.contains("outside of this second"));
  }

  @ParameterizedTest
  @CsvSource({
    "queue, Requests wait in the server: where it is short of capacity",
    "compute, The model computes too long: look at it"
  })
  void a_server_that_is_late_by_its_own_clock_is_named_and_where_to_look(String part, String advice)
      throws Exception {
    String late =
        """
        {"verdict": "FAIL", "requests": 100, "outcomes": {"success": 100}, "causes": [],
         "objectives": [{"metric": "server/%s-p99", "limit": 100, "bound": "upper", "unit": "ms",
           "observed": 260, "samples": 100, "verdict": "FAIL"}]}
        """
            .formatted(part);
    ResultDocument result = MadeResult.document(late);
    ResultDocument known = MadeResult.document(late.replace("[]", "[{}]"));

    assertThat(new VerdictMeaning(result, ObjectiveSet.of(result)).text())
        .isEqualTo("The service was too slow.");
    assertThat(FailureAdvice.of(result))
        .extracting(FailureAdvice.Step::text)
        .singleElement()
        .asString()
        .startsWith(advice);
    assertThat(FailureAdvice.of(known)).noneMatch(each -> each.text().startsWith(advice));
  }

  @ParameterizedTest
  @CsvSource({"server/queue-p99", "server/compute-p99", "http/ttft-p99"})
  void errors_that_break_a_limit_on_a_time_are_no_slow_service(String metric) throws Exception {
    ResultDocument result =
        MadeResult.document(
            """
            {"verdict": "FAIL", "requests": 100, "outcomes": {"success": 90, "server-error": 10},
             "causes": [], "objectives": [{"metric": "%s", "limit": 100, "bound": "upper",
               "unit": "ms", "observed": null, "samples": 100, "verdict": "FAIL",
               "reason": "error"}]}
            """
                .formatted(metric));

    assertThat(new VerdictMeaning(result, ObjectiveSet.of(result)).text())
        .startsWith("The service failed 10 of 100");
    assertThat(FailureAdvice.of(result))
        .extracting(FailureAdvice.Step::text)
        .noneMatch(each -> each.startsWith("Requests wait"))
        .noneMatch(each -> each.startsWith("The model computes"))
        .noneMatch(each -> each.startsWith("Long before"));
  }

  @Test
  void nothing_waits_where_a_server_has_to_be_slower_than_it_is() throws Exception {
    String fast =
        """
        {"verdict": "FAIL", "requests": 100, "outcomes": {"success": 100}, "causes": [],
         "objectives": [{"metric": "server/queue-p99", "limit": 100, "bound": "lower", "unit": "ms",
           "observed": 60, "samples": 100, "verdict": "FAIL"}]}
        """;

    assertThat(FailureAdvice.of(MadeResult.document(fast))).isEmpty();
  }
}
