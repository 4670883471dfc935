package io.loadline.text;

import java.util.regex.Pattern;

/** Makes foreign text fit for a line of a message. */
public final class OneLine {
  private static final int LONGEST = 300;
  private static final String CUT = "...";
  private static final char HIDDEN = '?';

  /**
   * What CI systems take for a command to them: GitHub, Azure Pipelines and TeamCity anywhere in a
   * line, and GitHub, behind blanks, at the start of one, which any word of a wrapped text may be.
   */
  private static final Pattern ANYWHERE = Pattern.compile("##(?=[A-Za-z]*\\[)");

  private static final Pattern AT_THE_START = Pattern.compile("(?<![^ ])::(?=[A-Za-z-]+[^:]*::)");

  private OneLine() {}

  /** Of at most 300 characters. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /**
   * With single blanks, a ? for what cannot be seen, and dots for what is over a length. A blank
   * takes its meaning from what would be a command to a CI system.
   */
  public static String of(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest + CUT.length()));
    boolean blank = false;
    for (int at = 0; at < text.length() && line.length() <= longest; ) {
      int each = text.codePointAt(at);
      at += Character.charCount(each);
      if (isSpace(each)) {
        blank = line.length() > 0;
      } else if (!isHidden(each)) {
        line.append(blank ? " " : "").appendCodePoint(each);
        blank = false;
      } else if (blank || line.length() == 0 || line.charAt(line.length() - 1) != HIDDEN) {
        line.append(blank ? " " : "").append(HIDDEN);
        blank = false;
      }
    }
    return cut(withoutCommands(line.toString()), longest);
  }

  /** Never through the middle of a character. */
  private static String cut(String line, int longest) {
    if (line.length() <= longest) {
      return line;
    }
    boolean splits = Character.isHighSurrogate(line.charAt(longest - 1));
    return line.substring(0, splits ? longest - 1 : longest) + CUT;
  }

  private static String withoutCommands(String line) {
    String text = line;
    if (text.contains("##")) {
      text = ANYWHERE.matcher(text).replaceAll("# #");
    }
    if (text.contains("::")) {
      text = AT_THE_START.matcher(text).replaceAll(": :");
    }
    return text;
  }

  private static boolean isSpace(int each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each);
  }

  /** What nobody sees, or what changes the direction in which the rest is read. */
  private static boolean isHidden(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> true;
      default -> each == '\uFFFD';
    };
  }
}
