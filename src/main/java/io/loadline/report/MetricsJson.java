package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonBoolean;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapeWindow;
import io.loadline.result.ScrapedProcess;
import io.loadline.result.ScrapedRun;
import java.util.Locale;
import java.util.Map;

/** What the server told of its own time over the run: the member {@code serverMetrics}. */
final class MetricsJson {
  private MetricsJson() {}

  /** Nothing where no known server was asked. */
  static void add(JsonMembers fields, RunResult run) {
    ScrapedRun scraped = run.server().scraped();
    KnownTiming row = scraped == null ? null : scraped.row();
    if (scraped != null && row != null) {
      fields.value("serverMetrics", of(scraped, row));
    }
  }

  private static JsonValue of(ScrapedRun scraped, KnownTiming row) {
    JsonMembers fields =
        new JsonMembers()
            .text("server", row.server())
            .text("version", scraped.version())
            .text("checked", row.evidence().checked().name().toLowerCase(Locale.ROOT))
            .value("agreed", new JsonBoolean(scraped.agreement().isReached()))
            .integer("counted", scraped.agreement().theirs())
            .integer("expected", scraped.agreement().ours())
            .text("reason", scraped.agreement().refused())
            .figure("waiting", scraped.waiting())
            .figure("busy", scraped.busy());
    addParts(fields, scraped.parts());
    return fields
        .list("processes", scraped.processes(), MetricsJson::process)
        .list("windows", scraped.windows(), MetricsJson::window)
        .integer("scrapes", scraped.cost().scrapes())
        .integer("failed", scraped.cost().failed())
        .millis("idle_ms", scraped.cost().idleNanos())
        .millis("longest_ms", scraped.cost().longestNanos())
        .toObject();
  }

  private static JsonValue process(ScrapedProcess process) {
    JsonMembers fields =
        new JsonMembers()
            .text("name", process.name())
            .integer("requests", process.requests())
            .figure("busy", process.busy());
    addParts(fields, process.parts());
    return fields.toObject();
  }

  private static JsonValue window(ScrapeWindow window) {
    JsonMembers fields =
        new JsonMembers()
            .seconds("start_s", window.startNanos())
            .seconds("length_s", window.lengthNanos())
            .integer("requests", window.requests())
            .figure("waiting", window.waiting())
            .figure("busy", window.busy());
    addParts(fields, window.parts());
    return fields.toObject();
  }

  private static void addParts(JsonMembers fields, Map<TimedPart, Moments> parts) {
    parts.forEach(
        (part, told) ->
            fields.value(
                part.id(),
                new JsonMembers()
                    .integer("count", told.count())
                    .millis("mean", told.mean())
                    .toObject()));
  }
}
