package io.loadline.baseline;

import java.util.Set;

/** The differences of a run, short. */
final class ToldDifferences {
  private ToldDifferences() {}

  /** What differs from {@link BaselineRuns#identity}, both values of each. */
  static String told(RunIdentity now) {
    return told(BaselineRuns.identity(), now);
  }

  static String told(RunIdentity recorded, RunIdentity now) {
    return String.join(
        "; ",
        recorded.differences(now, Set.of()).stream()
            .map(IdentityDifference::text)
            .map(
                text ->
                    text.replace(" in the baseline and is ", " .. is ").replaceFirst(" now$", ""))
            .map(text -> text.replace("not known or not set", "-"))
            .toList());
  }
}
