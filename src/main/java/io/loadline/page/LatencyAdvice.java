package io.loadline.page;

import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.result.Distribution;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a latency that breaks its limit.
 *
 * @param root of one address
 * @param slices of the same
 */
record LatencyAdvice(
    JsonTree root, TimeSlices slices, ObjectiveFigures objective, MetricName metric) {
  private static final double NOTABLE = 0.1;
  private static final double FEW = 0.25;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Where the time goes says who must be looked at. */
  String text() {
    String outside = outside();
    if (!outside.isEmpty()) {
      return outside;
    }
    OptionalDouble service = metric.serviceTime(root);
    if (service.isPresent() && service.getAsDouble() > objective.limit()) {
      return "The service itself is slow: from the first byte sent to the last byte received the "
          + metric.figure()
          + " is "
          + FigureText.millis(service)
          + ". Look at its CPU, its memory and its replicas at the times above, and give it more;"
          + " or raise the limit if it is too low.";
    }
    if (root.figure("wait", "p99").orElse(0) > NOTABLE * objective.limit()) {
      return "Requests waited up to "
          + FigureText.millis(root.figure("wait", "p99"))
          + " (p99) for a free connection. Raise @Load(connections), or find out why the server"
          + " holds so many requests at once.";
    }
    return "Look at the outcomes: an error counts as longer than every limit.";
  }

  /** Where the limit is broken in a few slices, and kept by all others together. */
  private String outside() {
    List<TimeSlice> broken =
        slices.all().stream().filter(each -> BrokenSlice.isBroken(objective, each)).toList();
    if (broken.isEmpty() || broken.size() > FEW * slices.all().size()) {
      return "";
    }
    OptionalDouble kept = figureWithout(broken);
    if (kept.isEmpty() || kept.getAsDouble() > objective.limit()) {
      return "";
    }
    double from = broken.get(0).start();
    double to = broken.get(broken.size() - 1).end();
    return "The limit was broken "
        + TimeRanges.of(broken)
        + ClockTime.of(root).window(from, to)
        + " only; outside of "
        + (broken.size() == 1 ? "this " + slices.each() : "these times")
        + " the "
        + metric.figure()
        + " was "
        + FigureText.millis(kept)
        + ". Look for what happened then: a restart, garbage collection, scaling, or a neighbour"
        + " on the same machine.";
  }

  /** Of the requests that succeeded in all other slices; empty where it is not known. */
  private OptionalDouble figureWithout(List<TimeSlice> broken) {
    List<TimeSlice> others = slices.all().stream().filter(each -> !broken.contains(each)).toList();
    if (metric.figure().equals("max")) {
      return OptionalDouble.of(
          others.stream().mapToDouble(each -> each.response().max().orElse(0)).max().orElse(0));
    }
    @Nullable Distribution all =
        metric.percentile() == 0
            ? null
            : new TimeSlices(others, slices.together(), slices.end()).whole(TimeSlice::response);
    return all == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(all.percentile(metric.percentile()) / NANOS_PER_MILLI);
  }
}
