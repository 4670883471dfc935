package io.loadline.report;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Distribution;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimings;
import io.loadline.result.Moments;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import io.loadline.result.TailTimes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of its own time: the member {@code serverTimings} of result.json, and {@code
 * server} of an interval.
 */
final class ServerJson {
  private ServerJson() {}

  /** Nothing where it told nothing. */
  static void add(JsonMembers fields, RunResult run) {
    RequestTimings timings = run.server().requests();
    if (timings != null) {
      fields.value("serverTimings", of(timings));
    }
  }

  /** Nothing where nothing was told in the interval, or where what is told is not believed. */
  static void add(JsonMembers fields, RunResult run, Interval interval) {
    RequestTimings timings = run.server().requests();
    IntervalTimings own = interval.timings();
    if (own != null && timings != null && !timings.isContradicted()) {
      JsonMembers parts = new JsonMembers();
      addParts(parts, own.parts(), own.untold());
      fields.value("server", parts.toObject());
    }
  }

  private static JsonObject of(RequestTimings timings) {
    List<KnownTiming> rows = timings.rows();
    JsonMembers fields =
        new JsonMembers()
            .texts("servers", rows.stream().map(KnownTiming::server).distinct().toList())
            .text("checked", checked(rows))
            .integer("told", timings.told())
            .integer("contradicted", timings.contradicted());
    if (!timings.isContradicted()) {
      timings
          .parts()
          .forEach(
              (part, told) -> fields.value(part.id(), MeasurementJson.distribution(told.times())));
      fields.value("untold", MeasurementJson.distribution(timings.untold()));
      Distribution beyond = timings.beyondUpstream();
      if (beyond != null) {
        fields.value("beyondUpstream", MeasurementJson.distribution(beyond));
      }
    }
    if (!timings.isContradicted() && timings.believed() > 0) {
      fields.value("slowest", slowest(timings));
    }
    return fields.toObject();
  }

  private static JsonObject slowest(RequestTimings timings) {
    TailTimes slowest = timings.slowest();
    JsonMembers fields =
        new JsonMembers()
            .figure("share", (double) slowest.count() / timings.believed())
            .integer("count", slowest.count())
            .value("response", IntervalJson.moments(slowest.response()))
            .value("service", IntervalJson.moments(slowest.service()))
            .value("wait", IntervalJson.moments(slowest.waiting()))
            .value("lag", IntervalJson.moments(slowest.lag()));
    addParts(fields, slowest.parts(), slowest.untold());
    return fields.toObject();
  }

  private static void addParts(JsonMembers fields, Map<TimedPart, Moments> parts, Moments untold) {
    parts.forEach((part, sums) -> fields.value(part.id(), IntervalJson.moments(sums)));
    fields.value("untold", IntervalJson.moments(untold));
  }

  /** The weakest evidence of all; null of none. */
  private static @Nullable String checked(List<KnownTiming> rows) {
    return rows.stream()
        .map(row -> row.evidence().checked())
        .max(Comparator.naturalOrder())
        .map(checked -> checked.name().toLowerCase(Locale.ROOT))
        .orElse(null);
  }
}
