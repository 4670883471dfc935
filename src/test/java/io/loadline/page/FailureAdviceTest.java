package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.FailureAdvice;
import io.loadline.document.ResultDocument;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailureAdviceTest {
  @Test
  void a_limit_broken_for_a_moment_is_looked_for_in_that_moment() throws Exception {
    assertThat(advice(new MadeResult(20, 50, 1).json()))
        .containsPattern(
            "The limit was broken from 4 s to 5 s \\(09:00:04 to 09:00:05 UTC\\) only; outside of"
                + " this second the p99 was [34][0-9]\\.[0-9] ms\\. Look for what happened then: a"
                + " restart, garbage collection, scaling, or a neighbour on the same machine\\.")
        .doesNotContain("The service itself is slow");
  }

  @Test
  void a_limit_broken_all_the_time_is_the_services_own_time() throws Exception {
    String json =
        new MadeResult(20, 50, 1)
            .json()
            .replace("\"limit\": 100,", "\"limit\": 5,")
            .replaceAll("\"exceedances\": \\[[^]]*]", "\"exceedances\": []");

    assertThat(advice(json))
        .contains("The service itself is slow: from the first byte sent")
        .doesNotContain("outside of");
  }

  @Test
  void errors_within_their_limit_are_no_cause() throws Exception {
    assertThat(advice(new MadeResult(20, 50, 1).json()))
        .contains(
            "Also seen, within the limit on errors: server-error, 3 requests, first at 2.1 s"
                + " (09:00:02 UTC): status 503: busy.")
        .doesNotContain("read the service's log");
  }

  @Test
  void errors_beyond_their_limit_are_a_cause() throws Exception {
    String json =
        new MadeResult(20, 50, 1).json().replace("\"verdict\": \"PASS\"", "\"verdict\": \"FAIL\"");

    assertThat(advice(json)).contains("status 503: busy – read the service's log at that time.");
  }

  @Test
  void what_happened_in_the_cluster_comes_after_settings_each_with_its_time_if_known()
      throws Exception {
    String json =
        new MadeResult(20, 50, 1)
            .json()
            .replace(
                "\"notes\": [\"a note\"],",
                "\"notes\": [\"more workers: @Load(workers = 2)\"], \"interferences\":"
                    + " [{\"kind\": \"restart\", \"second\": 4.2, \"what\": \"pod a restarted\"},"
                    + " {\"kind\": \"scaling\", \"what\": \"2 pods became 3\"},"
                    + " {\"kind\": \"restart\", \"second\": -3, \"what\": \"pod b restarted\"}],");

    assertThat(FailureAdvice.of(MadeResult.document(json)))
        .extracting(FailureAdvice.Step::text)
        .endsWith(
            "More workers: @Load(workers = 2).",
            "In the cluster at 4.2\u00a0s: pod a restarted.",
            "In the cluster: 2 pods became 3.",
            "In the cluster 3\u00a0s before the measurement: pod b restarted.");
  }

  @Test
  void of_many_events_of_the_cluster_as_many_are_told_as_the_page_numbers() throws Exception {
    String events =
        IntStream.range(0, 40)
            .mapToObj(each -> "{\"second\": " + each + ", \"what\": \"restart " + each + "\"}")
            .collect(Collectors.joining(","));
    String json =
        new MadeResult(20, 50, 1)
            .json()
            .replace(
                "\"notes\": [\"a note\"],", "\"notes\": [], \"interferences\": [" + events + "],");

    assertThat(FailureAdvice.of(MadeResult.document(json)))
        .extracting(FailureAdvice.Step::text)
        .filteredOn(text -> text.startsWith("In the cluster"))
        .hasSize(30)
        .endsWith("In the cluster at 29\u00a0s: restart 29.");
  }

  @Test
  void a_late_load_generator_has_both_fixes_and_the_services_own_time() throws Exception {
    String html =
        Page.of(ResultDocument.read(Path.of("src/test/resources/golden/invalid-own-lag")));
    ParsedPage page = ParsedPage.of(html);

    assertThat(page.text())
        .containsSubsequence(
            "the load generator was late (lag p99 270.0 ms), so 1 of 2 objectives could",
            "What happened",
            "requests were fired late, p99 270.0 ms at 0.0 s.",
            "p90 latency: 320.1 ms",
            "The service's own time, of the requests that succeeded: p90 100.0 ms, limit 150 ms.",
            "What to do",
            "Free a core for the test, or lower the rate.",
            "for a free connection; @Load(connections = 8) would not make them wait.");
    assertThat(html)
        .doesNotContain("class=\"bar error\" y=", "class=\"affected\"")
        .contains("class=\"affected undecided\"", "bar undecided", "limit broken, not judged");
  }

  @Test
  void the_figure_that_is_broken_is_the_first_of_the_key_figures() throws Exception {
    String json = new MadeResult(20, 50, 1).json().replace("latency-p99\"", "latency-p95\"");

    ParsedPage page = ParsedPage.of(Page.of(MadeResult.document(json)));

    assertThat(page.all("dt"))
        .extracting(each -> each.getTextContent())
        .startsWith("p95", "errors", "mean");
    assertThat(page.all("dd").get(0).getTextContent()).matches("[0-9.]+ ms limit: at most 100 ms");
  }

  @Test
  void each_figure_with_a_limit_shows_it_however_many_are_broken() throws Exception {
    ParsedPage page = ParsedPage.of(Page.of(golden("fail-poisson-all-objectives")));

    assertThat(page.all("dd").stream().map(each -> each.getTextContent().replace('\u00a0', ' ')))
        .contains(
            "15.3/s limit: at least 40/s",
            "20 limit: at least 30",
            "5.0 % limit: at most 1 %",
            "over 2 s (error) limit: at most 200 ms its rank is that of a failed request");
    assertThat(page.text())
        .contains("a percentile with a limit counts failed requests as well, as longer than every");
  }

  @Test
  void what_the_load_cannot_reach_is_the_first_advice_and_the_limit_or_the_load_is_to_change()
      throws Exception {
    assertThat(FailureAdvice.of(golden("fail-poisson-all-objectives")))
        .extracting(FailureAdvice.Step::text)
        .startsWith(
            "The load offers 20/s: at least 40/s cannot be reached; raise what the load offers, or"
                + " lower the limit.",
            "The load offers 20 requests: at least 30 requests cannot be reached; raise what the"
                + " load offers, or lower the limit.")
        .contains(
            "An answer came faster than the lower limit says is possible: check what is answered,"
                + " as a cached or an empty answer.");
  }

  @Test
  void connections_for_which_requests_hardly_waited_are_a_note_and_no_advice() throws Exception {
    String text = ParsedPage.of(Page.of(golden("fail-poisson-all-objectives"))).text();

    assertThat(text).contains("requests waited up to 22.3 ms (p99) for a free connection");
    assertThat(text).doesNotContain("Requests waited up to");
  }

  @Test
  void what_never_became_ready_is_mended_before_it_is_measured_again() throws Exception {
    assertThat(ParsedPage.of(Page.of(golden("not-ready-crash-loop"))).text())
        .containsSubsequence(
            "Usually: the server ends while it loads the model",
            "logs iris-new -c kserve-container --previous",
            "Mend it, then measure again: mvn verify");
  }

  private static ResultDocument golden(String name) throws Exception {
    return ResultDocument.read(Path.of("src/test/resources/golden").resolve(name));
  }

  private static String advice(String json) throws Exception {
    String text = ParsedPage.of(Page.of(MadeResult.document(json))).text();
    return text.substring(text.indexOf("What to do"), text.indexOf("Measure again"));
  }
}
