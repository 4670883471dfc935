package io.loadline.probe;

import io.loadline.probe.ProbeFailure.Step;
import io.loadline.probe.ProbeResponse.Failed;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which answer means what it says when it comes again and again. A server that loads repeats
 * itself, too: what it may say meanwhile never ends a wait.
 */
final class RepeatedAnswers {
  /** No such model yet, too early, too much to do, nobody behind the gateway. */
  private static final Set<Integer> OF_A_START = Set.of(404, 408, 425, 429, 502, 503, 504);

  private static final Set<Integer> OF_A_PAYLOAD = Set.of(400, 500);
  private static final int NOT_IMPLEMENTED = 501;

  private static final Pattern LOADING =
      Pattern.compile(
          "not (yet )?(ready|loaded|initiali[sz]ed)|(still|is|are|being) (loading|starting|warming)"
              + "|loading model|warming up|starting up|initiali[sz]ing",
          Pattern.CASE_INSENSITIVE);

  private RepeatedAnswers() {}

  /** Whether waiting on would only hide it. */
  static boolean isMeant(ProbeFailure failure) {
    if (failure.response() instanceof Failed failed) {
      return failed.failure().isMismatch();
    }
    if (OF_A_START.contains(failure.status())) {
      return false;
    }
    if (failure.step() == Step.READY_ENDPOINT) {
      return failure.status() == NOT_IMPLEMENTED;
    }
    return failure.model() == ModelState.READY
        || (OF_A_PAYLOAD.contains(failure.status()) && !isLoading(failure));
  }

  private static boolean isLoading(ProbeFailure failure) {
    byte[] body = ((ProbeResponse.Answered) failure.response()).body();
    return LOADING.matcher(new String(body, StandardCharsets.UTF_8)).find();
  }

  /** What is wrong, in a line. */
  static String headline(ProbeFailure failure) {
    if (failure.response() instanceof Failed) {
      return failure.text();
    }
    if (failure.step() == Step.READY_ENDPOINT) {
      return "the server does not have the ready endpoint that is asked: " + failure.text();
    }
    String who =
        failure.model() == ModelState.READY ? "the model is ready" : "the service is there";
    return who
        + switch (failure.outcome()) {
          case EXPECTATION_FAILED -> " but its answer is not what expect says: ";
          case ERROR_BODY -> " but its answer holds an error: ";
          case MALFORMED -> " but its answer is no answer: ";
          default -> " and refuses this payload: ";
        }
        + failure.text();
  }
}
