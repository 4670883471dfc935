package io.loadline.page;

import io.loadline.document.ResultDocument;
import java.nio.charset.StandardCharsets;

/** Paths from a page to files near it, which are never taken for an address of a host. */
final class RelativeLink {
  private static final String PLAIN = "-._~/";

  private RelativeLink() {}

  /** The page beside a result.json. */
  static String toPage(String resultFile) {
    int folder = resultFile.length() - ResultDocument.FILE.length();
    String path = resultFile.endsWith(ResultDocument.FILE) ? resultFile.substring(0, folder) : "";
    return "./" + encoded(path) + Page.FILE;
  }

  private static String encoded(String path) {
    StringBuilder out = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char plain = (char) each;
      if (each > 0 && (Character.isLetterOrDigit(plain) || PLAIN.indexOf(plain) >= 0)) {
        out.append(plain);
      } else {
        out.append('%').append(Character.toUpperCase(Character.forDigit((each >> 4) & 0xf, 16)));
        out.append(Character.toUpperCase(Character.forDigit(each & 0xf, 16)));
      }
    }
    return out.toString();
  }
}
