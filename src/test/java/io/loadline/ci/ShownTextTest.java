package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a\n::error::b' | 'a ::error::b'",
        "' a\t\t\u2028b\u00a0 ' | 'a b'",
        "'a\u001b[31mred' | 'a?[31mred'",
        "'\u202egnp.exe' | '?gnp.exe'",
        "'a\u200bb' | 'a?b'",
        "'a\ud800b' | 'a?b'",
        "'naïve 模型 😀' | 'naïve 模型 😀'",
      })
  void what_hides_is_shown_and_lines_are_joined(String text, String shown) {
    assertThat(ShownText.of(text)).isEqualTo(shown);
  }

  @Test
  void long_text_is_cut_between_two_characters() {
    assertThat(ShownText.of("abcdef", 4)).isEqualTo("abcd...");
    assertThat(ShownText.of("abcd", 4)).isEqualTo("abcd");
    assertThat(ShownText.of("abc😀def", 4)).isEqualTo("abc...");
    assertThat(ShownText.of("x".repeat(10_000_000))).hasSize(303);
  }
}
