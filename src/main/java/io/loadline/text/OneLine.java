package io.loadline.text;

/** Makes foreign text fit for a line of a message. */
public final class OneLine {
  private static final int LONGEST = 300;

  private OneLine() {}

  public static String of(String text) {
    String line = text.strip().replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\uFFFD]+", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
