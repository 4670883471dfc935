package io.loadline.ci;

import io.loadline.document.ResultDocument;
import io.loadline.document.ResultDocument.ObjectiveFigures;
import io.loadline.json.JsonTree;
import io.loadline.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where to look first, by what was measured of one endpoint that did not hold its promise. */
final class NextSteps {
  /** From this part of a response time on, waiting for a connection is what made it long. */
  private static final double NOTABLE_WAIT = 0.3;

  private final JsonTree result;
  private final List<String> steps = new ArrayList<>();

  private NextSteps(JsonTree result) {
    this.result = result;
  }

  /** A sentence each; empty where the verdict is not FAIL. */
  static List<String> of(ResultDocument endpoint) {
    NextSteps next = new NextSteps(endpoint.root());
    if (endpoint.verdict().equals("FAIL")) {
      next.addErrors();
      for (ObjectiveFigures each : endpoint.objectives()) {
        if (each.verdict().equals("FAIL")) {
          next.add(each);
        }
      }
      next.addCluster();
    }
    return next.steps.stream().distinct().toList();
  }

  private void add(ObjectiveFigures objective) {
    String metric = objective.metric();
    if (metric.contains("/latency-") && objective.upper() && objective.observed().isPresent()) {
      addLatency(metric.substring(metric.indexOf("/latency-") + "/latency-".length()));
    } else if (metric.endsWith("/throughput")) {
      steps.add(
          "fewer responses a second than promised: look for what the service has too little of"
              + " (CPU, replicas, threads), or raise the rate of the load if it offered no more");
    }
  }

  private void addLatency(String statistic) {
    String key = statistic.replace('.', '_');
    double response = result.figure("response", key).orElse(0);
    double wait = result.figure("wait", key).orElse(0);
    if (response > 0 && wait >= NOTABLE_WAIT * response) {
      steps.add(
          "requests waited %s of %s ms (%s) for a free connection: %s"
              .formatted(
                  ShownFigure.decimal(wait),
                  ShownFigure.decimal(response),
                  statistic,
                  moreConnections()));
    } else if (response > 0 && result.isPresent("service", key)) {
      steps.add(
          ("the service itself took %s of %s ms (%s): look at its log, CPU and replicas at that"
                  + " time; if it cannot be faster, the promise has to change")
              .formatted(
                  ShownFigure.decimal(result.figure("service", key)),
                  ShownFigure.decimal(response),
                  statistic));
    }
  }

  /** As a note of the run says it, if one does. */
  private String moreConnections() {
    return result.texts("notes").stream()
        .filter(each -> each.contains("@Load(connections"))
        .map(each -> OneLine.of(each.substring(each.indexOf("@Load(connections"))))
        .findFirst()
        .orElse("set more @Load(connections), or see why the service answers so late");
  }

  /** Of each kind the first, as it looked. */
  private void addErrors() {
    if (result.number(0, "outcomes", "success") == 0 && result.number(0, "requests") > 0) {
      steps.add("no request succeeded: the service is down, or is called in a wrong way");
    }
    for (Map.Entry<String, JsonTree> each : result.members("errors").entrySet()) {
      String kind = each.getKey();
      JsonTree error = each.getValue();
      steps.add(
          "%s %s, the first at %s s: %s; look at the log of the service at that time"
              .formatted(
                  kind,
                  result.text("outcomes", kind),
                  ShownFigure.decimal(error.figure("first_ms").orElse(0) / 1000),
                  OneLine.of(error.text("sample"))));
    }
  }

  private void addCluster() {
    for (JsonTree each : result.list("interferences")) {
      steps.add(
          "in the cluster at %s s: %s"
              .formatted(
                  ShownFigure.decimal(each.figure("second").orElse(0)),
                  OneLine.of(each.text("what"))));
    }
  }
}
