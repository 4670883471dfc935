package io.loadline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.text.WrappedText;
import java.util.regex.Pattern;

/** Whether texts for people fit a terminal of 80 columns. */
public final class ConsoleWidth {
  /** What is not broken, behind its label: a word, a command, an annotation, a place. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?: {2}| {4})(?:gate|page|report) {4,}.*"
              + "| *(?:\\S+(?: \\S+)? {2,})?(?:\\S+|(?:kubectl|mvn|curl|java -jar) [^,;()]+|@\\w+\\([^)]*\\)\\S*)");

  private ConsoleWidth() {}

  /** Fails with the lines that are wider and could have been broken. */
  public static void check(String text) {
    assertThat(text.lines())
        .filteredOn(
            line -> WrappedText.width(line) > WrappedText.COLUMNS && !WHOLE.matcher(line).matches())
        .isEmpty();
  }
}
