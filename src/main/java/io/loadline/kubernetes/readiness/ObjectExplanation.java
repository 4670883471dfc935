package io.loadline.kubernetes.readiness;

import io.loadline.kubernetes.client.ApiException;
import io.loadline.kubernetes.client.Cluster;
import io.loadline.kubernetes.discovery.Sought;
import io.loadline.kubernetes.readiness.Obstacle.Sort;
import io.loadline.kubernetes.resource.Condition;
import io.loadline.kubernetes.resource.InferenceService;
import io.loadline.kubernetes.resource.KubeObject;
import io.loadline.kubernetes.resource.ModelStatus;
import io.loadline.kubernetes.resource.Pod;
import io.loadline.plan.TimeText;
import io.loadline.probe.NotReadyException;
import io.loadline.probe.NotReadyText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tells what was seen of an object that is not ready, what it usually means, and what to do. */
final class ObjectExplanation {
  private final Cluster cluster;
  private final Sought sought;
  private final Notes notes;
  private final Duration timeout;

  ObjectExplanation(Cluster cluster, Sought sought, Notes notes, Duration timeout) {
    this.cluster = cluster;
    this.sought = sought;
    this.notes = notes;
    this.timeout = timeout;
  }

  /**
   * It took too long.
   *
   * @param last when something was to be seen; {@code sight} itself, unless the API server is away
   */
  NotReadyException timedOut(String what, Sight sight, Sight last, Duration waited) {
    String headline = "not ready within " + TimeText.of(timeout) + ": " + what + ": ";
    NotReadyText facts = new NotReadyText(headline + sight.text()).fact("cluster", place());
    if (!last.equals(sight) && !last.isClear()) {
      facts.fact("before", last.text());
    }
    return explained(facts, sight, waited);
  }

  /** It will not become ready any more. */
  NotReadyException ended(String what, Sight sight, String why, Duration waited) {
    String headline = "not ready: " + what + ": " + sight.text();
    return explained(
        new NotReadyText(headline).fact("cluster", place()).fact("ended", why), sight, waited);
  }

  /** It may not be looked at. */
  NotReadyException refused(ApiException e, String what) {
    String headline =
        switch (e.kind()) {
          case FORBIDDEN -> "not ready: this account has no right to see " + what;
          case UNAUTHORIZED -> "not ready: the API server does not know this account (401)";
          default -> "not ready: the API server refuses to show " + what;
        };
    Advice advice = Advice.of(e, cluster.context());
    NotReadyText facts =
        new NotReadyText(headline)
            .fact("cluster", place())
            .fact("asked", e.asked())
            .fact("answer", String.valueOf(e.getMessage()));
    return advised(facts, advice).exception();
  }

  private NotReadyException explained(NotReadyText facts, Sight sight, Duration waited) {
    if (sight.family().isPresent()) {
      seen(facts, sight.family().get());
    }
    if (sight.has(Sort.ABSENT)) {
      facts.facts("there is", new Elsewhere(cluster, sought).text());
    }
    facts.fact("waited", TimeText.of(waited));
    Advice advice = Advice.of(sight, sought, cluster.context());
    facts.facts("note", notes.all());
    return advised(facts, advice).exception();
  }

  private void seen(NotReadyText facts, Family family) {
    facts.facts("status", conditions(family.object()));
    ModelStatus model = new InferenceService(family.object()).model();
    if (!model.transition().isEmpty()) {
      String failure = model.currentFailure();
      facts.fact(
          "model",
          model.transition()
              + (model.target().isEmpty() ? "" : ", " + model.target())
              + (failure.isEmpty() ? "" : ": " + failure));
    }
    PodFacts pods = new PodFacts(cluster, notes, family);
    facts.facts("pods", pods.states()).facts("log", pods.log());
    facts.facts("events", new Events(cluster, notes, family).last());
    old(facts, family);
  }

  /** Those in the way; when there is none, that it says to be ready. */
  private static List<String> conditions(KubeObject object) {
    List<String> texts = new ArrayList<>();
    for (Condition each : object.conditions()) {
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

  private static void old(NotReadyText facts, Family family) {
    List<Pod> current = new CurrentPods(family).all();
    long old =
        family.staying().stream().filter(pod -> !current.contains(pod) && pod.isReady()).count();
    if (old > 0) {
      String pods =
          old == 1
              ? "1 pod of before the last change still serves"
              : old + " pods of before the last change still serve";
      facts.fact("serving", pods + ", so the address answers, but not with what is specified now");
    }
  }

  private static NotReadyText advised(NotReadyText facts, Advice advice) {
    return facts.fact("usually", advice.usually()).facts("do", advice.todo());
  }

  private String place() {
    return cluster.server() + ", context " + cluster.context();
  }
}
