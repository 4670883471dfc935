package io.loadline.transport.answer;

import io.loadline.plan.Expectation;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import java.util.List;

/**
 * What the status alone makes of an answer.
 *
 * @param expected the status that is a success in place of any 2xx; 0 for none
 */
record StatusRule(int expected) {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  static StatusRule of(List<Expectation> expectations) {
    int last = 0;
    for (Expectation expectation : expectations) {
      last = expectation instanceof Expectation.Status wanted ? wanted.status() : last;
    }
    return new StatusRule(last);
  }

  /** What an answer amounts to whose status is no success. */
  Answer failed(int status, String detail) {
    Outcome outcome = outcome(status);
    boolean refused = status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE;
    return Answer.failed(outcome, detail, refused && outcome != Outcome.SUCCESS);
  }

  Outcome outcome(int status) {
    if (expected != 0 && status == expected) {
      return Outcome.SUCCESS;
    }
    return switch (status / 100) {
      case 2 -> expected == 0 ? Outcome.SUCCESS : Outcome.EXPECTATION_FAILED;
      case 3 -> Outcome.REDIRECT;
      case 4 -> Outcome.CLIENT_ERROR;
      case 5 -> Outcome.SERVER_ERROR;
      default -> Outcome.MALFORMED;
    };
  }
}
