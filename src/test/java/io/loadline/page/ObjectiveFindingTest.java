package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import org.junit.jupiter.api.Test;

/** What is said of an objective that does not hold: how many, how many are allowed, and when. */
class ObjectiveFindingTest {
  private static final String INTERVALS =
      """
      "intervals": [{"start_s": 0, "length_s": 1, "successes": 50, "errors": 0},
        {"start_s": 1, "length_s": 1, "successes": 40, "errors": 10},
        {"start_s": 2, "length_s": 1, "successes": 50, "errors": 0}]
      """;

  @Test
  void goodput_is_counted_in_percent_with_what_good_means_and_when_requests_failed()
      throws Exception {
    String text =
        of(
            "goodput",
            "lower",
            "0.95",
            "0.9",
            "\"tokens\": {\"goodput\": {\"ttftLimit\": 100, \"e2eLimit\": 300}}");

    assertThat(text)
        .contains(
            "goodput: 90.0 %; limit: at least 95 % (5.3 % below the limit)",
            "90 of 100 requests were good; at least 95 are needed.",
            "Good is a request that succeeds and keeps: first token at most 100 ms, whole answer"
                + " at most 300 ms.",
            "Requests failed: from 1 s to 2 s (09:00:01 to 09:00:02 UTC).");
  }

  @Test
  void goodput_of_messages_has_its_own_limits() throws Exception {
    String text =
        of("goodput", "lower", "0.95", "0.9", "\"messages\": {\"goodput\": {\"ttftLimit\": 20}}");

    assertThat(text).contains("succeeds and keeps: first message at most 20 ms.");
  }

  @Test
  void an_error_ratio_is_told_in_percent_and_in_requests() throws Exception {
    assertThat(of("error-rate", "upper", "0.015", "0.1", "\"a\": 0"))
        .contains(
            "error ratio: 10.0 %; limit: at most 1.5 % (566.7 % above the limit)",
            "10 of 100 requests failed; at most 1 may.",
            "When: from 1 s to 2 s (09:00:01 to 09:00:02 UTC).");
  }

  @Test
  void errors_are_counted_of_all_requests() throws Exception {
    assertThat(of("error-count", "upper", "0", "10", "\"a\": 0"))
        .contains("10 of 100 requests failed; at most 0 may.");
  }

  @Test
  void a_throughput_is_told_in_requests() throws Exception {
    assertThat(of("throughput", "lower", "50", "45", "\"a\": 0"))
        .contains(
            "90 requests succeeded in 2 s; at least 100 are needed.", "When: from 1 s to 2 s");
  }

  @Test
  void an_unset_clock_is_not_told() throws Exception {
    String text = of("error-count", "upper", "0", "10", "\"started\": \"1970-01-01T00:00:00Z\"");

    assertThat(text).contains("When: from 1 s to 2 s.").doesNotContain("1970", "UTC");
  }

  @Test
  void of_one_or_two_intervals_a_request_is_named_instead() throws Exception {
    String few =
        INTERVALS.replace(
            ",\n  {\"start_s\": 2, \"length_s\": 1, \"successes\": 50, \"errors\": 0}", "");
    String errors =
        "\"errors\": {\"reset\": {\"first_ms\": 1700}, \"timeout\": {\"first_ms\": 1200}}";

    assertThat(few).isNotEqualTo(INTERVALS);
    assertThat(of("error-rate", "upper", "0.015", "0.1", errors, few))
        .contains("First failed request: at 1.2 s (09:00:01 UTC).")
        .doesNotContain("When:");
    assertThat(of("throughput", "lower", "50", "45", errors, few)).doesNotContain("When:");
  }

  @Test
  void the_rest_of_an_interval_is_no_worst_one() throws Exception {
    String rest =
        INTERVALS.replace(
            "{\"start_s\": 2, \"length_s\": 1, \"successes\": 50",
            "{\"start_s\": 2, \"length_s\": 0.2, \"successes\": 2");

    assertThat(rest).isNotEqualTo(INTERVALS);
    assertThat(of("throughput", "lower", "60", "45", "\"a\": 0", rest))
        .contains("When: all the time", "; worst at 1 s");
  }

  @Test
  void an_answer_without_text_is_judged_by_its_whole_time_alone() throws Exception {
    String tokens = "\"tokens\": {\"withoutText\": 2, \"goodput\": {\"ttftLimit\": 100}}";

    assertThat(of("goodput", "lower", "0.95", "0.9", tokens))
        .contains("An answer without text (2 here) is judged by its whole time alone.");
  }

  @Test
  void a_limit_has_thousands_apart() throws Exception {
    assertThat(of("error-count", "upper", "1000000", "1000001", "\"a\": 0"))
        .contains("errors: 1,000,001; limit: at most 1,000,000");
  }

  private static String of(String metric, String bound, String limit, String observed, String more)
      throws Exception {
    return of(metric, bound, limit, observed, more, INTERVALS);
  }

  private static String of(
      String metric, String bound, String limit, String observed, String more, String intervals)
      throws Exception {
    String started = more.contains("started") ? "" : "\"started\": \"2026-11-24T09:00:00Z\",";
    String json =
        """
        {"verdict": "FAIL", "headline": "1 of 1 objective broken", "objectives": [
        {"metric": "http/%s", "bound": "%s", "limit": %s, "observed": %s, "samples": 100,
         "unit": "", "verdict": "FAIL"}], "elapsed_s": 2, %s %s, %s}
        """
            .formatted(metric, bound, limit, observed, started, more, intervals);
    ResultDocument result = MadeResult.document(json);
    return ParsedPage.of(Page.of(result)).text();
  }
}
