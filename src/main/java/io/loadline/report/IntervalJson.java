package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import io.loadline.result.RunResult;
import io.loadline.result.StreamInterval;
import java.util.Base64;

/** A slice of the measurement: an element of the member {@code intervals} of result.json. */
final class IntervalJson {
  private static final double NANOS_PER_SECOND = 1e9;

  private IntervalJson() {}

  static JsonValue of(RunResult run, Interval interval) {
    JsonMembers fields =
        new JsonMembers()
            .seconds("start_s", interval.startNanos())
            .seconds("length_s", interval.lengthNanos())
            .integer("successes", interval.successes())
            .integer("errors", interval.errors())
            .value("outcomes", outcomes(interval));
    if (interval.counts().refused() > 0) {
      fields.integer("refused", interval.counts().refused());
    }
    fields
        .value("response", moments(interval.response()))
        .value("lag", times(new IntervalTimes(interval.lag(), interval.lags()), 99));
    addStream(fields, run, interval);
    ServerJson.add(fields, run, interval);
    return fields
        .value("health", MeasurementJson.health(interval.health()))
        .list("exceedances", interval.exceedances(), MeasurementJson::exceedance)
        .text("histogram", base64(interval.histogram()))
        .toObject();
  }

  private static JsonValue outcomes(Interval interval) {
    JsonMembers fields = new JsonMembers();
    interval.counts().byOutcome().forEach((kind, count) -> fields.integer(kind.id(), count));
    return fields.toObject();
  }

  /** Nothing where answers came whole; the names are those of the whole run's. */
  private static void addStream(JsonMembers fields, RunResult run, Interval interval) {
    StreamInterval stream = interval.stream();
    if (stream == null) {
      return;
    }
    double perSecond = perSecond(run, interval, stream.tokens());
    if (run.plan().call().target().isGrpc()) {
      fields.value("messages", messages(stream, perSecond));
    } else {
      fields.value("tokens", tokens(stream, perSecond));
    }
  }

  private static JsonValue tokens(StreamInterval stream, double perSecond) {
    return new JsonMembers()
        .integer("outputTokens", stream.tokens())
        .figure("tokensPerSecond", perSecond)
        .value("ttft", times(stream.first(), 50, 99))
        .value("itl", moments(stream.gap().sums()))
        .value("tpot", moments(stream.perToken().sums()))
        .text("ttftHistogram", base64(stream.first().counts()))
        .toObject();
  }

  private static JsonValue messages(StreamInterval stream, double perSecond) {
    return new JsonMembers()
        .integer("count", stream.tokens())
        .figure("perSecond", perSecond)
        .value("first", times(stream.first(), 50, 99))
        .value("gap", moments(stream.gap().sums()))
        .text("firstHistogram", base64(stream.first().counts()))
        .toObject();
  }

  /** By the part of the interval that was measured: the run may end within the last one. */
  private static double perSecond(RunResult run, Interval interval, long count) {
    long nanos = Math.min(interval.lengthNanos(), run.elapsedNanos() - interval.startNanos());
    return nanos <= 0 ? 0 : count * NANOS_PER_SECOND / nanos;
  }

  private static String base64(Interval.Histogram histogram) {
    return Base64.getEncoder().encodeToString(histogram.encoded());
  }

  static JsonValue moments(Moments moments) {
    return addMoments(new JsonMembers(), moments).toObject();
  }

  private static JsonValue times(IntervalTimes times, int... percentiles) {
    JsonMembers fields = addMoments(new JsonMembers(), times.sums());
    for (int percentile : percentiles) {
      fields.millis("p" + percentile, times.counts().percentile(percentile));
    }
    return fields.toObject();
  }

  private static JsonMembers addMoments(JsonMembers fields, Moments moments) {
    return fields
        .integer("count", moments.count())
        .millis("mean", moments.mean())
        .millis("stddev", moments.stddev())
        .millis("min", moments.min())
        .millis("max", moments.max());
  }
}
