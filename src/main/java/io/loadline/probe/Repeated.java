package io.loadline.probe;

import io.loadline.probe.Blocker.Step;
import io.loadline.probe.Reply.Failed;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which answer means what it says when it comes again and again. A server that loads repeats
 * itself, too: what it may say meanwhile never ends a wait.
 */
final class Repeated {
  /** No such model yet, too early, too much to do, nobody behind the gateway. */
  private static final Set<Integer> OF_A_START = Set.of(404, 408, 425, 429, 502, 503, 504);

  private static final Set<Integer> OF_A_PAYLOAD = Set.of(400, 500);
  private static final int NOT_IMPLEMENTED = 501;

  private static final Pattern LOADING =
      Pattern.compile(
          "not (yet )?(ready|loaded|initiali[sz]ed)|(still|is|are|being) (loading|starting|warming)"
              + "|loading model|warming up|starting up|initiali[sz]ing",
          Pattern.CASE_INSENSITIVE);

  private Repeated() {}

  /** Whether waiting on would only hide it. */
  static boolean isMeant(Blocker blocker) {
    if (blocker.reply() instanceof Failed failed) {
      return failed.failure().isMismatch();
    }
    if (OF_A_START.contains(blocker.status())) {
      return false;
    }
    if (blocker.step() == Step.READY_ENDPOINT) {
      return blocker.status() == NOT_IMPLEMENTED;
    }
    return blocker.model() == ModelState.READY
        || (OF_A_PAYLOAD.contains(blocker.status()) && !isLoading(blocker));
  }

  private static boolean isLoading(Blocker blocker) {
    byte[] body = ((Reply.Answered) blocker.reply()).body();
    return LOADING.matcher(new String(body, StandardCharsets.UTF_8)).find();
  }

  /** What is wrong, in a line. */
  static String headline(Blocker blocker) {
    if (blocker.reply() instanceof Failed) {
      return blocker.text();
    }
    if (blocker.step() == Step.READY_ENDPOINT) {
      return "the server does not have the ready endpoint that is asked: " + blocker.text();
    }
    String who =
        blocker.model() == ModelState.READY ? "the model is ready" : "the service is there";
    return who
        + switch (blocker.outcome()) {
          case EXPECTATION_FAILED -> " but its answer is not what expect says: ";
          case ERROR_BODY -> " but its answer holds an error: ";
          case MALFORMED -> " but its answer is no answer: ";
          default -> " and refuses this payload: ";
        }
        + blocker.text();
  }
}
