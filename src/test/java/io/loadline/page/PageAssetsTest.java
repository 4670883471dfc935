package io.loadline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAssetsTest {
  /**
   * {@code npm pack uplot@1.6.32 && tar -xzf uplot-1.6.32.tgz && sha256sum package/LICENSE
   * package/dist/*.min.*} says so.
   */
  @ParameterizedTest
  @CsvSource({
    "uPlot.iife.min.js, 19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
    "uPlot.min.css, df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
    "/META-INF/licenses/LICENSE.uplot.txt, 8f989229699b4fe2f1a0432d0e9edc338a8a911e250e2d1b01ecd770a5f5b1bd"
  })
  void the_library_is_the_one_that_its_makers_publish(String file, String sha256) throws Exception {
    byte[] bytes = PageAssets.text(file).getBytes(StandardCharsets.UTF_8);

    byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
  }

  @Test
  void a_page_that_holds_the_library_holds_its_licence() throws Exception {
    String page = Page.of(new MadeResult(3, 10, 1).document());

    assertThat(page)
        .containsOnlyOnce("var uPlot=")
        .contains("Copyright (c) 2022 Leon Sorokin", "The above copyright notice");
  }

  @Test
  void a_page_without_charts_holds_nothing_of_the_library() throws Exception {
    assertThat(Page.of(MadeResult.document("{}")))
        .contains("<style>")
        .doesNotContain("<script", "uPlot", PageAssets.chartStyleSheet());
  }

  @Test
  void the_librarys_style_sheet_comes_ahead_of_ours() throws Exception {
    assertThat(Page.of(new MadeResult(3, 10, 1).document()))
        .containsSubsequence(
            "<style>\n" + PageAssets.chartStyleSheet(), PageAssets.styleSheet(), "</style>");
  }

  @Test
  void our_script_is_short_and_makes_neither_code_nor_markup_of_texts() {
    String script = PageAssets.text("charts.js");

    assertThat(script.lines()).hasSizeLessThan(150).allMatch(line -> line.length() <= 130);
    assertThat(script)
        .doesNotContain("eval", "Function(", "innerHTML", "outerHTML", "insertAdjacent")
        .doesNotContain("fetch", "XMLHttpRequest", "import", "src", "http", "document.write");
  }
}
