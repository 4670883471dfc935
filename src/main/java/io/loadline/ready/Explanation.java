package io.loadline.ready;

import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import io.loadline.plan.TimeText;
import io.loadline.ready.Blocker.Step;
import io.loadline.ready.Reply.Answered;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The message of a {@link NotReadyException}: a headline, then facts, one a line. */
final class Explanation {
  private final StringBuilder text;

  private Explanation(String headline) {
    text = new StringBuilder(headline);
  }

  static NotReadyException timedOut(Tries tries, Duration timeout) {
    String headline = "not ready within " + TimeText.of(timeout) + ": " + tries.last().text();
    return of(headline, tries, Meanings.of(tries.last()));
  }

  static NotReadyException ended(Tries tries, Final reason) {
    String headline = "not ready: " + reason.headline() + " (" + tries.last().status() + ")";
    return of(headline, tries, reason.meaning());
  }

  /** The model is ready and gives the same wrong answer over and over. */
  static NotReadyException insisted(Tries tries) {
    Blocker last = tries.last();
    String what =
        switch (last.outcome()) {
          case EXPECTATION_FAILED -> " but its answer is not what expect says: " + last.text();
          case ERROR_BODY -> " but its answer holds an error: " + last.text();
          case MALFORMED -> " but its answer is no answer: " + last.text();
          default -> " and refuses this payload: " + last.text();
        };
    return of("not ready: the model is ready" + what, tries, Meanings.onceReady(last));
  }

  static NotReadyException outsideCluster(Tries tries, ClusterName name, Target target) {
    Explanation text =
        new Explanation("not ready: " + target.host() + " exists only inside the cluster");
    text.fact("asked", tries.last().ask().line());
    text.fact("answer", tries.last().text() + ", and this test does not run in a pod");
    text.fact("missing", "a way into namespace " + name.namespace() + " from this machine");
    text.fact("do", name.portForward(target.port()));
    text.fact("", "and call " + ClusterName.forwarded(target));
    text.fact("", "(mode Knative: forward a pod of " + name.name() + ", port 8080, instead)");
    text.fact("or", "run this test in a pod of the cluster");
    return text.done();
  }

  private static NotReadyException of(String headline, Tries tries, Meaning meaning) {
    Explanation text = new Explanation(headline);
    Blocker last = tries.last();
    text.asked(last);
    text.fact("answer", last.text());
    text.body(last);
    text.fact("tries", tries.toString());
    text.fact("usually", meaning.usually());
    text.fact("do", meaning.todo());
    return text.done();
  }

  private void asked(Blocker last) {
    fact("asked", last.ask().line());
    Payload payload = last.ask().payload();
    if (payload != null) {
      fact("payload", payload.toString());
    }
    if (last.step() == Step.PROBE) {
      fact(
          "model",
          last.modelIsReady()
              ? "its ready endpoint says ready"
              : "no ready endpoint follows from this URL, so only real requests were sent");
    }
  }

  private void body(Blocker last) {
    String body =
        last.reply() instanceof Answered answer && answer.hasOwnBody()
            ? OneLine.of(new String(answer.body(), StandardCharsets.UTF_8))
            : "";
    if (!body.isEmpty() && !last.text().contains(body)) {
      fact("body", "status " + last.status() + ": " + body);
    }
  }

  private void fact(String name, String value) {
    text.append("\n  ").append(String.format("%-8s ", name)).append(value);
  }

  private NotReadyException done() {
    return new NotReadyException(text.toString());
  }
}
