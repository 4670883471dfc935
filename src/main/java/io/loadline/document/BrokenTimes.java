package io.loadline.document;

import io.loadline.document.ResultDocument.ClockTime;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.PlainNumber;
import io.loadline.text.TimeText;
import java.util.ArrayList;
import java.util.List;

/** When an objective was broken: the intervals of the measurement that break it by themselves. */
public final class BrokenTimes {
  private static final int MOST = 4;
  private static final double JOINED = 0.000_1;

  private final MetricName metric;
  private final ClockTime clock;
  private final List<IntervalFigures> all;
  private final List<IntervalFigures> broken;

  private BrokenTimes(JsonTree result, ObjectiveFigures objective) {
    this.metric = MetricName.of(objective.metric());
    this.clock = ClockTime.of(result);
    this.all = IntervalFigures.of(result);
    this.broken = all.stream().filter(each -> each.breaks(objective, metric)).toList();
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
   * {@code When: from 3 s to 5 s (09:00:03 to 09:00:05 UTC); worst at 4 s (09:00:04 UTC)}; empty
   * where no interval tells.
   */
  public String text() {
    if (isEmpty()) {
      return "";
    }
    IntervalFigures worst = first();
    for (IntervalFigures each : broken) {
      worst = each.badness(metric) > worst.badness(metric) ? each : worst;
    }
    return (metric.isGoodput() ? "Requests failed: " : "When: ")
        + (broken.size() == all.size() ? "all the time" : ranges())
        + window()
        + (worst.equals(first()) ? "" : "; worst " + clock.at(worst.start()));
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
    return all.stream().filter(each -> !broken.contains(each)).toList();
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
