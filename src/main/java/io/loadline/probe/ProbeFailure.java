package io.loadline.probe;

import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The one answer that kept a try from succeeding.
 *
 * @param step what was being asked
 * @param model what its ready endpoint said in the same try
 * @param outcome what the answer amounts to
 * @param text what was seen, on one line
 */
record ProbeFailure(
    Step step,
    ProbeRequest request,
    ProbeResponse response,
    ModelState model,
    Outcome outcome,
    String text) {
  /** What a try consists of. */
  enum Step {
    READY_ENDPOINT,
    PROBE
  }

  private static final Duration TELLING = Duration.ofSeconds(1);

  /** 0 when there was no answer. */
  int status() {
    return response instanceof Answered answered ? answered.status() : 0;
  }

  /** A whole answer of the right status that is wrong inside. */
  boolean isWrongInside() {
    return outcome == Outcome.EXPECTATION_FAILED || outcome == Outcome.ERROR_BODY;
  }

  /** Equal when the same is in the way, though the words of the answer may differ. */
  String what() {
    String how = response instanceof Failed failed ? failed.failure().name() : outcome.name();
    return step + " " + how + " " + status();
  }

  /**
   * Equal when the model said the same again. An answer that is wrong inside is known by what is
   * wrong, since ids differ in each.
   */
  String words() {
    if (response instanceof Failed failed && failed.failure().isMismatch()) {
      return what();
    }
    if (isWrongInside() || !(response instanceof Answered answered)) {
      return what() + " " + text;
    }
    return what() + " " + new String(answered.body(), StandardCharsets.UTF_8);
  }

  /** Whether the request had less time than it is allowed, and used it up. */
  boolean isCutShort() {
    return response instanceof Failed failed
        && failed.failure() == Failure.TIMEOUT
        && request.cutShort();
  }

  /** A time-out of the little time that was left before the deadline tells nothing. */
  boolean tellsNothing() {
    return isCutShort() && request.timeout().compareTo(TELLING) < 0;
  }
}
