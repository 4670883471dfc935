package io.loadline.export;

import io.loadline.document.ResultDocument;
import io.loadline.json.JsonTree;
import io.loadline.measure.HistogramFormat;
import io.loadline.result.Interval;
import io.loadline.text.PlainNumber;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;

/** A slice of the measurement: an element of {@code intervals}. */
record SliceFigures(JsonTree root) {
  static final List<Integer> PERCENTILES = List.of(50, 90, 99);

  private static final List<OptionalDouble> NO_PERCENTILES =
      PERCENTILES.stream().map(each -> OptionalDouble.empty()).toList();
  private static final double NANOS_PER_MILLI = 1e6;

  static List<SliceFigures> of(ResultDocument result) {
    return result.root().list("intervals").stream().map(SliceFigures::new).toList();
  }

  /**
   * That one of the windows in which a server's counters were read in which its middle lies;
   * nothing where there is none.
   */
  SliceFigures counted(List<JsonTree> windows) {
    double middle = root.figure("start_s").orElse(0) + root.figure("length_s").orElse(0) / 2;
    for (JsonTree each : windows) {
      double start = each.figure("start_s").orElse(0);
      if (start <= middle && middle < start + each.figure("length_s").orElse(0)) {
        return new SliceFigures(each);
      }
    }
    return new SliceFigures(JsonTree.ABSENT);
  }

  /** A number as it stands there; empty for none. */
  String text(String... path) {
    return text(figure(path));
  }

  /** How many requests ended so; empty where a file of an older release does not tell. */
  String count(String outcome) {
    return root.isPresent("outcomes")
        ? PlainNumber.text((double) root.number(0, "outcomes", outcome))
        : "";
  }

  static String text(OptionalDouble figure) {
    return figure.isPresent() ? PlainNumber.text(figure.getAsDouble()) : "";
  }

  /** Empty where nothing was timed, too: 0 is no time that anybody saw. */
  OptionalDouble figure(String... path) {
    JsonTree times = root.at(Arrays.copyOf(path, path.length - 1));
    return times.number(1, "count") == 0 ? OptionalDouble.empty() : root.figure(path);
  }

  /** {@link #PERCENTILES} of response times, in ms; empty where nothing was timed. */
  List<OptionalDouble> responsePercentiles() {
    OptionalDouble max = figure("response", "max");
    if (max.isEmpty()) {
      return NO_PERCENTILES;
    }
    try {
      byte[] encoded = Base64.getDecoder().decode(root.text("histogram"));
      Interval.Histogram counts = HistogramFormat.histogram(encoded);
      return PERCENTILES.stream().map(each -> millis(counts.percentile(each), max)).toList();
    } catch (IllegalArgumentException e) {
      return NO_PERCENTILES;
    }
  }

  /** A time of a histogram is the upper end of its bucket, the maximum is exact. */
  private static OptionalDouble millis(long nanos, OptionalDouble max) {
    return OptionalDouble.of(Math.min(nanos / NANOS_PER_MILLI, max.getAsDouble()));
  }
}
