package io.loadline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Whether texts for people fit a terminal of 80 columns. */
public final class ConsoleWidth {
  private static final int COLUMNS = 80;

  /** What cannot be broken, behind its label: a word, a command, an annotation. */
  private static final Pattern WHOLE =
      Pattern.compile(
          " *(?:\\S+(?: \\S+)? {2,})?(?:\\S+|(?:kubectl|mvn|curl|java -jar) [^,;()]+|@\\w+\\([^)]*\\)\\S*)");

  private ConsoleWidth() {}

  /** Fails with the lines that are wider and could have been broken. */
  public static void check(String text) {
    assertThat(text.lines())
        .filteredOn(line -> line.length() > COLUMNS && !WHOLE.matcher(line).matches())
        .isEmpty();
  }
}
