package io.loadline.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How the page looks where a style sheet may be used. */
final class StyleSheet {
  private static final String FILE = "page.css";

  private StyleSheet() {}

  static String text() {
    try (InputStream in = StyleSheet.class.getResourceAsStream(FILE)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
