package io.loadline.export;

import io.loadline.document.ResultDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/**
 * The intervals of a run as a log of HdrHistogram, format 1.3: response times in ns without a tag,
 * times to the first token or message with the tag {@code first}.
 */
final class HistogramLog {
  private static final int MILLIS = 3;

  private HistogramLog() {}

  /** Empty where nothing was measured. */
  static String text(ResultDocument result) {
    List<SliceFigures> slices = SliceFigures.of(result);
    if (slices.isEmpty()) {
      return "";
    }
    Instant started = started(result);
    String seconds = BigDecimal.valueOf(started.toEpochMilli(), MILLIS).toPlainString();
    StringBuilder log = new StringBuilder("#[Histogram log format version 1.3]\n");
    log.append("#[Response times of Loadline, in ns from the intended start]\n");
    log.append("#[StartTime: " + seconds + " (seconds since epoch), " + started + "]\n");
    log.append("#[BaseTime: " + seconds + " (seconds since epoch)]\n");
    log.append("\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",");
    log.append("\"Interval_Compressed_Histogram\"\n");
    for (SliceFigures each : slices) {
      line(log, "", each, "response", each.root().text("histogram"));
      line(log, "Tag=first,", each, "tokens.ttft", each.root().text("tokens", "ttftHistogram"));
      line(
          log,
          "Tag=first,",
          each,
          "messages.first",
          each.root().text("messages", "firstHistogram"));
    }
    return log.toString();
  }

  private static Instant started(ResultDocument result) {
    try {
      return Instant.parse(result.root().text("started"));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  private static void line(
      StringBuilder log, String tag, SliceFigures slice, String times, String histogram) {
    if (!isBase64(histogram)) {
      return;
    }
    log.append(tag);
    log.append(thousandths(slice, "start_s")).append(',');
    log.append(thousandths(slice, "length_s")).append(',');
    log.append(thousandths(slice, (times + ".max").split("\\."))).append(',');
    log.append(histogram).append('\n');
  }

  private static String thousandths(SliceFigures slice, String... path) {
    return BigDecimal.valueOf(slice.figure(path).orElse(0))
        .setScale(MILLIS, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static boolean isBase64(String text) {
    boolean all = !text.isEmpty();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      all &= each < 128 && (Character.isLetterOrDigit(each) || "+/=".indexOf(each) >= 0);
    }
    return all;
  }
}
