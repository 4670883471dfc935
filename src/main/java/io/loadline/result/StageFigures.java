package io.loadline.result;

import org.apiguardian.api.API;

/**
 * What came of one stage; a request belongs to the stage of its intended start.
 *
 * @param startNanos from the start of the measurement
 * @param lengthNanos as planned
 * @param offered requests that were intended
 * @param sent of these, requests that were sent at all
 * @param errors of those offered, all that did not succeed
 * @param response done - intended, of successes
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record StageFigures(
    long startNanos,
    long lengthNanos,
    long offered,
    long sent,
    long errors,
    Distribution response) {
  /** The same stage of two parts of one run. */
  public StageFigures plus(StageFigures other) {
    return new StageFigures(
        startNanos,
        lengthNanos,
        offered + other.offered,
        sent + other.sent,
        errors + other.errors,
        response.plus(other.response));
  }

  public long successes() {
    return offered - errors;
  }
}
