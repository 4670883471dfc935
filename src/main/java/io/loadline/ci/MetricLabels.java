package io.loadline.ci;

import io.loadline.text.OneLine;

/**
 * The labels of a sample. They hold no #: GitLab takes all behind one for a comment, and refuses
 * the whole file for the quotation mark that is then left open.
 */
final class MetricLabels {
  private final StringBuilder text = new StringBuilder();

  MetricLabels with(String name, String value) {
    MetricLabels more = new MetricLabels();
    more.text.append(text);
    more.text.append(text.length() == 0 ? "" : ",");
    more.text.append(name).append("=\"").append(escaped(value)).append('"');
    return more;
  }

  private static String escaped(String value) {
    String shown = OneLine.of(value);
    StringBuilder escaped = new StringBuilder(shown.length() + 8);
    for (int at = 0; at < shown.length(); at++) {
      char each = shown.charAt(at);
      switch (each) {
        case '\\' -> escaped.append("\\\\");
        case '"' -> escaped.append("\\\"");
        case '#' -> escaped.append('.');
        default -> escaped.append(each);
      }
    }
    return escaped.toString();
  }

  /** Without braces. */
  @Override
  public String toString() {
    return text.toString();
  }
}
