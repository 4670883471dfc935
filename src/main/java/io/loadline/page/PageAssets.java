package io.loadline.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a page brings with it so that it asks no host for anything: how it looks where a style sheet
 * may be used, and by what its charts are zoomed where scripts run (docs/adr/0038).
 */
final class PageAssets {
  /** uPlot as it is published; its licence goes with each copy. */
  static final String LIBRARY = "uPlot.iife.min.js";

  static final String LIBRARY_STYLE = "uPlot.min.css";
  static final String LICENSE = "/META-INF/licenses/LICENSE.uplot.txt";

  private PageAssets() {}

  static String styleSheet() {
    return text("page.css");
  }

  /** What the script's charts need besides, ahead of {@link #styleSheet}, which knows it. */
  static String chartStyleSheet() {
    return text(LIBRARY_STYLE) + "\n";
  }

  static String chartScript() {
    return "/*! uPlot 1.6.32\n\n" + text(LICENSE) + "\n*/\n" + text(LIBRARY) + text("charts.js");
  }

  static String text(String file) {
    try (InputStream in = PageAssets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
