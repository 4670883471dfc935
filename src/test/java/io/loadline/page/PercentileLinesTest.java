package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PercentileLinesTest {
  @Test
  void the_percentile_with_a_limit_is_drawn_beside_the_usual_ones() throws Exception {
    String page = page("latency-p99.9");

    assertThat(columns(page)).containsExactly("from", "p50", "p90", "p99", "p99.9", "max");
  }

  @Test
  void without_another_limit_there_are_three() throws Exception {
    assertThat(columns(page("latency-p99"))).containsExactly("from", "p50", "p90", "p99", "max");
  }

  @Test
  void seconds_of_few_requests_are_named() throws Exception {
    assertThat(page("latency-p99"))
        .contains("Most seconds have fewer than 100 requests that succeeded: there the p99 is");
    assertThat(Page.of(new MadeResult(20, 200, 1).document())).doesNotContain("have fewer than");
  }

  @Test
  void where_no_second_tells_a_percentile_the_page_says_so() throws Exception {
    String json = new MadeResult(20, 50, 1).json().replaceAll("\"histogram\": \"....", "$0?");

    assertThat(Page.of(MadeResult.document(json)))
        .contains(
            "The limit is on a percentile; of the times within each second only mean and max are"
                + " known.");
  }

  private static String page(String metric) throws Exception {
    String json = new MadeResult(20, 50, 1).json().replace("latency-p99\"", metric + "\"");
    return Page.of(MadeResult.document(json));
  }

  private static List<String> columns(String page) throws Exception {
    Element chart =
        ParsedPage.of(page).charts().stream()
            .filter(each -> each.getAttribute("id").equals("over-time"))
            .findFirst()
            .orElseThrow();
    return ParsedPage.within((Element) chart.getParentNode(), "th").stream()
        .filter(each -> each.getAttribute("scope").equals("col"))
        .map(Element::getTextContent)
        .toList();
  }
}
