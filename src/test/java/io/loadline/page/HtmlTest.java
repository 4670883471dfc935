package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void text_and_values_of_attributes_are_escaped() {
    HtmlWriter html = new HtmlWriter().open("p", "title", "\"><b>").text("</p><b>").close();

    assertThat(html.page())
        .isEqualTo("<!DOCTYPE html>\n<p title=\"&quot;&gt;&lt;b&gt;\">&lt;/p&gt;&lt;b&gt;</p>\n");
  }

  @Test
  void elements_close_in_turn() {
    HtmlWriter html =
        new HtmlWriter().open("ul").element("li", "one").open("li").empty("br").close().close();

    assertThat(html.page()).contains("<ul><li>one</li><li><br/></li></ul>");
  }

  @Test
  void of_a_long_text_only_the_start_is_shown() {
    HtmlWriter html = new HtmlWriter().element("p", "x".repeat(5_000));

    assertThat(html.page())
        .contains("x".repeat(4_000) + "...</p>")
        .doesNotContain("x".repeat(4_001));
  }

  @Test
  void a_page_with_an_open_element_is_none() {
    HtmlWriter html = new HtmlWriter().open("p");

    assertThatThrownBy(html::page)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("p");
  }

  @Test
  void a_script_is_read_alike_as_html_and_as_xml_and_ends_where_it_should() throws Exception {
    String script = "if (1 < 2 && 3 > 2) { x = '\"'; }\n";

    String page = new HtmlWriter().open("p").data("{}").script(script, "").close().page();

    assertThat(page).endsWith("<script>/*<![CDATA[*/\n" + script + "/*]]>*/</script>\n</p>\n");
    assertThat(ParsedPage.of(page).all("script").get(1).getTextContent()).contains(script);
    for (String ending : new String[] {"</script>", "<!--", "]]>"}) {
      assertThatThrownBy(() -> new HtmlWriter().script("x = '" + ending + "';", ""))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_page_without_figures_has_no_script() {
    assertThat(new HtmlWriter().script("x();", "a {}").page()).isEqualTo("<!DOCTYPE html>\n\n");
  }

  @Test
  void a_style_sheet_cannot_end_its_element() {
    HtmlWriter html = new HtmlWriter();

    assertThatThrownBy(() -> html.style("a{}</style><script>"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
