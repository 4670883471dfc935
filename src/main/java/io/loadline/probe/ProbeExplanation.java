package io.loadline.probe;

import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import io.loadline.probe.ProbeFailure.Step;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.result.NotReadyException;
import io.loadline.result.Outcome;
import io.loadline.text.TimeText;
import java.time.Duration;

/** Tells what the probes of a wait have seen, what it usually means, and what to do. */
final class ProbeExplanation {
  private static final String SEE_LOG = "read the log of the model server";

  private static final Diagnosis MISFIT =
      new Diagnosis(
          "the payload does not fit the model: width, shape, datatype or names of its inputs",
          "correct payload, or " + SEE_LOG);

  private static final int NOT_IMPLEMENTED = 501;

  private ProbeExplanation() {}

  static NotReadyException timedOut(ProbeHistory history, Duration timeout) {
    boolean late = history.last().tellsNothing();
    String what = late ? "no time was left to ask the model" : history.last().text();
    String headline = "not ready within " + TimeText.of(timeout) + ": " + what;
    return of(headline, history, diagnosis(history.last()));
  }

  static NotReadyException ended(ProbeHistory history, PermanentFailure reason) {
    String headline = "not ready: " + reason.headline() + " (" + history.last().status() + ")";
    return of(headline, history, reason.meaning());
  }

  /** The same wrong answer over and over. */
  static NotReadyException insisted(ProbeHistory history) {
    ProbeFailure last = history.last();
    return of("not ready: " + RepeatedAnswers.headline(last), history, onceRepeated(last));
  }

  static NotReadyException outsideCluster(ProbeHistory history, ClusterName name, Target target) {
    return new ReadinessLoop.FailureText(
            "not ready: " + target.host() + " exists only inside the cluster")
        .fact("asked", history.last().request().line())
        .fact("answer", history.last().text() + ", and this test does not run in a pod")
        .fact("missing", "a way into namespace " + name.namespace() + " from this machine")
        .fact("do", name.portForward(target.port()))
        .fact("", "and call " + ClusterName.forwarded(target))
        .fact("", "(mode Knative: forward a pod of " + name.name() + ", port 8080, instead)")
        .fact("or", "have a pod of the cluster drive the load: runIn = CLUSTER")
        .exception();
  }

  private static NotReadyException of(String headline, ProbeHistory history, Diagnosis meaning) {
    ProbeFailure last = history.last();
    ReadinessLoop.FailureText text = new ReadinessLoop.FailureText(headline);
    addRequest(text, last);
    text.fact("answer", last.text());
    addBody(text, last);
    return text.fact("tries", history.toString())
        .fact("usually", meaning.usually())
        .fact("do", meaning.todo())
        .exception();
  }

  private static void addRequest(ReadinessLoop.FailureText text, ProbeFailure last) {
    text.fact("asked", last.request().line());
    Payload payload = last.request().payload();
    if (payload != null) {
      text.fact("payload", payload.toString());
    }
    if (last.step() == Step.PROBE) {
      text.fact("model", last.model().text());
    }
  }

  private static void addBody(ReadinessLoop.FailureText text, ProbeFailure last) {
    String body =
        last.response() instanceof Answered answer && answer.hasOwnBody()
            ? AnswerText.body(answer)
            : "";
    if (!body.isEmpty() && !last.text().contains(body)) {
      text.fact("body", "status " + last.status() + ": " + body);
    }
  }

  /** What the last answer before a time-out usually means. */
  private static Diagnosis diagnosis(ProbeFailure failure) {
    if (failure.response() instanceof Failed failed) {
      return NoAnswerDiagnoses.of(failure, failed.failure());
    }
    if (failure.isWrongInside()) {
      return new Diagnosis(
          "the model answers, but not with what is expected of it",
          "correct expect or payload, or look at the model: the answer is not the one promised");
    }
    return failure.outcome() == Outcome.MALFORMED
        ? new Diagnosis("the answer is cut off, empty, or no JSON though it says so", SEE_LOG)
        : ServerTexts.meaning(failure).orElseGet(() -> StatusDiagnoses.of(failure));
  }

  /** Of an answer that came again and again. */
  private static Diagnosis onceRepeated(ProbeFailure failure) {
    boolean refused =
        failure.outcome() == Outcome.CLIENT_ERROR || failure.outcome() == Outcome.SERVER_ERROR;
    boolean unfit = refused && failure.step() == Step.PROBE && failure.status() != NOT_IMPLEMENTED;
    return unfit ? ServerTexts.meaning(failure).orElse(MISFIT) : diagnosis(failure);
  }
}
