package io.loadline.text;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages on lines that a terminal of 80 columns shows whole. What people copy is never broken and
 * stands on a line of its own where it is longer: a word without blanks (a URL, a path, a
 * property), an annotation with its attribute, a command to its end, a number with its unit.
 */
public final class WrappedText {
  /** The width of what people read on a console. */
  public static final int COLUMNS = 80;

  /** By so much a line goes on further in than it begins, where it has no label. */
  private static final int INDENT = 4;

  /** Where a gate and its files are: people and we look for that on one line, blanks or not. */
  private static final Pattern PLACE = Pattern.compile("(?: {2}| {4})(?:gate|page|report) {4,}.*");

  private static final Pattern LABEL = Pattern.compile("( {2}| {4})\\S+(?: \\S+)? {2,}");
  private static final Pattern WHOLE =
      Pattern.compile(
          "@\\w+\\([^)\\n]*\\)\\S*"
              + "|\\b(?:kubectl|mvn|curl|java -jar)(?: [^\\s;,()]+)+\\S*"
              + "|(?:[<>]=? )?\\d\\S* (?:ms|s|%|MB|MiB)(?!\\w)\\S*"
              + "|\\S+");
  private static final Pattern CONTINUED = Pattern.compile("\n(?! {4})");

  private WrappedText() {}

  /**
   * Each line of a message in lines of at most {@link #COLUMNS}. One with a label goes on below its
   * text; others, and one of several items of a label, go on further in than they begin. Lines with
   * the label gate, page or report stay as they are.
   */
  public static String message(String text) {
    String[] all = text.split("\n", -1);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      if (PLACE.matcher(all[i]).matches()) {
        lines.add(all[i]);
        continue;
      }
      int head = head(all[i]);
      int below = i + 1 < all.length && head > INDENT ? blanks(all[i + 1]) : 0;
      wrap(lines, all[i], head, continued(all[i], head, below));
    }
    return String.join("\n", lines);
  }

  /** The first line of a message, as long as it was before it was wrapped. */
  public static String firstLine(String message) {
    return CONTINUED.split(message, 2)[0].replaceAll("\n +", " ");
  }

  /** The columns that a text takes on a terminal. */
  public static int width(String text) {
    return text.codePoints().map(WrappedText::width).sum();
  }

  /** As much of a text as takes no more columns than that; never half a character. */
  public static String beginning(String text, int columns) {
    int end = 0;
    int width = 0;
    while (end < text.length()) {
      int each = text.codePointAt(end);
      width += width(each);
      if (width > columns) {
        break;
      }
      end += Character.charCount(each);
    }
    return text.substring(0, end);
  }

  private static int width(int each) {
    return switch (Character.getType(each)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(each) ? 2 : 1;
    };
  }

  private static boolean isWide(int each) {
    return switch (UnicodeScript.of(each)) {
      case HAN, HANGUL, HIRAGANA, KATAKANA, BOPOMOFO, YI -> true;
      default ->
          (each >= 0x3001 && each <= 0x303E) // CJK punctuation
              || (each >= 0xFF01 && each <= 0xFF60) // full-width forms
              || (each >= 0x1F300 && each <= 0x1FAFF); // pictographs
    };
  }

  /** Where the text of a line begins: behind its blanks, or behind its label. */
  private static int head(String line) {
    Matcher label = LABEL.matcher(line);
    return label.lookingAt() && label.end() <= COLUMNS / 2 ? label.end() : blanks(line);
  }

  private static int blanks(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static int continued(String line, int head, int below) {
    if (blanks(line) == head) {
      return head < INDENT ? head + INDENT : head + 2;
    }
    return below == head ? head + 2 : head;
  }

  private static void wrap(List<String> lines, String line, int head, int indent) {
    String before = line.substring(0, head);
    int from = head;
    while (isWider(line, from, line.length(), COLUMNS - width(before))) {
      int end = end(line, from, before);
      if (end == line.length()) {
        break;
      }
      lines.add(before + line.substring(from, end));
      before = " ".repeat(indent);
      from = end;
      while (from < line.length() && Character.isWhitespace(line.charAt(from))) {
        from++;
      }
    }
    lines.add(before + line.substring(from));
  }

  /** Looks no further than it must: a line may be as long as what a service sends. */
  private static boolean isWider(String line, int from, int to, int columns) {
    int width = 0;
    for (int at = from; at < to && width <= columns; ) {
      int each = line.codePointAt(at);
      width += width(each);
      at += Character.charCount(each);
    }
    return width > columns;
  }

  /**
   * Where a line is broken: behind the last word that it has room for, or before that, in its later
   * part, where columns, a sentence or a part of one end.
   *
   * @param from where its words begin, behind what stands {@code before} them
   */
  private static int end(String line, int from, String before) {
    int room = COLUMNS - width(before);
    int later = (2 * before.length() + 3 * COLUMNS) / 5 - before.length();
    Matcher pieces = WHOLE.matcher(line).region(from, line.length());
    int word = -1;
    int part = -1;
    while (pieces.find() && (word < 0 || !isWider(line, from, pieces.end(), room))) {
      word = pieces.end();
      if (word - from > later && isPart(line, from, word)) {
        part = word;
      }
    }
    return part > 0 ? part : word < 0 ? line.length() : word;
  }

  private static boolean isPart(String line, int from, int end) {
    boolean columns = line.startsWith("  ", end);
    boolean clause = ",;.".indexOf(line.charAt(end - 1)) >= 0;
    return columns || (clause && isClosed(line.substring(from, end)));
  }

  private static boolean isClosed(String text) {
    return text.chars().filter(each -> each == '(').count()
        == text.chars().filter(each -> each == ')').count();
  }
}
