package io.loadline.telemetry;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.plan.AnswerKind;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.result.StageFigures;
import io.loadline.result.StreamResult;
import io.loadline.telemetry.GateMetric.Count;
import io.loadline.telemetry.GateMetric.Level;
import io.loadline.telemetry.GateMetric.Name;
import io.loadline.telemetry.GateMetric.Times;
import io.loadline.telemetry.GateMetric.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the figures of one endpoint. */
final class EndpointFigures {
  private final ResultDocument document;
  private final SortedMap<String, Object> own;
  private final List<GateMetric> figures = new ArrayList<>();

  /**
   * For one endpoint.
   *
   * @param own attributes that each figure gets
   */
  EndpointFigures(ResultDocument document, SortedMap<String, Object> own) {
    this.document = document;
    this.own = own;
  }

  List<GateMetric> figures() {
    return figures;
  }

  /** What was promised, and what became of it. */
  void addObjectives() {
    for (ObjectiveFigures each : document.objectives()) {
      SortedMap<String, Object> which = new TreeMap<>();
      which.put("loadline.objective", each.metric());
      which.put("loadline.bound", each.upper() ? "upper" : "lower");
      if (!each.unit().isEmpty()) {
        which.put("loadline.unit", each.unit());
      }
      add(MetricNames.LIMIT, which, new Level(each.limit()));
      addLevel(MetricNames.OBSERVED, which, each.observed());
      add(MetricNames.MET, which, new Level(each.verdict().equals("PASS") ? 1 : 0));
    }
  }

  /** What was measured. */
  void addRun(RunResult run) {
    ServiceAttributes service = new ServiceAttributes(run.plan().call());
    if (run.hasServiceTimes()) {
      addServiceTimes(run, service);
    }
    add(MetricNames.RESPONSE, Map.of(), new Times(run.response()));
    addStages(run.stages());
    add(MetricNames.LAG, Map.of(), new Times(run.lag()));
    run.outcomes()
        .byOutcome()
        .forEach(
            (outcome, count) ->
                add(MetricNames.REQUESTS, attributes(outcome), new Count(count.count())));
    addLevel(MetricNames.THROUGHPUT, Map.of(), document.root().figure("throughput"));
    addLevel(MetricNames.ERROR_RATIO, Map.of(), document.root().figure("errorRatio"));
    StreamResult stream = run.stream();
    if (stream != null && run.plan().call().answer() == AnswerKind.TOKEN_STREAM) {
      addTokens(stream, service, run.hasServiceTimes());
    } else if (stream != null) {
      addMessages(stream, run.hasServiceTimes());
    }
  }

  /** By their place in the plan, the first being 1. */
  private void addStages(List<StageFigures> stages) {
    for (int i = 0; i < stages.size(); i++) {
      Times times = new Times(stages.get(i).response());
      add(MetricNames.STAGE_RESPONSE, Map.of("loadline.stage", i + 1L), times);
    }
  }

  private void addServiceTimes(RunResult run, ServiceAttributes service) {
    if (run.plan().call().target().isGrpc()) {
      addServiceTimes(MetricNames.RPC_DURATION, service.ofRpc(), run);
    } else {
      addServiceTimes(MetricNames.HTTP_DURATION, service.ofHttp(), run);
    }
    service.ofGenAi().ifPresent(which -> addServiceTimes(MetricNames.GEN_AI_DURATION, which, run));
    add(MetricNames.WAIT, Map.of(), new Times(run.waiting()));
  }

  /** One of successes, and one of each kind of failure. */
  private void addServiceTimes(Name name, SortedMap<String, Object> which, RunResult run) {
    add(name, which, new Times(run.service()));
    SortedMap<String, Object> failed = new TreeMap<>(which);
    failed.remove(ServiceAttributes.RPC_STATUS);
    run.serviceOfErrors()
        .forEach(
            (outcome, times) -> {
              failed.put(MetricNames.ERROR_TYPE, outcome.id());
              add(name, failed, new Times(times));
            });
  }

  private void addMessages(StreamResult stream, boolean fromSent) {
    add(MetricNames.FIRST_MESSAGE, Map.of(), new Times(stream.first()));
    if (fromSent) {
      add(MetricNames.FIRST_MESSAGE_FROM_SENT, Map.of(), new Times(stream.firstFromSent()));
    }
    add(MetricNames.MESSAGE_GAP, Map.of(), new Times(stream.gap()));
    addLevel(MetricNames.GOODPUT, Map.of(), goodput("messages"));
  }

  private void addTokens(StreamResult stream, ServiceAttributes service, boolean fromSent) {
    add(MetricNames.FIRST_TOKEN, Map.of(), new Times(stream.first()));
    addChunks(stream, service.ofGenAi(), fromSent);
    add(MetricNames.TOKEN, Map.of(), new Times(stream.perToken()));
    Count tokens = new Count(stream.tokens());
    add(MetricNames.TOKENS, Map.of("loadline.token_source", stream.source()), tokens);
    addLevel(MetricNames.GOODPUT, Map.of(), goodput("tokens"));
    service
        .ofGenAi()
        .ifPresent(
            which -> {
              if (stream.source().equals("usage")) {
                which.put("gen_ai.token.modality", "text");
                add(MetricNames.GEN_AI_TOKENS, which, tokens);
              }
            });
  }

  private void addChunks(
      StreamResult stream, Optional<SortedMap<String, Object>> genAi, boolean fromSent) {
    Map<String, Object> which = genAi.<Map<String, Object>>map(all -> all).orElse(Map.of());
    if (fromSent) {
      Name first = genAi.isPresent() ? MetricNames.GEN_AI_FIRST_CHUNK : MetricNames.FIRST_CHUNK;
      add(first, which, new Times(stream.firstFromSent()));
    }
    Name next = genAi.isPresent() ? MetricNames.GEN_AI_CHUNK : MetricNames.CHUNK;
    add(next, which, new Times(stream.gap()));
  }

  private OptionalDouble goodput(String of) {
    return document.root().figure(of, "goodput", "ratio");
  }

  private static Map<String, Object> attributes(Outcome outcome) {
    return outcome == Outcome.SUCCESS
        ? Map.of("loadline.outcome", outcome.id())
        : Map.of("loadline.outcome", outcome.id(), MetricNames.ERROR_TYPE, outcome.id());
  }

  private void addLevel(Name name, Map<String, Object> which, OptionalDouble figure) {
    figure.ifPresent(known -> add(name, which, new Level(known)));
  }

  private void add(Name name, Map<String, Object> which, Value value) {
    SortedMap<String, Object> all = new TreeMap<>(own);
    all.putAll(which);
    figures.add(new GateMetric(name, all, value));
  }
}
