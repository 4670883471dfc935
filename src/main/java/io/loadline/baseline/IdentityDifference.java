package io.loadline.baseline;

/**
 * A fact in which a run is unlike those of its baseline.
 *
 * @param recorded as the baseline has it; empty where it has none
 * @param now of the run; empty where it has none
 */
public record IdentityDifference(IdentityFact fact, String recorded, String now) {
  /** {@code image was sha256:1f.. in the baseline and is sha256:2a.. now}. */
  public String text() {
    return fact.id() + " was " + shown(recorded) + " in the baseline and is " + shown(now) + " now";
  }

  /** {@code image changed from sha256:1f.. to sha256:2a..}. */
  public String change() {
    return fact.id() + " changed from " + shown(recorded) + " to " + shown(now);
  }

  /** What to do: a clause that goes on behind a semicolon. */
  public String fix() {
    String anew = "record the baseline anew (" + BaselineFile.RESTART_ARGUMENTS + ")";
    return fact.mayDiffer()
        ? "%s, %s, or set mayDiffer = \"%s\" where it is meant to differ"
            .formatted(fact.fix(), anew, fact.id())
        : fact.fix() + ", or " + anew;
  }

  private static String shown(String value) {
    return value.isEmpty() ? "not known or not set" : value;
  }
}
