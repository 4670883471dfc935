package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;

/** What streams of gRPC messages gave: the member {@code messages} of result.json. */
final class MessagesJson {
  private MessagesJson() {}

  static JsonValue of(RunResult run, StreamResult stream) {
    return new JsonMembers()
        .integer("count", stream.tokens())
        .integer("withoutMessage", stream.withoutMessage())
        .figure("perSecond", TokenLine.perSecond(run, stream))
        .value("perSecondOfRequest", TokensJson.rates(stream.rate()))
        .value("first", MeasurementJson.distribution(stream.first()))
        .value("gap", MeasurementJson.distribution(stream.gap()))
        .value("goodput", TokensJson.goodput(run, stream))
        .list("firstExceedances", stream.firstExceedances(), MeasurementJson::exceedance)
        .list("gapExceedances", stream.gapExceedances(), MeasurementJson::exceedance)
        .toObject();
  }
}
