package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonNull;
import io.loadline.plan.GoodputLimits;
import io.loadline.result.Distribution;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;

/** What token streams gave: the member {@code tokens} of result.json. */
final class TokensJson {
  private static final double MILLIONTHS = 1e6;

  private TokensJson() {}

  /** Nothing where answers came whole; for gRPC {@code messages} instead. */
  static void add(JsonMembers fields, RunResult run) {
    StreamResult stream = run.stream();
    if (stream == null) {
      return;
    }
    if (run.plan().call().target().isGrpc()) {
      fields.value("messages", messages(run, stream));
    } else {
      fields.value("tokens", of(run, stream));
    }
  }

  private static JsonValue of(RunResult run, StreamResult stream) {
    return new JsonMembers()
        .text("source", stream.source())
        .integer("outputTokens", stream.tokens())
        .integer("countedByUsage", stream.countedByServer())
        .integer("countedByChunks", stream.countedByMessages())
        .integer("withoutText", stream.withoutMessage())
        .integer("events", stream.messages())
        .integer("tpotToldByEvent", stream.toldByMessage())
        .figure("tokensPerSecond", TokenLine.perSecond(run, stream))
        .value("tokensPerSecondOfRequest", rates(run, stream.rate()))
        .value("ttft", MeasurementJson.distribution(stream.first()))
        .value("ttftFromSent", MeasurementJson.ofService(run, stream.firstFromSent()))
        .value("itl", MeasurementJson.distribution(stream.gap()))
        .value("tpot", MeasurementJson.distribution(stream.perToken()))
        .value("goodput", goodput(run, stream))
        .list("ttftExceedances", stream.firstExceedances(), MeasurementJson::exceedance)
        .list("itlExceedances", stream.gapExceedances(), MeasurementJson::exceedance)
        .list("tpotExceedances", stream.perTokenExceedances(), MeasurementJson::exceedance)
        .toObject();
  }

  /** Null where they are not known. */
  private static JsonValue rates(RunResult run, Distribution rates) {
    if (!run.hasServiceTimes()) {
      return new JsonNull();
    }
    return new JsonMembers()
        .figure("mean", rates.mean() / MILLIONTHS)
        .figure("min", rates.min() / MILLIONTHS)
        .figure("max", rates.max() / MILLIONTHS)
        .toObject();
  }

  static JsonValue goodput(RunResult run, StreamResult stream) {
    GoodputLimits limits = run.plan().goodput();
    if (limits.equals(GoodputLimits.NONE)) {
      return new JsonNull();
    }
    JsonMembers fields = new JsonMembers().figure("ratio", TokenLine.ratio(run, stream));
    fields.integer("good", stream.good());
    fields.integer("goodWithoutLag", stream.goodWithoutLag());
    limit(fields, "ttftLimit", limits.firstToken());
    limit(fields, "tpotLimit", limits.token());
    limit(fields, "e2eLimit", limits.response());
    return fields.toObject();
  }

  private static void limit(JsonMembers fields, String name, long nanos) {
    if (nanos == GoodputLimits.NO_LIMIT) {
      fields.value(name, new JsonNull());
    } else {
      fields.millis(name, nanos);
    }
  }

  /** What streams of gRPC messages gave: the member {@code messages} of result.json. */
  private static JsonValue messages(RunResult run, StreamResult stream) {
    return new JsonMembers()
        .integer("count", stream.tokens())
        .integer("withoutMessage", stream.withoutMessage())
        .figure("perSecond", TokenLine.perSecond(run, stream))
        .value("perSecondOfRequest", rates(run, stream.rate()))
        .value("first", MeasurementJson.distribution(stream.first()))
        .value("firstFromSent", MeasurementJson.ofService(run, stream.firstFromSent()))
        .value("gap", MeasurementJson.distribution(stream.gap()))
        .value("goodput", goodput(run, stream))
        .list("firstExceedances", stream.firstExceedances(), MeasurementJson::exceedance)
        .list("gapExceedances", stream.gapExceedances(), MeasurementJson::exceedance)
        .toObject();
  }
}
