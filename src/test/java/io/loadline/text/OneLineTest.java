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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'raise the limit' | 'Raise the limit'",
        "'otherwise, wait\nand see' | 'Otherwise, wait\nand see'",
        "'a connection' | 'A connection'",
        "'docs/rbac.yaml has it' | 'docs/rbac.yaml has it'",
        "'access = INGRESS' | 'access = INGRESS'",
        "'runIn = CLUSTER' | 'runIn = CLUSTER'",
        "'@Load(connections = 4)' | '@Load(connections = 4)'",
        "'' | ''",
      })
  void a_sentence_begins_with_a_capital_unless_with_what_is_copied(String text, String sentence) {
    assertThat(OneLine.capitalized(text)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "' a\t\t\u2028b\u00a0\r\n ' | 'a b'",
        "'a\u001b[31mred' | 'a?[31mred'",
        "'a\u0001\u0002\ufffd b\u0003' | 'a? b?'",
        "'\u202egnp.exe' | '?gnp.exe'",
        "'a\u200bb' | 'a?b'",
        "'a\ud800b' | 'a?b'",
        "'naïve 模型 😀' | 'naïve 模型 😀'",
        "'' | ''",
      })
  void what_hides_is_shown_and_lines_are_joined(String text, String line) {
    assertThat(OneLine.of(text)).isEqualTo(line);
  }

  @Test
  void long_text_is_cut_between_two_characters() {
    assertThat(OneLine.of("abcdef", 4)).isEqualTo("abcd...");
    assertThat(OneLine.of("abcd", 4)).isEqualTo("abcd");
    assertThat(OneLine.of("abc😀def", 4)).isEqualTo("abc...");
    assertThat(OneLine.of("x".repeat(10_000_000))).hasSize(303);
  }

  /** GitHub looks for :: behind leading blanks, and all of them for ## in the whole line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'busy\n::error title=x::y' | 'busy : :error title=x::y'",
        "'::add-mask::PASS' | ': :add-mask::PASS'",
        "'a ##[error]b' | 'a # #[error]b'",
        "'x##vso[task.complete result=Succeeded;]' | 'x# #vso[task.complete result=Succeeded;]'",
        "'##teamcity[buildStop]' | '# #teamcity[buildStop]'",
      })
  void a_command_to_a_ci_system_is_none_any_more(String text, String line) {
    assertThat(OneLine.of(text)).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    "## A heading",
    "std::vector is empty",
    "fe80::1 refused",
    "'::1: connection refused'",
    "::ffff:10.0.0.1 refused",
    "#[derive(Debug)]"
  })
  void what_is_no_command_stays(String text) {
    assertThat(OneLine.of(text)).isEqualTo(text);
  }
}
