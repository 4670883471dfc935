package io.loadline.probe;

import io.loadline.probe.ProbeFailure.Step;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.result.Outcome;

/** What the last answer before a time-out usually means. */
final class Diagnoses {
  private static final String SEE_LOG = "read the log of the model server";

  private static final Diagnosis MISFIT =
      new Diagnosis(
          "the payload does not fit the model: width, shape, datatype or names of its inputs",
          "correct payload, or " + SEE_LOG);

  private static final int NOT_IMPLEMENTED = 501;

  private Diagnoses() {}

  static Diagnosis of(ProbeFailure failure) {
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
  static Diagnosis onceRepeated(ProbeFailure failure) {
    boolean refused =
        failure.outcome() == Outcome.CLIENT_ERROR || failure.outcome() == Outcome.SERVER_ERROR;
    boolean unfit = refused && failure.step() == Step.PROBE && failure.status() != NOT_IMPLEMENTED;
    return unfit ? ServerTexts.meaning(failure).orElse(MISFIT) : of(failure);
  }
}
