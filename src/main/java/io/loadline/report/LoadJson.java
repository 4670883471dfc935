package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.util.List;
import java.util.Locale;

/** What was driven: the member {@code load} of result.json. */
final class LoadJson {
  private static final int MOST_PAYLOADS = 100;

  private LoadJson() {}

  static JsonValue of(LoadPlan plan) {
    JsonMembers fields = new JsonMembers();
    if (plan.workload() instanceof Workload.Open open) {
      fields.text("kind", "open").number("rate", open.rate().perSecond());
      fields.text("arrivals", open.arrivals().name().toLowerCase(Locale.ROOT));
    } else if (plan.workload() instanceof Workload.Closed closed) {
      fields.text("kind", "closed").integer("concurrency", closed.concurrency());
    } else if (plan.workload() instanceof Workload.Staged staged) {
      fields.text("kind", staged.isOpen() ? "open" : "closed");
    }
    extent(fields, plan.extent());
    fields.integer("connections", plan.connections());
    fields.value("warmup", extent(new JsonMembers(), plan.warmup()).toObject());
    fields.integer("seed", plan.seed());
    return call(fields, plan.call()).toObject();
  }

  private static JsonMembers extent(JsonMembers fields, PhaseLength extent) {
    return extent instanceof PhaseLength.Span span
        ? fields.seconds("duration_s", span.duration().toNanos())
        : fields.integer("requests", ((PhaseLength.Requests) extent).count());
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
}
