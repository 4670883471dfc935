package io.loadline.config.gate;

import io.loadline.config.service.ContentSource;
import io.loadline.config.setting.SettingSyntax;
import io.loadline.config.setting.SettingSyntax.SyntaxException;
import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.Stage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;

/** {@code trace file:arrivals.txt in ms}: a recorded arrival a line, in order. */
final class TraceReader {
  private static final int MOST = 5_000_000;
  private static final Duration LONGEST = Duration.ofDays(7);

  private final ContentSource source;

  TraceReader(ContentSource source) {
    this.source = source;
  }

  Stage.Trace read(String text, Matcher parts) throws SyntaxException {
    String name = parts.group("source");
    if (!ContentSource.isNamed(name)) {
      throw new SyntaxException(
          name + " is no place", "write trace file:arrivals.txt in ms, or classpath:");
    }
    String time = parts.group("time");
    long end = time == null ? Long.MAX_VALUE : SettingSyntax.duration(time).toNanos();
    String content = new String(source.fetch(name), StandardCharsets.UTF_8);
    int digits = parts.group("unit").equalsIgnoreCase("ms") ? 6 : 9;
    ArrivalTrace offsets = ArrivalTrace.of(offsets(content.lines().toList(), digits, end));
    // Without a time the stage ends right behind its last arrival.
    return new Stage.Trace(
        text, offsets, Duration.ofNanos(time == null ? offsets.last() + 1 : end));
  }

  /** Those before {@code end}; blank lines and comments behind # are skipped. */
  private static long[] offsets(List<String> lines, int digits, long end) throws SyntaxException {
    long[] offsets = new long[Math.min(lines.size(), MOST)];
    int count = 0;
    long before = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replaceFirst("#.*", "").strip();
      if (!line.isEmpty()) {
        long offset = offset(line, digits, i + 1);
        check(offset, before, count, i + 1);
        before = offset;
        if (offset < end) {
          offsets[count++] = offset;
        }
      }
    }
    if (count == 0) {
      throw new SyntaxException("has no arrivals within its time", "write one offset a line");
    }
    return Arrays.copyOf(offsets, count);
  }

  private static long offset(String line, int digits, int number) throws SyntaxException {
    try {
      return new BigDecimal(line)
          .movePointRight(digits)
          .setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new SyntaxException(
          "line " + number + " is no offset: " + line, "write numbers only, one a line");
    }
  }

  private static void check(long offset, long before, int count, int number)
      throws SyntaxException {
    if (offset < before) {
      throw new SyntaxException(
          "line " + number + " is earlier than " + (count == 0 ? "0" : "the line before"),
          "sort the arrivals, and let the first be at 0 or later");
    }
    if (offset > LONGEST.toNanos()) {
      throw new SyntaxException(
          "line " + number + " is later than 168h",
          "write offsets from the start of the recording, and see to the unit");
    }
    if (count == MOST) {
      throw new SyntaxException("has more than " + MOST + " arrivals", "cut the recording");
    }
  }
}
