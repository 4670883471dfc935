package io.loadline.probe;

import io.loadline.plan.Payload;
import io.loadline.plan.Target;
import io.loadline.plan.TimeText;
import io.loadline.probe.Blocker.Step;
import io.loadline.probe.Reply.Answered;
import java.time.Duration;

/** Tells what the probes of a wait have seen, what it usually means, and what to do. */
final class Explanation {
  private Explanation() {}

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
    return new NotReadyText("not ready: " + target.host() + " exists only inside the cluster")
        .fact("asked", tries.last().ask().line())
        .fact("answer", tries.last().text() + ", and this test does not run in a pod")
        .fact("missing", "a way into namespace " + name.namespace() + " from this machine")
        .fact("do", name.portForward(target.port()))
        .fact("", "and call " + ClusterName.forwarded(target))
        .fact("", "(mode Knative: forward a pod of " + name.name() + ", port 8080, instead)")
        .fact("or", "run this test in a pod of the cluster")
        .exception();
  }

  private static NotReadyException of(String headline, Tries tries, Meaning meaning) {
    Blocker last = tries.last();
    NotReadyText text = new NotReadyText(headline);
    addRequest(text, last);
    text.fact("answer", last.text());
    addBody(text, last);
    return text.fact("tries", tries.toString())
        .fact("usually", meaning.usually())
        .fact("do", meaning.todo())
        .exception();
  }

  private static void addRequest(NotReadyText text, Blocker last) {
    text.fact("asked", last.ask().line());
    Payload payload = last.ask().payload();
    if (payload != null) {
      text.fact("payload", payload.toString());
    }
    if (last.step() == Step.PROBE) {
      text.fact("model", last.model().text());
    }
  }

  private static void addBody(NotReadyText text, Blocker last) {
    String body =
        last.reply() instanceof Answered answer && answer.hasOwnBody()
            ? AnswerText.body(answer)
            : "";
    if (!body.isEmpty() && !last.text().contains(body)) {
      text.fact("body", "status " + last.status() + ": " + body);
    }
  }
}
