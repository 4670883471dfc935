package io.loadline.probe;

import io.loadline.probe.Blocker.Step;
import io.loadline.probe.Reply.Failed;
import io.loadline.result.Outcome;

/** What the last answer before a time-out usually means. */
final class Meanings {
  private static final String SEE_LOG = "read the log of the model server";

  private static final Meaning MISFIT =
      new Meaning(
          "the payload does not fit the model: width, shape, datatype or names of its inputs",
          "correct payload, or " + SEE_LOG);

  private static final int NOT_IMPLEMENTED = 501;

  private Meanings() {}

  static Meaning of(Blocker blocker) {
    if (blocker.reply() instanceof Failed failed) {
      return NoAnswerMeanings.of(blocker, failed.failure());
    }
    if (blocker.isWrongInside()) {
      return new Meaning(
          "the model answers, but not with what is expected of it",
          "correct expect or payload, or look at the model: the answer is not the one promised");
    }
    return blocker.outcome() == Outcome.MALFORMED
        ? new Meaning("the answer is cut off, empty, or no JSON though it says so", SEE_LOG)
        : ServerTexts.meaning(blocker).orElseGet(() -> StatusMeanings.of(blocker));
  }

  /** Of an answer that came again and again. */
  static Meaning onceRepeated(Blocker blocker) {
    boolean refused =
        blocker.outcome() == Outcome.CLIENT_ERROR || blocker.outcome() == Outcome.SERVER_ERROR;
    boolean unfit = refused && blocker.step() == Step.PROBE && blocker.status() != NOT_IMPLEMENTED;
    return unfit ? ServerTexts.meaning(blocker).orElse(MISFIT) : of(blocker);
  }
}
