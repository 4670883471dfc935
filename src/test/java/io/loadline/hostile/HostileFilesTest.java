package io.loadline.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.loadline.ci.CiReports;
import io.loadline.document.ResultDocument;
import io.loadline.export.ExportFormat;
import io.loadline.page.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server or a pod says is harmless in every output. */
class HostileFilesTest {
  /** One of each kind: token streams, a cluster with interferences, workers, several endpoints. */
  private static final List<String> FIXTURES =
      List.of(
          "fail-token-stream-goodput",
          "invalid-restart",
          "invalid-worker-lost",
          "endpoints-of-each-verdict",
          "not-ready-image");

  /** With a text that is no harm to anybody. */
  private static final Map<ExportFormat, List<String>> PLAIN = new EnumMap<>(ExportFormat.class);

  private static final Pattern CSV_LINE = Pattern.compile("[a-z0-9_,.]*|[0-9.,]*");
  private static final Pattern METRICS_LINE =
      Pattern.compile(
          "# (TYPE|UNIT|HELP) loadline_[a-z_]+ [^\\n]*|# EOF"
              + "|loadline_[a-z_]+\\{([a-z]+=\"([^\"\\\\]|\\\\.)*\",?)*} -?[0-9.]+");
  private static final Pattern HDR_LINE =
      Pattern.compile(
          "(#\\[.*]|\"[A-Za-z_\",]+\"|(Tag=first,)?([0-9]+\\.[0-9]{3},){3}[A-Za-z0-9+/=]+)");

  static Stream<Named<String>> texts() {
    return HostileTexts.all().stream().map(each -> Named.of(HostileTexts.name(each), each));
  }

  private static List<String> plain(ExportFormat format) {
    return PLAIN.computeIfAbsent(format, each -> written(each, "plain"));
  }

  /** Those of all fixtures in a format; empty ones are left out. */
  private static List<String> written(ExportFormat format, String text) {
    List<String> all = new ArrayList<>();
    for (String fixture : FIXTURES) {
      ResultDocument gate = HostileResult.of(fixture, text);
      format.places(gate).values().stream()
          .map(format::text)
          .filter(each -> !each.isEmpty())
          .forEach(all::add);
    }
    assertThat(all).isNotEmpty();
    return all;
  }

  private static List<String> others(Stream<String> lines, Pattern known) {
    return lines.filter(line -> !known.matcher(line).matches()).toList();
  }

  private static void hasNothingHidden(String text) {
    assertThat(Shown.hidden(text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void cells_of_csv_are_numbers(String text) {
    for (String csv : written(ExportFormat.CSV, text)) {
      assertThat(others(Stream.of(csv.split("\r\n", -1)), CSV_LINE)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_log_of_histograms_holds_nothing_else(String text) {
    for (String log : written(ExportFormat.HDR, text)) {
      assertThat(others(log.lines(), HDR_LINE)).isEmpty();
      try (HistogramLogReader reader =
          new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))) {
        while (reader.hasNext()) {
          reader.nextIntervalHistogram();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void yaml_takes_it_for_a_text_and_gives_it_back(String text) throws IOException {
    List<String> plain = plain(ExportFormat.LLM_D);
    List<String> hostile = written(ExportFormat.LLM_D, text);
    assertThat(hostile).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(hostile.get(i)).matches("[\\n -~]*");
      JsonNode read = new YAMLMapper().readTree(hostile.get(i));
      if (!text.isEmpty()) {
        assertThat(Shown.paths(read))
            .isEqualTo(Shown.paths(new YAMLMapper().readTree(plain.get(i))));
        assertThat(read.at("/scenario/load/native/config/payloads/0").asText())
            .isEqualTo(Shown.cut(text.replaceAll("[\\ud800-\\udfff]", "\ufffd"), 1000));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void the_text_of_iter8_has_the_same_lines(String text) {
    List<String> plain = plain(ExportFormat.ITER8);
    List<String> hostile = written(ExportFormat.ITER8, text);
    assertThat(hostile).hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      assertThat(hostile.get(i).lines().count()).isLessThanOrEqualTo(plain.get(i).lines().count());
      hasNothingHidden(hostile.get(i));
      Shown.holdsNoCommand(hostile.get(i));
      assertThat(hostile.get(i)).hasSizeLessThan(20_000);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_page_has_no_other_elements_and_links(String text) throws Exception {
    for (String fixture : List.of("invalid-worker-lost", "endpoints-of-each-verdict")) {
      PageElements plain = PageElements.ofPlain(fixture);
      String page = Page.of(HostileResult.of(fixture, text));
      PageElements hostile = PageElements.of(page);
      // Those without a width are at home in emoji and in some languages.
      assertThat(Shown.hidden(page.replaceAll("[\t\u200b\u200d\u2060\ufeff]", ""))).isEmpty();
      // The style sheet, our script, the figures of charts: no text of anybody is in any of them.
      assertThat(hostile.scripts()).isEqualTo(plain.scripts());
      hostile.names().removeAll(plain.names());
      assertThat(hostile.names()).isEmpty();
      assertThat(hostile.links()).isEqualTo(plain.links());
      assertThat(page.length()).isLessThan(1_000_000);
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void openmetrics_has_the_same_samples(String text) {
    for (String fixture : FIXTURES) {
      String plain = CiReports.openMetrics(HostileResult.of(fixture, "plain"));
      String hostile = CiReports.openMetrics(HostileResult.of(fixture, text));
      assertThat(Shown.hidden(hostile)).isEmpty();
      assertThat(others(hostile.lines(), METRICS_LINE)).isEmpty();
      assertThat(hostile.lines().count()).isEqualTo(plain.lines().count());
      assertThat(hostile).endsWith("\n# EOF\n").containsOnlyOnce("\n# EOF\n");
    }
  }
}
