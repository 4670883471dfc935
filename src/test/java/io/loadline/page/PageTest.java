package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.document.ResultDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class PageTest {
  private static final Set<String> FETCHING = Set.of("src", "srcset", "data", "poster", "action");

  @Test
  void verdict_and_what_broke_come_first() throws Exception {
    String text = ParsedPage.of(Page.of(run().document())).text();

    assertThat(text)
        .containsSubsequence(
            "FAIL",
            "iris_keeps_its_promise",
            "1 of 2 objectives broken",
            "The service was too slow. The load generator kept time (lag p99 0.2 ms).",
            "2026-11-24 09:00:00 UTC",
            "What broke",
            "p99 latency: ",
            "limit: at most 100 ms",
            "above the limit",
            "took longer than 100 ms or failed",
            "When: from 4 s to 5 s (09:00:04 to 09:00:05 UTC).",
            "What to do",
            "Measure again: mvn verify -Dit.test='IrisGateIT#iris'",
            "Objectives");
  }

  @Test
  void each_chart_has_a_title_a_description_and_its_data() throws Exception {
    ParsedPage page = ParsedPage.of(Page.of(run().document()));

    assertThat(page.charts()).hasSizeGreaterThanOrEqualTo(4);
    for (Element chart : page.charts()) {
      assertThat(ParsedPage.within(chart, "title")).hasSize(1);
      assertThat(ParsedPage.within(chart, "desc").get(0).getTextContent()).hasSizeGreaterThan(20);
      Element figure = (Element) chart.getParentNode();
      Element data = ParsedPage.within(figure, "details").get(0);
      assertThat(ParsedPage.within(data, "tr")).hasSizeGreaterThan(5);
    }
  }

  @Test
  void ids_are_unlike_each_other() throws Exception {
    ParsedPage page = ParsedPage.of(Page.of(run().document()));

    List<String> ids =
        page.all("*").stream()
            .map(each -> each.getAttribute("id"))
            .filter(it -> !it.isEmpty())
            .toList();
    assertThat(ids).doesNotHaveDuplicates().hasSameSizeAs(new HashSet<>(ids));
  }

  @Test
  void nothing_is_fetched() throws Exception {
    String html = Page.of(run().document());

    for (Element each : ParsedPage.of(html).all("*")) {
      for (int i = 0; i < each.getAttributes().getLength(); i++) {
        String name = each.getAttributes().item(i).getNodeName();
        assertThat(FETCHING).doesNotContain(name);
        assertThat(name).doesNotStartWith("on").isNotEqualTo("style");
      }
      assertThat(each.getTagName()).isNotIn("link", "img", "iframe", "object", "base");
      assertThat(each.getAttribute("href")).doesNotContain(":");
    }
    assertThat(html).doesNotContain("url(", "@import");
  }

  @Test
  void seconds_in_which_a_limit_was_broken_are_shaded() throws Exception {
    ParsedPage page = ParsedPage.of(Page.of(run().document()));

    Element latency =
        page.charts().stream()
            .filter(each -> each.getAttribute("id").equals("over-time"))
            .findFirst()
            .orElseThrow();
    assertThat(ParsedPage.within(latency, "path"))
        .filteredOn(each -> each.getAttribute("class").equals("affected"))
        .extracting(each -> each.getAttribute("d"))
        .containsExactly("M200 0H250V190H200Z");
    assertThat(ParsedPage.within(latency, "desc").get(0).getTextContent())
        .contains("Broken from 4 s to 5 s.");
  }

  @Test
  void a_run_of_ten_million_requests_and_six_hours_stays_below_a_megabyte() throws Exception {
    ResultDocument large = new MadeResult(2_700, 4_000, 8).document();

    String page = Page.of(large);

    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
    assertThat(ParsedPage.of(page).text()).contains("15 intervals of result.json put together");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void whatever_came_of_a_gate_is_well_formed_and_whole(Path folder) throws Exception {
    ResultDocument result = ResultDocument.read(folder);

    ParsedPage page = ParsedPage.of(Page.of(result));

    assertThat(page.text()).contains(result.verdict(), result.name());
    assertThat(page.charts()).hasSize(page.all("figure").size());
    assertThat(page.all("td")).isNotEmpty();
    for (ResultDocument each : result.endpoints()) {
      ParsedPage own = ParsedPage.of(Page.ofEndpoint(each, result));
      assertThat(own.all("a").get(0).getAttribute("href")).isEqualTo("../index.html");
    }
  }

  @Test
  void a_gate_of_a_build_leads_to_the_list_and_one_alone_does_not() throws Exception {
    ResultDocument gate = run().document();

    Optional<Path> list = Optional.of(Path.of("..", "..", "index.html"));
    Element link = ParsedPage.of(Page.of(gate, list, Page.KeptRuns.NONE)).all("a").get(0);
    assertThat(link.getTextContent()).isEqualTo("all gates");
    assertThat(link.getAttribute("href")).isEqualTo("../../index.html");
    assertThat(Page.of(gate, Optional.empty(), Page.KeptRuns.NONE)).isEqualTo(Page.of(gate));
    assertThat(Page.of(gate)).doesNotContain("all gates");
  }

  @Test
  void time_goes_on_to_the_end_of_the_run() throws Exception {
    String json = new MadeResult(2, 50, 1).json();
    String longer = json.replace("\"elapsed_s\": 2,", "\"elapsed_s\": 2.2,");

    ParsedPage page = ParsedPage.of(Page.of(MadeResult.document(longer)));

    List<Element> overTime =
        page.charts().stream().filter(it -> !it.getAttribute("id").equals("distribution")).toList();
    assertThat(overTime).hasSizeGreaterThan(2);
    for (Element chart : overTime) {
      assertThat(chart.getTextContent()).contains("from 0 to 2.2 s").containsPattern("1 s2.2 s");
    }
    assertThat(page.all("script").get(0).getTextContent()).contains("\"end\":2.2,");
  }

  /** Those that are JSON; of others figures are masked. */
  static List<Path> golden() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("src/test/resources/golden"))) {
      return all.filter(PageTest::isRead).sorted().toList();
    }
  }

  private static boolean isRead(Path folder) {
    try {
      return !ResultDocument.read(folder).verdict().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void a_result_without_anything_is_a_page() throws Exception {
    ParsedPage page = ParsedPage.of(Page.of(MadeResult.document("{}")));

    assertThat(page.charts()).isEmpty();
  }

  @Test
  void a_damaged_histogram_costs_its_chart_only() throws Exception {
    String damaged = run().json().replaceAll("\"histogram\": \"....", "\"histogram\": \"????");

    ParsedPage page = ParsedPage.of(Page.of(MadeResult.document(damaged)));

    assertThat(page.charts())
        .extracting(each -> each.getAttribute("id"))
        .contains("over-time", "rate")
        .doesNotContain("distribution");
  }

  private static MadeResult run() {
    return new MadeResult(20, 50, 1);
  }
}
