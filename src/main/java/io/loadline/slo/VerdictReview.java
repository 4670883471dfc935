package io.loadline.slo;

/**
 * Looks whether something else than the service may explain the verdict on an objective. A review
 * says so in data; the words are those of the wording classes.
 */
interface VerdictReview {
  /** The verdict, or in its place one that names what may explain it. */
  ObjectiveVerdict review(ObjectiveVerdict verdict);
}
