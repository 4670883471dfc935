package io.loadline.testkit;

/** A report whose sentences are looked for, wherever its lines end. */
public final class Unwrapped {
  private Unwrapped() {}

  /** The text in one line, with one blank wherever there were several or a line ended. */
  public static String text(Object report) {
    return report.toString().replaceAll("\\s+", " ");
  }
}
