package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "a|b a&#124;b",
        "**b** &#42;&#42;b&#42;&#42;",
        "<img&src> &#60;img&#38;src&#62;",
        "![x](y) &#33;&#91;x&#93;(y)",
        "`a` &#96;a&#96;",
        "@someone &#64;someone",
        "#12 &#35;12",
        "https://a.b https&#58;//a.b",
        "www.a.b www&#46;a.b",
        "$x$ &#36;x&#36;",
        "~~a~~ &#126;&#126;a&#126;&#126;",
        "a_b a&#95;b",
        "a\\b a&#92;b",
        ":tada: &#58;tada&#58;",
        "1.5,ü/%()=;?+- 1.5,ü/%()=;?+-",
      })
  void nothing_means_anything_in_markdown(String text, String escaped) {
    assertThat(MarkdownText.text(text)).isEqualTo(escaped);
  }

  @Test
  void a_workflow_command_stays_one_line_with_one_title() {
    assertThat(GateAnnotation.command("error", "50 %: a,b\nc", "50 %\r\n::stop,x"))
        .isEqualTo("::error title=50 %25%3A a%2Cb%0Ac::50 %25%0D%0A::stop,x");
  }

  @Test
  void a_service_message_is_ascii_and_ends_where_it_should() {
    assertThat(GateMetadata.message("a.B.c", "it's [x]|", "text", "ü\n##teamcity[y]'"))
        .isEqualTo(
            "##teamcity[testMetadata testName='a.B.c' name='it|'s |[x|]||' type='text'"
                + " value='|0x00fc|0x000a##teamcity|[y|]|'']");
  }

  @Test
  void a_label_holds_no_number_sign_and_no_open_quotation_mark() {
    assertThat(new MetricLabels().with("gate", "a.B#c \"x\" \\ y\nz").with("b", ""))
        .hasToString("gate=\"a.B.c \\\"x\\\" \\\\ y z\",b=\"\"");
  }
}
