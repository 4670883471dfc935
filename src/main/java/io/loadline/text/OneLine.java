package io.loadline.text;

import java.util.regex.Pattern;

/** Makes foreign text fit for a line of a message. */
public final class OneLine {
  /** A word of a sentence; not a path, nor a setting that has a value. */
  private static final Pattern PLAIN_WORD = Pattern.compile("\\p{Ll}+,? [^=]");

  private static final int LONGEST = 300;
  private static final int NOT_DECODED = 0xFFFD;
  private static final String ATTACHMENT = "[[ATTACHMENT|";

  private OneLine() {}

  /** Of at most 300 characters. */
  public static String of(String text) {
    return of(text, LONGEST);
  }

  /**
   * With single blanks, a ? for what cannot be shown or changes how the rest is shown (control
   * characters, directions, half a character), a blank within what a CI system takes for a command,
   * and dots for what is over a length.
   */
  public static String of(String text, int longest) {
    StringBuilder line = new StringBuilder();
    boolean blank = false;
    boolean hidden = false;
    for (int at = 0; at < text.length() && line.length() <= longest; ) {
      int each = text.codePointAt(at);
      at += Character.charCount(each);
      if (Character.isWhitespace(each) || Character.isSpaceChar(each)) {
        blank = line.length() > 0;
        continue;
      }
      boolean hides = isHidden(each);
      if (!hides || !hidden || blank) {
        line.append(blank ? " " : "").appendCodePoint(hides ? '?' : each);
      }
      hidden = hides;
      blank = false;
    }
    String whole =
        line.length() <= longest ? line.toString() : line.substring(0, end(line, longest)) + "...";
    return withoutCommands(whole);
  }

  /** With a capital letter, as a sentence begins, unless it begins with what is to be copied. */
  public static String capitalized(String text) {
    return PLAIN_WORD.matcher(text).lookingAt()
        ? Character.toUpperCase(text.charAt(0)) + text.substring(1)
        : text;
  }

  /** Never within a character. */
  private static int end(StringBuilder line, int longest) {
    boolean within = longest > 0 && Character.isHighSurrogate(line.charAt(longest - 1));
    return within ? longest - 1 : longest;
  }

  /** A text of several lines, of which each is as fit; its blanks stay. */
  public static String eachOf(String text) {
    StringBuilder lines = new StringBuilder(text.length());
    text.codePoints()
        .forEach(each -> lines.appendCodePoint(each != '\n' && isHidden(each) ? '?' : each));
    return withoutCommands(lines.toString());
  }

  private static boolean isHidden(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> each == NOT_DECODED;
    };
  }

  /**
   * GitHub obeys {@code ::name ..::} behind the blanks that a line begins with, Azure {@code
   * ##vso[..]} and TeamCity {@code ##teamcity[..]} anywhere; Jenkins takes in the file that {@code
   * [[ATTACHMENT|..]]} names.
   */
  private static String withoutCommands(String text) {
    if (!text.contains("::") && !text.contains("##") && !text.contains("[[")) {
      return text;
    }
    StringBuilder split = new StringBuilder(text);
    for (int at = split.length() - 1; at > 0; at--) {
      if (isCommand(text, at - 1)) {
        split.insert(at, ' ');
      }
    }
    return split.toString();
  }

  private static boolean isCommand(String text, int at) {
    char first = text.charAt(at);
    if (first != text.charAt(at + 1)) {
      return false;
    }
    return switch (first) {
      case '#' -> text.startsWith("[", endOfName(text, at + 2));
      case '[' -> text.regionMatches(true, at, ATTACHMENT, 0, ATTACHMENT.length());
      case ':' -> (at == 0 || text.charAt(at - 1) <= ' ') && isNamed(text, at + 2);
      default -> false;
    };
  }

  /** Whether a name and what ends it stand there. */
  private static boolean isNamed(String text, int from) {
    int end = endOfName(text, from);
    return end > from && (text.startsWith(" ", end) || text.startsWith("::", end));
  }

  private static int endOfName(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == '-' || Character.isLetter(text.charAt(at)))) {
      at++;
    }
    return at;
  }
}
