package io.loadline.exposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.loadline.exposition.MetricsText.FormatException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader beside the corpus, which scripts/openmetrics-check holds the reference against. */
class ExpositionCorpusTest {
  private static final String SPECIAL = "\"\\{}=,# \t\n_:.-+eE0aN";

  static List<CorpusText> plain() {
    return CorpusText.plain();
  }

  static List<CorpusText> openMetrics() {
    return CorpusText.openMetrics();
  }

  static List<CorpusText> all() {
    return Stream.concat(plain().stream(), openMetrics().stream()).toList();
  }

  /** Texts that are read. */
  static List<CorpusText> whole() {
    return all().stream().filter(each -> each.entry().isPresent("told")).toList();
  }

  @ParameterizedTest
  @MethodSource("plain")
  void the_text_format_is_read_as_the_corpus_says(CorpusText each) {
    assertThat(each.read()).containsExactlyElementsOf(each.expected());
  }

  @ParameterizedTest
  @MethodSource("openMetrics")
  void open_metrics_are_read_as_the_corpus_says(CorpusText each) {
    assertThat(each.read()).containsExactlyElementsOf(each.expected());
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_difference_to_the_reference_has_its_reason(CorpusText each) {
    assertThat(each.entry().text("reference").isEmpty())
        .isEqualTo(each.entry().text("because").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("whole")
  void what_is_not_wanted_is_read_all_the_same_and_left_out(CorpusText each) throws Exception {
    assertThat(each.read(each.text(), family -> false).families()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("whole")
  void a_text_that_is_cut_off_within_a_line_is_refused_or_has_lost_nothing(CorpusText each) {
    for (int end = 0; end < each.text().length(); end++) {
      String cut = each.text().substring(0, end);
      if (!cut.isEmpty() && !cut.endsWith("\n") && isRead(each, cut)) {
        assertThat(each.text().substring(cut.lastIndexOf('\n') + 1, end))
            .matches("[ \t]*|# EOF[ \t]*");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_text_with_any_character_replaced_is_read_or_refused(CorpusText each) {
    Random random = new Random(each.text().hashCode());
    List<String> texts =
        IntStream.range(0, each.text().length())
            .mapToObj(at -> replaced(each.text(), at, random))
            .toList();

    assertThatCode(() -> texts.forEach(text -> isRead(each, text))).doesNotThrowAnyException();
  }

  @Test
  void the_corpus_holds_texts_of_each_kind() {
    assertThat(plain()).hasSizeGreaterThan(100);
    assertThat(openMetrics()).hasSizeGreaterThan(90);
    assertThat(whole()).hasSizeBetween(70, 90);
  }

  private static String replaced(String text, int at, Random random) {
    char other = SPECIAL.charAt(random.nextInt(SPECIAL.length()));
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  private static boolean isRead(CorpusText format, String text) {
    try {
      return format.read(text, family -> true) != null;
    } catch (FormatException e) {
      return false;
    }
  }
}
