package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.plan.Stage;
import io.loadline.result.StageFigures;
import java.util.ArrayList;
import java.util.List;

/** What came of each stage: the member {@code stages} of result.json. */
final class StagesJson {
  private StagesJson() {}

  static JsonValue of(List<Stage> stages, List<StageFigures> figures) {
    List<JsonValue> all = new ArrayList<>();
    for (int i = 0; i < figures.size(); i++) {
      StageFigures each = figures.get(i);
      all.add(
          new JsonMembers()
              .text("stage", stages.get(i).text())
              .seconds("start_s", each.startNanos())
              .seconds("length_s", each.lengthNanos())
              .integer("offered", each.offered())
              .integer("sent", each.sent())
              .integer("successes", each.successes())
              .integer("errors", each.errors())
              .value("response", MeasurementJson.distribution(each.response()))
              .toObject());
    }
    return new JsonArray(all);
  }
}
