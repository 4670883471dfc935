package io.loadline.report;

import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonArray;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.Tracing;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RunResult;
import io.loadline.result.SlowestRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests of a run that are worth a look, each with its trace where requests told one. */
final class NotableRequests {
  /** Of the kinds of failures, so many have a line in the text. */
  private static final int MOST_FAILED = 3;

  private final Tracing tracing;
  private final List<SlowestRequest> slowest;
  private final Map<Outcome, OutcomeCounts.Count> failed = new LinkedHashMap<>();

  private NotableRequests(RunResult run) {
    this.tracing = run.plan().tracing();
    this.slowest = run.slowestRequests();
    run.outcomes()
        .byOutcome()
        .forEach(
            (outcome, count) -> {
              if (outcome != Outcome.SUCCESS && count.isKnown()) {
                failed.put(outcome, count);
              }
            });
  }

  /** The members {@code slowestRequests} and {@code failedRequests}. */
  static void add(JsonMembers fields, RunResult run) {
    NotableRequests notable = new NotableRequests(run);
    fields.list("slowestRequests", notable.slowest, notable::slow);
    fields.value("failedRequests", notable.failed());
  }

  private JsonObject slow(SlowestRequest request) {
    return trace(MeasurementJson.slow(request), request.index()).toObject();
  }

  private JsonValue failed() {
    List<JsonValue> all = new ArrayList<>();
    failed.forEach(
        (outcome, count) ->
            all.add(
                trace(
                        new JsonMembers()
                            .text("outcome", outcome.id())
                            .integer("index", count.firstIndex())
                            .millis("start_ms", count.firstNanos()),
                        count.firstIndex())
                    .toObject()));
    return new JsonArray(all);
  }

  private JsonMembers trace(JsonMembers fields, long index) {
    tracing.traceId(index).ifPresent(id -> fields.text("traceId", id));
    tracing.link(index).ifPresent(link -> fields.text("traceUrl", link));
    return fields;
  }

  /** Where the traces of the slowest and of the first that failed are found; a line each. */
  static List<String> lines(RunResult run) {
    NotableRequests notable = new NotableRequests(run);
    Map<String, String> traces = new LinkedHashMap<>();
    notable.slowest.stream()
        .limit(1)
        .forEach(each -> notable.shown(each.index()).ifPresent(it -> traces.put("slowest", it)));
    notable.failed.entrySet().stream()
        .limit(MOST_FAILED)
        .forEach(
            each ->
                notable
                    .shown(each.getValue().firstIndex())
                    .ifPresent(it -> traces.put("first " + each.getKey().id(), it)));
    return lines(traces);
  }

  /** The link, which holds the id, or else the id. */
  private Optional<String> shown(long index) {
    return tracing.link(index).or(() -> tracing.traceId(index));
  }

  private static List<String> lines(Map<String, String> traces) {
    int width = traces.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> named = new ArrayList<>();
    traces.forEach(
        (name, trace) -> named.add(name + " ".repeat(width - name.length()) + "  " + trace));
    return RunLines.items("traces", named, 1);
  }
}
