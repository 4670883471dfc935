package io.loadline.text;

/** Makes foreign text fit for a line of a message. */
public final class OneLine {
  private static final int LONGEST = 300;

  private OneLine() {}

  /** Of at most 300 characters. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /** With single blanks, a ? for what cannot be shown, and dots for what is over a length. */
  public static String of(String text, int longest) {
    String line = text.strip().replaceAll("\\s+", " ").replaceAll("[\\p{Cntrl}\\uFFFD]+", "?");
    return line.length() <= longest ? line : line.substring(0, longest) + "...";
  }
}
