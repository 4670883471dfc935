package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.plan.Call;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.Expectation;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.SlicePlan;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import io.loadline.result.StageFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was driven, in result.json. */
final class LoadJson {
  private static final int MOST_PAYLOADS = 100;

  private LoadJson() {}

  /** The member {@code load}. */
  static JsonValue of(LoadPlan plan) {
    JsonMembers fields = new JsonMembers();
    if (plan.workload() instanceof Workload.Open open) {
      fields.text("kind", "open").number("rate", open.rate().perSecond());
      fields.text("arrivals", open.arrivals().name().toLowerCase(Locale.ROOT));
      SlicePlan slices = open.slices();
      if (slices != null) {
        fields.value("turns", turns(slices));
      }
    } else if (plan.workload() instanceof Workload.Closed closed) {
      fields.text("kind", "closed").integer("concurrency", closed.concurrency());
    } else if (plan.workload() instanceof Workload.Staged staged) {
      fields.text("kind", staged.isOpen() ? "open" : "closed");
    }
    extent(fields, plan.extent());
    fields.integer("connections", plan.connections());
    fields.value("warmup", extent(new JsonMembers(), plan.warmup()).toObject());
    plan.earlyEnd().ifPresent(early -> fields.value("earlyStop", earlyStop(early)));
    fields.integer("seed", plan.seed());
    fields.text("trace", plan.tracing().mode().name().toLowerCase(Locale.ROOT));
    return call(fields, plan.call()).toObject();
  }

  private static JsonValue turns(SlicePlan slices) {
    return new JsonMembers()
        .text("side", slices.side().name().toLowerCase(Locale.ROOT))
        .seconds("slice_s", slices.length().toNanos())
        .seconds("settle_s", slices.settling().toNanos())
        .toObject();
  }

  private static JsonMembers extent(JsonMembers fields, PhaseLength extent) {
    return extent instanceof PhaseLength.Span span
        ? fields.seconds("duration_s", span.duration().toNanos())
        : fields.integer("requests", ((PhaseLength.Requests) extent).count());
  }

  private static JsonValue earlyStop(EarlyEnd early) {
    return new JsonMembers()
        .seconds("failing_s", early.failing().toNanos())
        .seconds("passing_s", early.passing().toNanos())
        .toObject();
  }

  /** Names of headers only: a value may be a secret that nobody marked. */
  private static JsonMembers call(JsonMembers fields, Call call) {
    return fields
        .seconds("timeout_s", call.timeout().toNanos())
        .text("method", call.method())
        .texts("headers", call.headerNames())
        .texts("payloads", payloads(call))
        .texts("expect", call.expectations().stream().map(Expectation::text).toList());
  }

  /** Where they came from, each once. */
  private static List<String> payloads(Call call) {
    return call.payloads().stream().map(Payload::source).distinct().limit(MOST_PAYLOADS).toList();
  }

  /** What came of each stage: the member {@code stages}. */
  static JsonValue stages(List<Stage> stages, List<StageFigures> figures) {
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
