package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.result.RunResult;
import io.loadline.result.WorkerFigures;
import org.jspecify.annotations.Nullable;

/** The workers that drove a load together, as result.json has them. */
final class WorkersJson {
  private WorkersJson() {}

  /** Adds nothing for one load generator. */
  static void add(JsonMembers fields, RunResult run) {
    if (!run.workers().isEmpty()) {
      fields.list("workers", run.workers(), WorkersJson::worker);
    }
  }

  private static JsonValue worker(WorkerFigures figures) {
    return new JsonMembers()
        .integer("index", figures.worker().index())
        .text("pod", textOrNull(figures.worker().pod()))
        .text("node", textOrNull(figures.worker().node()))
        .text("ending", MeasurementJson.ending(figures.ending()))
        .text("loss", textOrNull(figures.loss()))
        .seconds("elapsed_s", figures.elapsedNanos())
        .integer("sent", figures.sent())
        .millis("lag_p99", figures.lag().p99Nanos())
        .millis("lag_max", figures.lag().maxNanos())
        .value("health", MeasurementJson.health(figures.health()))
        .value("start", start(figures.start()))
        .toObject();
  }

  private static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static JsonValue start(WorkerFigures.@Nullable Start start) {
    return start == null
        ? new JsonNull()
        : new JsonMembers()
            .millis("error_ms", start.errorNanos())
            .millis("late_ms", start.lateNanos())
            .millis("wallOffset_ms", start.wallOffsetNanos())
            .toObject();
  }
}
