package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.Health;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.SlowestRequest;
import io.loadline.slo.Judgment;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measured figures as JSON; times in milliseconds where a key does not say otherwise. */
final class MeasurementJson {
  private MeasurementJson() {}

  /** Times of the service's part; null where they are not known. */
  static JsonValue ofService(RunResult run, Distribution times) {
    return run.hasServiceTimes() ? distribution(times) : new JsonNull();
  }

  /** Service times of failed requests, by outcome; null where they are not known. */
  static JsonValue serviceOfErrors(RunResult run) {
    if (!run.hasServiceTimes()) {
      return new JsonNull();
    }
    JsonMembers fields = new JsonMembers();
    run.serviceOfErrors().forEach((kind, times) -> fields.value(kind.id(), distribution(times)));
    return fields.toObject();
  }

  /** {@code hard-end}. */
  static String ending(RunEnding ending) {
    return ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** And after how much of it a run was decided. */
  static void addEnding(JsonMembers fields, RunResult run) {
    fields.text("ending", ending(run.ending()));
    if (run.ending() == RunEnding.DECIDED) {
      fields.value("earlyEnd", earlyEnd(run));
    }
  }

  private static JsonValue earlyEnd(RunResult run) {
    long covered = run.times().slices().coveredNanos();
    JsonMembers fields =
        new JsonMembers()
            .seconds("after_s", covered)
            .seconds("planned_s", run.plan().plannedNanos())
            .figure("part", (double) covered / run.plan().plannedNanos())
            .seconds("horizon_s", Judgment.horizonNanos(run));
    long planned = run.plan().plannedRequests();
    return planned < 0
        ? fields.toObject()
        : fields.integer("savedRequests", Math.max(0, planned - run.outcomes().total())).toObject();
  }

  static JsonValue distribution(Distribution times) {
    return new JsonMembers()
        .integer("count", times.count())
        .millis("mean", times.mean())
        .millis("stddev", times.stddev())
        .millis("min", times.min())
        .millis("max", times.max())
        .millis("p50", times.percentile(50))
        .millis("p75", times.percentile(75))
        .millis("p90", times.percentile(90))
        .millis("p95", times.percentile(95))
        .millis("p99", times.percentile(99))
        .millis("p99_9", times.percentile(99.9))
        .toObject();
  }

  /** How often each outcome occurred, successes among them. */
  static JsonValue outcomes(OutcomeCounts outcomes) {
    JsonMembers fields = new JsonMembers();
    outcomes.byOutcome().forEach((outcome, count) -> fields.integer(outcome.id(), count.count()));
    return fields.toObject();
  }

  /** What the first of each kind of error looked like. */
  static JsonObject errors(OutcomeCounts outcomes) {
    JsonMembers fields = new JsonMembers();
    for (Map.Entry<Outcome, OutcomeCounts.Count> entry : outcomes.byOutcome().entrySet()) {
      if (entry.getKey() != Outcome.SUCCESS) {
        fields.value(entry.getKey().id(), firstError(entry.getValue()));
      }
    }
    return fields.toObject();
  }

  private static JsonValue firstError(OutcomeCounts.Count count) {
    return new JsonMembers()
        .millis("first_ms", count.firstNanos())
        .text("sample", count.sample())
        .toObject();
  }

  /** Null where the transport does not say. */
  static JsonValue connections(@Nullable ConnectionUse use) {
    return use == null
        ? new JsonNull()
        : new JsonMembers()
            .integer("opened", use.opened())
            .integer("used", use.used())
            .integer("answered", use.answered())
            .integer("unblocked", use.unblocked())
            .toObject();
  }

  static JsonValue slowest(@Nullable SlowestRequest slowest) {
    return slowest == null ? new JsonNull() : slow(slowest).toObject();
  }

  /** A request that took long. */
  static JsonMembers slow(SlowestRequest request) {
    return new JsonMembers()
        .integer("index", request.index())
        .millis("start_ms", request.intendedNanos())
        .millis("response_ms", request.responseNanos());
  }

  static JsonValue exceedance(Exceedance exceedance) {
    return new JsonMembers()
        .millis("limit", exceedance.limitNanos())
        .integer("count", exceedance.response())
        .integer("withoutLag", exceedance.withoutLag())
        .toObject();
  }

  /** Null where nothing is known, the whole or a figure. */
  static JsonValue health(@Nullable Health health) {
    return health == null
        ? new JsonNull()
        : new JsonMembers()
            .figure("busy", health.busy())
            .figure("cpu", health.cpu())
            .figure("busiestCpu", health.busiestCpu())
            .millis("throttled_ms", health.throttledNanos())
            .figure("steal", health.stealShare())
            .figure("pressure", health.pressureShare())
            .millis("gc_ms", health.gcNanos())
            .millis("pauses_ms", health.pauseNanos())
            .millis("longestPause_ms", health.longestPauseNanos())
            .toObject();
  }
}
