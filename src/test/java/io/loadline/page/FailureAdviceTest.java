package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.nio.file.Path;
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

    assertThat(page.all("dt")).extracting(each -> each.getTextContent()).startsWith("p95", "mean");
    assertThat(page.all("dd").get(0).getTextContent()).matches("[0-9.]+ ms limit: at most 100 ms");
  }

  private static String advice(String json) throws Exception {
    String text = ParsedPage.of(Page.of(MadeResult.document(json))).text();
    return text.substring(text.indexOf("What to do"), text.indexOf("Measure again"));
  }
}
