package io.loadline.document;

import io.loadline.document.ResultDocument.ClockTime;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.PlainNumber;
import io.loadline.text.TimeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** When an objective was broken: the intervals of the measurement that break it by themselves. */
public final class BrokenTimes {
  private static final int MOST = 4;

  /** Of fewer intervals, which of them break it says nothing. */
  private static final int LEAST = 3;

  private static final double JOINED = 0.000_1;

  private final JsonTree result;
  private final boolean onError;
  private final MetricName metric;
  private final ClockTime clock;
  private final List<IntervalFigures> all;
  private final List<IntervalFigures> broken;
  private final List<IntervalFigures> others;

  private BrokenTimes(JsonTree result, ObjectiveFigures objective) {
    this.result = result;
    this.onError = objective.isOnError();
    this.metric = MetricName.of(objective.metric());
    this.clock = ClockTime.of(result);
    this.all = IntervalFigures.of(result);
    Map<Boolean, List<IntervalFigures>> parts =
        all.stream().collect(Collectors.partitioningBy(each -> each.breaks(objective, metric)));
    this.broken = List.copyOf(parts.getOrDefault(true, List.of()));
    this.others = List.copyOf(parts.getOrDefault(false, List.of()));
  }

  /**
   * A part of the measurement.
   *
   * @param start s from the start of the measurement
   * @param end likewise
   */
  public record Span(double start, double end) {}

  /**
   * Of an objective.
   *
   * @param result of the endpoint that it is of
   */
  public static BrokenTimes of(JsonTree result, ObjectiveFigures objective) {
    return new BrokenTimes(result, objective);
  }

  /** Whether no interval tells. */
  public boolean isEmpty() {
    return broken.isEmpty();
  }

  /** Whether it was broken in a part of the measurement. */
  public boolean isWithin(Span part) {
    return broken.stream()
        .anyMatch(each -> each.start() < part.end() - JOINED && each.end() > part.start() + JOINED);
  }

  /**
   * {@code When: from 3 s to 5 s (09:00:03 to 09:00:05 UTC); worst at 4 s (09:00:04 UTC)}; of a
   * measurement of one or two intervals {@code First failed request: at 0.2 s}; empty where neither
   * is known.
   */
  public String text() {
    if (isEmpty() || all.size() < LEAST) {
      return isEmpty() ? "" : moment();
    }
    double worst = startOfWorst();
    return (metric.isGoodput() ? "Requests failed: " : "When: ")
        + (others.isEmpty() ? "all the time" : ranges())
        + window()
        + (worst == first().start() ? "" : "; worst " + clock.at(worst));
  }

  /** Not the rest of an interval, with which the measurement ended: it holds too few requests. */
  private double startOfWorst() {
    double whole = all.get(0).end() - all.get(0).start() - JOINED;
    double start = first().start();
    double most = first().badness(metric);
    for (IntervalFigures each : broken.subList(1, broken.size())) {
      double badness = each.end() - each.start() > whole ? each.badness(metric) : most;
      if (badness > most) {
        most = badness;
        start = each.start();
      }
    }
    return start;
  }

  private String moment() {
    boolean failed = onError || metric.isErrors() || metric.isGoodput();
    DoubleStream failures =
        result.members("errors").values().stream()
            .flatMapToDouble(each -> each.figure("first_ms").stream());
    OptionalDouble at = failed ? failures.min() : result.figure("slowest", "start_ms");
    return at.isEmpty() || !(failed || metric.isLatency())
        ? ""
        : (failed ? "First failed" : "Slowest") + " request: " + clock.at(at.getAsDouble() / 1e3);
  }

  /** {@code from 3 s to 5 s and from 9 s to 10 s}. */
  String ranges() {
    return ranges(broken.stream().map(each -> new Span(each.start(), each.end())).toList());
  }

  /** By the clock, from the first to the last; empty where it is not known. */
  String window() {
    return clock.window(first().start(), broken.get(broken.size() - 1).end());
  }

  int count() {
    return broken.size();
  }

  IntervalFigures first() {
    return broken.get(0);
  }

  List<IntervalFigures> others() {
    return others;
  }

  /**
   * Parts of the measurement in words, those that follow each other together: {@code from 3 s to 5
   * s and from 9 s to 10 s}; of many the first ones.
   */
  public static String ranges(List<Span> parts) {
    List<Span> joined = new ArrayList<>();
    for (Span each : parts) {
      int last = joined.size() - 1;
      if (last >= 0 && Math.abs(each.start - joined.get(last).end) < JOINED) {
        joined.set(last, new Span(joined.get(last).start, each.end));
      } else {
        joined.add(each);
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(MOST, joined.size()); i++) {
      boolean last = i == joined.size() - 1;
      text.append(i == 0 ? "" : last ? " and " : ", ").append(words(joined.get(i)));
    }
    int more = joined.size() - MOST;
    return text + (more > 0 ? " and " + PlainNumber.counted(more, "more time") : "");
  }

  private static String words(Span part) {
    return "from " + TimeText.seconds(part.start) + " to " + TimeText.seconds(part.end);
  }
}
