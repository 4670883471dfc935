package io.loadline.ready;

import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import io.loadline.plan.TimeText;
import io.loadline.ready.Blocker.Step;
import io.loadline.ready.Reply.Answered;
import java.time.Duration;

/** The message of a {@link NotReadyException}: a headline, then facts, one a line. */
final class Explanation {
  private final StringBuilder text;

  private Explanation(String headline) {
    text = new StringBuilder(headline);
  }

  static NotReadyException timedOut(Tries tries, Duration timeout) {
    boolean late = tries.last().tellsNothing();
    String what = late ? "no time was left to ask the model" : tries.last().text();
    String headline = "not ready within " + TimeText.of(timeout) + ": " + what;
    return of(headline, tries, Meanings.of(tries.last()));
  }

  static NotReadyException ended(Tries tries, Final reason) {
    String headline = "not ready: " + reason.headline() + " (" + tries.last().status() + ")";
    return of(headline, tries, reason.meaning());
  }

  /** The same wrong answer over and over. */
  static NotReadyException insisted(Tries tries) {
    Blocker last = tries.last();
    return of("not ready: " + Repeated.headline(last), tries, Meanings.onceRepeated(last));
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
      fact("model", last.model().text());
    }
  }

  private void body(Blocker last) {
    String body =
        last.reply() instanceof Answered answer && answer.hasOwnBody()
            ? AnswerText.body(answer)
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
