package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTextTest {
  private static void assertParts(String text, String sentence, String... details) {
    assertThat(ReasonText.of(text).sentence()).isEqualTo(sentence);
    assertThat(ReasonText.of(text).details()).containsExactly(details);
  }

  @Test
  void the_lines_below_the_first_are_details_in_their_layout() {
    assertParts(
        """
        the model did not become ready within 180 s
          last     status 503: loading
                   and nothing else

          means    it still loads
        """,
        "the model did not become ready within 180 s",
        "last     status 503: loading",
        "         and nothing else",
        "means    it still loads");
  }

  @Test
  void a_second_sentence_is_a_detail() {
    assertParts(
        "pod iris-1 was restarted at 3.2 s. Fix: read its log",
        "pod iris-1 was restarted at 3.2 s.",
        "Fix: read its log");
  }

  @Test
  void an_answer_of_a_server_is_never_cut() {
    String braces = "status 500: {\"error\":\"It failed. Try again\"}";
    assertParts(braces, braces);
    String quoted = "it said \"It failed. Try again\" (See there. Or not)";
    assertParts(quoted, quoted);
  }

  @Test
  void figures_and_names_with_dots_are_no_ends_of_sentences() {
    String text = "after 0.5 s java.net.ConnectException: e.g. nothing listens at 10.0.0.1:80";
    assertParts(text, text);
  }

  @Test
  void nothing_is_nothing() {
    assertParts("", "");
  }
}
