package io.loadline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
  @Test
  void white_space_is_one_blank_and_none_at_the_ends() {
    assertThat(OneLine.of(" \t a\r\n\u2028b\u00a0c \n")).isEqualTo("a b c");
  }

  @Test
  void what_cannot_be_shown_is_a_question_mark_and_one_for_several() {
    assertThat(OneLine.of("a\u0000\u001b\u009bb\u202ec\ud800d\ufffde")).isEqualTo("a?b?c?d?e");
    assertThat(OneLine.of("a\u0000 \u0000b")).isEqualTo("a? ?b");
  }

  @Test
  void a_long_text_ends_in_dots_and_never_within_a_character() {
    assertThat(OneLine.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(OneLine.of("abcdefg", 6)).isEqualTo("abcdef...");
    assertThat(OneLine.of("abcde\ud83d\ude00g", 6)).isEqualTo("abcde...");
    assertThat(OneLine.of("x".repeat(1_000_000))).hasSize(303);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "::error::x,                       : :error::x",
        "a ::set-output name=b::c,         a : :set-output name=b::c",
        "a##vso[task.complete]b,           a# #vso[task.complete]b",
        "##teamcity[x],                    # #teamcity[x]",
        "###[group]x,                      ## #[group]x",
        "x [[ATTACHMENT|/etc/passwd]],     x [ [ATTACHMENT|/etc/passwd]]",
        "x [[attachment|/etc/passwd]],     x [ [attachment|/etc/passwd]]"
      })
  void what_a_ci_system_takes_for_a_command_is_split(String text, String shown) {
    assertThat(OneLine.of(text)).isEqualTo(shown);
    assertThat(OneLine.eachOf("first\n  " + text)).isEqualTo("first\n  " + shown);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {"[[1, 2], [3]]", "std::vector at ::1 and ::ffff:10.0.0.1", "# 1 ## 2", "List::of"})
  void what_is_none_stays(String text) {
    assertThat(OneLine.of(text)).isEqualTo(text);
  }

  @Test
  void lines_and_blanks_of_a_text_stay() {
    String text = "FAIL gate\n  response  p99  840.2 ms\n\n  note      a: b";
    assertThat(OneLine.eachOf(text)).isEqualTo(text);
    assertThat(OneLine.eachOf("a\u001b[31m\r\n\u202eb")).isEqualTo("a?[31m?\n?b");
  }
}
