package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import java.util.List;

/** The figures of a gate as samples. Their labels are the same from run to run. */
final class GateMetrics {
  /** Of the time in a server, by their names in result.json, and what is told of none. */
  static final List<String> PARTS =
      List.of("queue", "prepare", "prefill", "decode", "compute", "total", "upstream", "untold");

  private static final String COUNTERS = "serverMetrics";
  private static final String[] STATISTICS = {"mean", "p50", "p90", "p95", "p99", "p99_9", "max"};

  private final MetricSamples samples = new MetricSamples();
  private final MetricLabels gate;

  private GateMetrics(ResultDocument result) {
    gate = labels(result);
    samples.add(MetricFamily.PASSED, gate, isPass(result.verdict()));
    for (ObjectiveFigures each : result.objectives()) {
      addObjective(each);
    }
    for (ResultDocument each : result.measured()) {
      boolean named = !result.endpoints().isEmpty();
      add(each.root(), named ? gate.with("endpoint", each.name()) : gate);
    }
  }

  static MetricSamples of(ResultDocument result) {
    return new GateMetrics(result).samples;
  }

  /** What all samples of a gate begin with. */
  static MetricLabels labels(ResultDocument result) {
    return new MetricLabels().with("gate", result.gate());
  }

  private static double isPass(String verdict) {
    return verdict.equals("PASS") ? 1 : 0;
  }

  private void addObjective(ObjectiveFigures objective) {
    MetricLabels labels = gate.with("objective", objective.metric());
    if (!objective.unit().isEmpty()) {
      labels = labels.with("unit", objective.unit());
    }
    samples.add(MetricFamily.OBSERVED, labels, objective.observed().orElse(Double.NaN));
    String bound = objective.upper() ? "upper" : "lower";
    samples.add(MetricFamily.LIMIT, labels.with("bound", bound), objective.limit());
    samples.add(MetricFamily.HELD, labels, isPass(objective.verdict()));
  }

  private void add(JsonTree result, MetricLabels labels) {
    figure(MetricFamily.REQUESTS, labels, result, "requests");
    figure(MetricFamily.ERROR_RATIO, labels, result, "errorRatio");
    figure(MetricFamily.THROUGHPUT, labels, result, "throughput");
    times(MetricFamily.RESPONSE, labels, result.at("response"));
    times(MetricFamily.SERVICE, labels, result.at("service"));
    times(MetricFamily.WAIT, labels, result.at("wait"));
    result
        .members("serviceOfErrors")
        .forEach(
            (outcome, times) ->
                times(MetricFamily.SERVICE_OF_ERRORS, labels.with("outcome", outcome), times));
    addStages(result.list("stages"), labels);
    times(MetricFamily.LAG, labels, result.at("lag"));
    times(MetricFamily.FIRST_TOKEN, labels, result.at("tokens", "ttft"));
    times(MetricFamily.FIRST_TOKEN_FROM_SENT, labels, result.at("tokens", "ttftFromSent"));
    times(MetricFamily.TOKEN_GAP, labels, result.at("tokens", "itl"));
    times(MetricFamily.PER_TOKEN, labels, result.at("tokens", "tpot"));
    figure(MetricFamily.TOKENS, labels, result, "tokens", "tokensPerSecond");
    times(MetricFamily.FIRST_MESSAGE, labels, result.at("messages", "first"));
    times(MetricFamily.FIRST_MESSAGE_FROM_SENT, labels, result.at("messages", "firstFromSent"));
    times(MetricFamily.MESSAGE_GAP, labels, result.at("messages", "gap"));
    figure(MetricFamily.MESSAGES, labels, result, "messages", "perSecond");
    figure(MetricFamily.GOODPUT, labels, result, "tokens", "goodput", "ratio");
    figure(MetricFamily.GOODPUT, labels, result, "messages", "goodput", "ratio");
    addServer(result, labels);
  }

  private void addServer(JsonTree result, MetricLabels labels) {
    for (String each : PARTS) {
      MetricLabels own = labels.with("part", each);
      times(MetricFamily.SERVER, own, result.at("serverTimings", each));
      times(MetricFamily.SERVER_COUNTED, own, result.at(COUNTERS, each));
    }
    figure(MetricFamily.SERVER_WAITING, labels, result, COUNTERS, "waiting");
    figure(MetricFamily.SERVER_BUSY, labels, result, COUNTERS, "busy");
  }

  /** By their place in the plan, the first being 1. */
  private void addStages(List<JsonTree> stages, MetricLabels labels) {
    for (int i = 0; i < stages.size(); i++) {
      MetricLabels own = labels.with("stage", Integer.toString(i + 1));
      times(MetricFamily.STAGE_RESPONSE, own, stages.get(i).at("response"));
    }
  }

  private void figure(MetricFamily family, MetricLabels labels, JsonTree from, String... path) {
    samples.add(family, labels, from.figure(path).orElse(Double.NaN));
  }

  /** Nothing where nothing was timed. */
  private void times(MetricFamily family, MetricLabels labels, JsonTree times) {
    if (times.number(0, "count") > 0) {
      for (String each : STATISTICS) {
        MetricLabels own = labels.with("statistic", each.replace('_', '.'));
        samples.addMillis(family, own, times.figure(each).orElse(Double.NaN));
      }
    }
  }
}
