package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** When an objective was broken: the intervals with requests that break it. */
final class AffectedSeconds {
  private static final int MOST_RANGES = 4;
  private static final double JOINED = 0.001;

  private final List<JsonTree> intervals;
  private final String started;

  AffectedSeconds(ResultDocument endpoint) {
    intervals = endpoint.root().list("intervals");
    started = endpoint.root().text("started");
  }

  /** A clause without end, {@code 37 requests failed, at 12 to 19 s}; empty where unknown. */
  String of(ObjectiveFigures objective) {
    String metric = objective.metric();
    if (metric.contains("/error-")) {
      return clause(each -> each.number(0, "errors"), "request", "failed");
    }
    if (metric.contains("/latency-") && objective.upper()) {
      String slower =
          "failed or took longer than " + ShownFigure.decimal(objective.limit()) + " ms";
      String counted = clause(each -> over(each, objective.limit()), "request", slower);
      return counted.isEmpty() ? longest("response", "response", "max") : counted;
    }
    if (metric.contains("/ttft")) {
      return longest("time to the first token", "tokens", "ttft", "max");
    }
    return "";
  }

  private static long over(JsonTree interval, double limit) {
    return interval.list("exceedances").stream()
        .filter(each -> each.figure("limit").orElse(Double.NaN) == limit)
        .mapToLong(each -> each.number(0, "count"))
        .sum();
  }

  private String clause(ToLongFunction<JsonTree> counted, String thing, String what) {
    long sum = intervals.stream().mapToLong(counted).sum();
    return sum == 0
        ? ""
        : ShownFigure.count(sum, thing) + " " + what + ", " + ranges(counted) + clock(counted);
  }

  /** {@code at 2 to 5 s and 9 to 10 s}. */
  private String ranges(ToLongFunction<JsonTree> counted) {
    List<double[]> ranges = new ArrayList<>();
    for (JsonTree each : intervals) {
      if (counted.applyAsLong(each) > 0) {
        double from = each.figure("start_s").orElse(0);
        double to = from + each.figure("length_s").orElse(0);
        if (!ranges.isEmpty() && from - ranges.get(ranges.size() - 1)[1] < JOINED) {
          ranges.get(ranges.size() - 1)[1] = to;
        } else {
          ranges.add(new double[] {from, to});
        }
      }
    }
    List<String> texts = new ArrayList<>();
    for (double[] each : ranges.subList(0, Math.min(MOST_RANGES, ranges.size()))) {
      texts.add(Math.round(each[0]) + " to " + Math.round(each[1]) + " s");
    }
    int more = ranges.size() - texts.size();
    return "at " + String.join(", ", texts) + (more > 0 ? " and " + more + " more times" : "");
  }

  /** When the first of them began, by the clock. */
  private String clock(ToLongFunction<JsonTree> counted) {
    for (JsonTree each : intervals) {
      if (counted.applyAsLong(each) > 0) {
        return clock(each.figure("start_s").orElse(0));
      }
    }
    return "";
  }

  private String clock(double second) {
    try {
      Instant at = Instant.parse(started).plusMillis(Math.round(second * 1000));
      LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC).withNano(0);
      return " (from " + (time.getSecond() == 0 ? time + ":00" : time.toString()) + " UTC)";
    } catch (DateTimeParseException e) {
      return "";
    }
  }

  private String longest(String what, String... path) {
    double longest = 0;
    double second = 0;
    for (JsonTree each : intervals) {
      double found = each.figure(path).orElse(0);
      if (found > longest) {
        longest = found;
        second = each.figure("start_s").orElse(0);
      }
    }
    return longest == 0
        ? ""
        : "the longest %s was %s ms, at %d s%s"
            .formatted(what, ShownFigure.decimal(longest), Math.round(second), clock(second));
  }
}
