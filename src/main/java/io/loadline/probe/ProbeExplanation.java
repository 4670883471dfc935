package io.loadline.probe;

import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import io.loadline.probe.ProbeFailure.Step;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.text.TimeText;
import java.time.Duration;

/** Tells what the probes of a wait have seen, what it usually means, and what to do. */
final class ProbeExplanation {
  private ProbeExplanation() {}

  static NotReadyException timedOut(ProbeHistory history, Duration timeout) {
    boolean late = history.last().tellsNothing();
    String what = late ? "no time was left to ask the model" : history.last().text();
    String headline = "not ready within " + TimeText.of(timeout) + ": " + what;
    return of(headline, history, Diagnoses.of(history.last()));
  }

  static NotReadyException ended(ProbeHistory history, PermanentFailure reason) {
    String headline = "not ready: " + reason.headline() + " (" + history.last().status() + ")";
    return of(headline, history, reason.meaning());
  }

  /** The same wrong answer over and over. */
  static NotReadyException insisted(ProbeHistory history) {
    ProbeFailure last = history.last();
    return of(
        "not ready: " + RepeatedAnswers.headline(last), history, Diagnoses.onceRepeated(last));
  }

  static NotReadyException outsideCluster(ProbeHistory history, ClusterName name, Target target) {
    return new NotReadyText("not ready: " + target.host() + " exists only inside the cluster")
        .fact("asked", history.last().request().line())
        .fact("answer", history.last().text() + ", and this test does not run in a pod")
        .fact("missing", "a way into namespace " + name.namespace() + " from this machine")
        .fact("do", name.portForward(target.port()))
        .fact("", "and call " + ClusterName.forwarded(target))
        .fact("", "(mode Knative: forward a pod of " + name.name() + ", port 8080, instead)")
        .fact("or", "run this test in a pod of the cluster")
        .exception();
  }

  private static NotReadyException of(String headline, ProbeHistory history, Diagnosis meaning) {
    ProbeFailure last = history.last();
    NotReadyText text = new NotReadyText(headline);
    addRequest(text, last);
    text.fact("answer", last.text());
    addBody(text, last);
    return text.fact("tries", history.toString())
        .fact("usually", meaning.usually())
        .fact("do", meaning.todo())
        .exception();
  }

  private static void addRequest(NotReadyText text, ProbeFailure last) {
    text.fact("asked", last.request().line());
    Payload payload = last.request().payload();
    if (payload != null) {
      text.fact("payload", payload.toString());
    }
    if (last.step() == Step.PROBE) {
      text.fact("model", last.model().text());
    }
  }

  private static void addBody(NotReadyText text, ProbeFailure last) {
    String body =
        last.response() instanceof Answered answer && answer.hasOwnBody()
            ? AnswerText.body(answer)
            : "";
    if (!body.isEmpty() && !last.text().contains(body)) {
      text.fact("body", "status " + last.status() + ": " + body);
    }
  }
}
