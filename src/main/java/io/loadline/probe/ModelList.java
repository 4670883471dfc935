package io.loadline.probe;

import io.loadline.text.TimeText;

/**
 * The list of models of OpenAI's protocol as a ready endpoint. Some servers have none, or cannot
 * make one, and answer real requests all the same: after a while only those count.
 */
final class ModelList {
  private static final int NOT_FOUND = 404;

  private final RepeatCount refusals = new RepeatCount();
  private String refused = "";

  /** Whether it was refused for so long that only real requests count. */
  boolean isGivenUp(ProbeFailure failure, long now) {
    if (failure.status() == NOT_FOUND || failure.status() / 100 == 5) {
      refused = failure.request().url() + " says " + failure.text();
      refusals.add("", now);
    } else {
      refusals.clear();
    }
    return refusals.areEnough();
  }

  void answered() {
    refusals.clear();
  }

  String text() {
    return refused + " for " + TimeText.of(refusals.nanos()) + ", which is no obstacle";
  }
}
