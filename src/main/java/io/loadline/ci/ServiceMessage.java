package io.loadline.ci;

/** A line by which TeamCity is told of a figure of a test. */
final class ServiceMessage {
  private ServiceMessage() {}

  /**
   * The line.
   *
   * @param test as TeamCity knows it: package, class and method
   * @param type {@code number}, {@code ms}, {@code text}
   * @param value at most 1,024 characters
   */
  static String metadata(String test, String name, String type, String value) {
    return "##teamcity[testMetadata testName='%s' name='%s' type='%s' value='%s']"
        .formatted(escaped(test), escaped(name), type, escaped(value));
  }

  /** All but ASCII as a code, so that the encoding of the console does not matter. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if ("|'[]".indexOf(each) >= 0) {
        escaped.append('|').append(each);
      } else if (each >= ' ' && each < 0x7f) {
        escaped.append(each);
      } else {
        escaped.append("|0x").append(String.format("%04x", (int) each));
      }
    }
    return escaped.toString();
  }
}
