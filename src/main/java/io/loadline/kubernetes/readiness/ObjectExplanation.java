package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.readiness.ReadinessObstacle.Sort;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.probe.ReadinessLoop;
import io.loadline.result.NotReadyException;
import io.loadline.text.TimeText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells what was seen of an object that is not ready, what it usually means, and what to do. */
final class ObjectExplanation {
  private final Cluster cluster;
  private final ServiceQuery query;
  private final ReadinessNotes notes;
  private final Duration timeout;

  ObjectExplanation(Cluster cluster, ServiceQuery query, ReadinessNotes notes, Duration timeout) {
    this.cluster = cluster;
    this.query = query;
    this.notes = notes;
    this.timeout = timeout;
  }

  /**
   * It took too long.
   *
   * @param last when something was to be seen; {@code snapshot} itself, unless the API server is
   *     away
   */
  NotReadyException timedOut(
      String what, ReadinessSnapshot snapshot, ReadinessSnapshot last, Duration waited) {
    String headline = "not ready within " + TimeText.of(timeout) + ": " + what + ": ";
    ReadinessLoop.FailureText facts =
        new ReadinessLoop.FailureText(headline + snapshot.text()).fact("cluster", place());
    if (!last.equals(snapshot) && !last.isClear()) {
      facts.fact("before", last.text());
    }
    return explained(facts, snapshot, waited);
  }

  /** It will not become ready any more. */
  NotReadyException ended(String what, ReadinessSnapshot snapshot, String why, Duration waited) {
    String headline = "not ready: " + what + ": " + snapshot.text();
    return explained(
        new ReadinessLoop.FailureText(headline).fact("cluster", place()).fact("ended", why),
        snapshot,
        waited);
  }

  /** It may not be looked at. */
  NotReadyException refused(ApiException e, String what) {
    String headline =
        switch (e.kind()) {
          case FORBIDDEN -> "not ready: this account has no right to see " + what;
          case UNAUTHORIZED -> "not ready: the API server does not know this account (401)";
          default -> "not ready: the API server refuses to show " + what;
        };
    ReadinessAdvice advice = ReadinessAdvice.of(e, cluster.context());
    ReadinessLoop.FailureText facts =
        new ReadinessLoop.FailureText(headline)
            .fact("cluster", place())
            .fact("asked", e.asked())
            .fact("answer", String.valueOf(e.getMessage()));
    return advised(facts, advice).exception();
  }

  private NotReadyException explained(
      ReadinessLoop.FailureText facts, ReadinessSnapshot snapshot, Duration waited) {
    if (snapshot.owned().isPresent()) {
      seen(facts, snapshot.owned().get());
    }
    if (snapshot.has(Sort.ABSENT)) {
      facts.facts("there is", new SimilarObjects(cluster, query).text());
    }
    facts.fact("waited", TimeText.of(waited));
    ReadinessAdvice advice = ReadinessAdvice.of(snapshot, query, cluster.context());
    facts.facts("note", notes.all());
    return advised(facts, advice).exception();
  }

  private void seen(ReadinessLoop.FailureText facts, OwnedResources owned) {
    facts.facts("status", conditions(owned.object()));
    InferenceService.ModelStatus model = new InferenceService(owned.object()).model();
    if (!model.transition().isEmpty()) {
      String failure = model.currentFailure();
      facts.fact(
          "model",
          model.transition()
              + (model.target().isEmpty() ? "" : ", " + model.target())
              + (failure.isEmpty() ? "" : ": " + failure));
    }
    PodExplanation pods = new PodExplanation(cluster, notes, owned);
    facts.facts("pods", pods.states()).facts("log", pods.log());
    facts.facts("events", new WarningEvents(cluster, notes, owned).last());
    old(facts, owned);
  }

  /** Those in the way; when there is none, that it says to be ready. */
  private static List<String> conditions(KubeObject object) {
    List<String> texts = new ArrayList<>();
    for (KubeObject.Condition each : object.conditions()) {
      boolean good = each.isTrue() || (each.type().equals("Stopped") && each.isFalse());
      if (!good) {
        texts.add(each.text());
      }
    }
    if (texts.isEmpty() && !object.conditions().isEmpty()) {
      texts.add("every condition is as it should be");
    }
    return texts;
  }

  private static void old(ReadinessLoop.FailureText facts, OwnedResources owned) {
    List<Pod> current = new CurrentPods(owned).all();
    long old =
        owned.staying().stream().filter(pod -> !current.contains(pod) && pod.isReady()).count();
    if (old > 0) {
      String pods =
          old == 1
              ? "1 pod of before the last change still serves"
              : old + " pods of before the last change still serve";
      facts.fact("serving", pods + ", so the address answers, but not with what is specified now");
    }
  }

  private static ReadinessLoop.FailureText advised(
      ReadinessLoop.FailureText facts, ReadinessAdvice advice) {
    return facts.fact("usually", advice.usually()).facts("do", advice.todo());
  }

  private String place() {
    return cluster.server() + ", context " + cluster.context();
  }
}
