package io.loadline.report;

import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.KnownTiming;
import io.loadline.result.Distribution;
import io.loadline.result.RequestTimings;
import io.loadline.result.RunResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the server told of its own time: the member {@code serverTimings} of result.json. */
final class ServerJson {
  private ServerJson() {}

  /** Nothing where it told nothing. */
  static void add(JsonMembers fields, RunResult run) {
    RequestTimings timings = run.server().requests();
    if (timings != null) {
      fields.value("serverTimings", of(timings));
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
    return fields.toObject();
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
