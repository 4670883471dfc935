package io.loadline.exposition;

import io.loadline.exposition.MetricsText.FormatException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sample as its line tells it, whatever family it is of.
 *
 * @param labels sorted by name
 */
record SampleLine(
    String name,
    Map<String, String> labels,
    double value,
    @Nullable Instant at,
    boolean hasExemplar) {
  /** Some 3,000 years. */
  private static final double LATEST_SECONDS = 1e11;

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

  static SampleLine read(String line, boolean openMetrics) throws FormatException {
    LineCursor cursor = new LineCursor(line, openMetrics);
    String name = cursor.name(true);
    boolean isApart = cursor.blanks();
    boolean hasLabels = cursor.skip('{');
    Map<String, String> labels = hasLabels ? cursor.labels() : Map.of();
    if (openMetrics) {
      cursor.need(' ', "no space before a value");
      return openMetrics(cursor, name, labels);
    }
    if (!isApart && !hasLabels) {
      throw new FormatException("a character that no name of a metric may have, or no value");
    }
    return plain(cursor, name, labels);
  }

  private static SampleLine plain(LineCursor cursor, String name, Map<String, String> labels)
      throws FormatException {
    cursor.blanks();
    double value = cursor.number();
    cursor.blanks();
    Instant at = cursor.isAtEnd() ? null : millis(cursor.word());
    cursor.blanks();
    if (!cursor.isAtEnd()) {
      throw new FormatException("more than a value and a timestamp");
    }
    return new SampleLine(name, labels, value, at, false);
  }

  private static SampleLine openMetrics(LineCursor cursor, String name, Map<String, String> labels)
      throws FormatException {
    double value = cursor.number();
    boolean isMore = cursor.skip(' ');
    Instant at = null;
    if (isMore && !cursor.isAt('#')) {
      at = seconds(cursor.number());
      isMore = cursor.skip(' ');
    }
    if (isMore) {
      exemplar(cursor);
    }
    if (!cursor.isAtEnd()) {
      throw new FormatException("more than a value, a timestamp and an exemplar");
    }
    return new SampleLine(name, labels, value, at, isMore);
  }

  private static void exemplar(LineCursor cursor) throws FormatException {
    cursor.need('#', "no exemplar where one must be");
    cursor.need(' ', "no exemplar where one must be");
    cursor.need('{', "an exemplar without labels");
    int length = 0;
    for (Map.Entry<String, String> label : cursor.labels().entrySet()) {
      length += codePoints(label.getKey()) + codePoints(label.getValue());
    }
    if (length > 128) {
      throw new FormatException("an exemplar with more than 128 characters");
    }
    cursor.need(' ', "no space before a value");
    double unused = cursor.number();
    if (cursor.skip(' ')) {
      Instant unusedAt = seconds(cursor.number());
    }
  }

  private static int codePoints(String text) {
    return text.codePointCount(0, text.length());
  }

  private static Instant millis(String word) throws FormatException {
    try {
      if (WHOLE.matcher(word).matches()) {
        return Instant.ofEpochMilli(Long.parseLong(word));
      }
    } catch (NumberFormatException e) {
      // Too large for one; said below.
    }
    throw new FormatException("a timestamp that is no whole number");
  }

  private static Instant seconds(double seconds) throws FormatException {
    if (!(Math.abs(seconds) <= LATEST_SECONDS)) {
      throw new FormatException("a timestamp that is no time");
    }
    double whole = Math.floor(seconds);
    return Instant.ofEpochSecond((long) whole, Math.round((seconds - whole) * 1e9));
  }
}
