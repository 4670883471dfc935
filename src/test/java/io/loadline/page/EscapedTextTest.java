package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapedTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "<script>alert(1)</script>, &lt;script&gt;alert(1)&lt;/script&gt;",
        "a & b, a &amp; b",
        "&amp;, &amp;amp;",
        "say \"hi\", say &quot;hi&quot;",
        "it's, it&#39;s",
        "Größe 日本 🙂, Größe 日本 🙂"
      })
  void text_stays_text(String text, String escaped) {
    assertThat(escaped(text)).isEqualTo(escaped);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000",
        "\u0007",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u009f",
        "\ufffe",
        "\uffff",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u2028",
        "\ud800",
        "\udc00",
        "\ud83f\udfff"
      })
  void what_cannot_be_shown_is_replaced(String character) {
    assertThat(escaped("a" + character + "b")).isEqualTo("a\ufffdb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\t"})
  void breaks_and_tabs_stay(String blank) {
    assertThat(escaped(blank)).isEqualTo(blank);
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    EscapedText.append(out, text);
    return out.toString();
  }
}
