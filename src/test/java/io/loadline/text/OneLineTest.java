package io.loadline.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {
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
