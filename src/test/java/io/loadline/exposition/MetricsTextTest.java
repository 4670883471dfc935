package io.loadline.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.exposition.MetricsText.FormatException;
import io.loadline.exposition.MetricsText.LabeledSample;
import io.loadline.exposition.MetricsText.MetricFamily;
import io.loadline.exposition.MetricsText.MetricType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the corpus does not say: bytes, content types, what is wanted. */
class MetricsTextTest {
  private static boolean isWanted(String unusedFamily) {
    return true;
  }

  private static MetricsText read(String text, String contentType, Predicate<String> wanted)
      throws FormatException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return MetricsText.read(bytes, bytes.length, contentType, wanted);
  }

  @Test
  void a_family_has_its_samples_in_the_order_of_the_text() throws Exception {
    String text = "# TYPE a counter\na{x=\"2\"} 1\nb 3 1500\na{x=\"1\"} 2\n";

    assertThat(read(text, "text/plain", MetricsTextTest::isWanted).families())
        .containsExactly(
            new MetricFamily(
                "a",
                MetricType.COUNTER,
                List.of(
                    new LabeledSample("a", Map.of("x", "2"), 1, null),
                    new LabeledSample("a", Map.of("x", "1"), 2, null))),
            new MetricFamily(
                "b",
                MetricType.UNTYPED,
                List.of(new LabeledSample("b", Map.of(), 3, Instant.ofEpochMilli(1500)))));
  }

  @Test
  void wanted_families_alone_are_kept() throws Exception {
    MetricsText text = read("# TYPE a gauge\na 1\nb 2\nc 3\n", "text/plain", "b"::equals);

    assertThat(text.families()).extracting(MetricFamily::name).containsExactly("b");
  }

  @Test
  void a_family_is_wanted_by_its_own_name_and_not_by_that_of_a_sample() throws Exception {
    String text = "# TYPE a counter\na_total 1\n# EOF\n";

    assertThat(read(text, "application/openmetrics-text", "a"::equals).families()).hasSize(1);
  }

  @Test
  void a_fault_in_a_family_that_nobody_wants_is_a_fault_of_the_text() {
    assertThatThrownBy(() -> read("a 1\nb one\n", "text/plain", "a"::equals))
        .isInstanceOf(FormatException.class)
        .hasMessage("line 2: no number where one must be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "text/plain; version=0.0.4; charset=utf-8; escaping=underscores",
        "text/plain; version=1.0.0; charset=utf-8",
        "TEXT/PLAIN;charset=UTF-8",
        " text/plain ",
      })
  void plain_text_of_any_version_is_the_text_format(String contentType) throws Exception {
    assertThat(read("a 1\n", contentType, MetricsTextTest::isWanted).families()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/openmetrics-text",
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
      })
  void open_metrics_must_end_as_they_do(String contentType) throws Exception {
    assertThat(read("a 1\n# EOF\n", contentType, MetricsTextTest::isWanted).families()).hasSize(1);
    assertThatThrownBy(() -> read("a 1\n", contentType, MetricsTextTest::isWanted))
        .hasMessage("ends without # EOF");
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=utf-8, answers text/html",
    "application/json, answers application/json",
    "application/vnd.google.protobuf, answers application/vnd.google.protobuf",
    "'', answers without a content type",
    "<script>, answers without a content type",
    "text/\u001b[31m, answers without a content type",
  })
  void what_is_of_another_type_is_refused(String contentType, String message) {
    assertThatThrownBy(() -> read("a 1\n", contentType, MetricsTextTest::isWanted))
        .isInstanceOf(FormatException.class)
        .hasMessage(message);
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused() {
    byte[] bytes = "a{x=\"\u00fc\"} 1\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(
            () -> MetricsText.read(bytes, bytes.length, "text/plain", MetricsTextTest::isWanted))
        .isInstanceOf(FormatException.class)
        .hasMessage("is no UTF-8");
  }

  @Test
  void bytes_behind_the_length_are_not_the_text() throws Exception {
    byte[] bytes = "a 1\nb one\n".getBytes(StandardCharsets.UTF_8);

    assertThat(MetricsText.read(bytes, 4, "text/plain", MetricsTextTest::isWanted).families())
        .hasSize(1);
  }

  @Test
  void a_fault_of_a_whole_family_is_told_with_the_line_behind_it() {
    String text = "# TYPE a histogram\na_bucket{le=\"1\"} 2\n# EOF\n";

    assertThatThrownBy(() -> read(text, "application/openmetrics-text", MetricsTextTest::isWanted))
        .hasMessage("line 3: a histogram without its last bucket, or with another count");
  }
}
