package io.loadline.truth;

import java.util.Locale;

/** Says what a test saw: what no test may assert on a shared machine is worth reading. */
final class Figures {
  private Figures() {}

  @SuppressWarnings("AnnotateFormatMethod") // Error Prone's annotations are no dependency
  static void print(String format, Object... figures) {
    System.out.println("truth " + String.format(Locale.ROOT, format, figures));
  }

  static double millis(double nanos) {
    return nanos / 1e6;
  }
}
