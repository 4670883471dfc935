package io.loadline.slo;

import java.util.List;

/**
 * The verdict on a run.
 *
 * @param headline what follows the test's name in the first line: "1 of 2 objectives broken"
 * @param reason one sentence that says why; empty for a plain PASS or FAIL
 * @param objectives in the order of the plan
 * @param notes what else a reader should know, one sentence each
 */
public record Judgment(
    Verdict verdict,
    String headline,
    String reason,
    List<ObjectiveVerdict> objectives,
    List<String> notes) {
  public Judgment {
    objectives = List.copyOf(objectives);
    notes = List.copyOf(notes);
  }
}
