package io.loadline.probe;

/** Makes foreign text fit for a line of a message. */
final class OneLine {
  private static final int LONGEST = 200;

  private OneLine() {}

  static String of(String text) {
    String line = text.strip().replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\uFFFD]+", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
