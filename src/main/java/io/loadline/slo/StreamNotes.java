package io.loadline.slo;

import io.loadline.plan.Metric;
import io.loadline.plan.Subject;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import java.util.ArrayList;
import java.util.List;

/** What else a reader of a streamed run should know. */
final class StreamNotes {
  private StreamNotes() {}

  static List<String> of(RunResult run) {
    StreamResult stream = run.stream();
    List<String> notes = new ArrayList<>();
    if (stream == null) {
      return notes;
    }
    run.plan().objectives().stream()
        .map(objective -> objective.metric())
        .filter(metric -> metric.kind().subject() == Subject.TOKEN_GAP && metric.isRank())
        .map(Metric::id)
        .findFirst()
        .ifPresent(
            id ->
                notes.add(
                    "%s is of the %d gaps between the tokens of %d answers; errors have none"
                        .formatted(id, stream.gap().count(), run.outcomes().successes())));
    if (stream.withoutMessage() > 0) {
      notes.add(
          "%d of %d answers had no text: they have no time to first token"
              .formatted(stream.withoutMessage(), run.outcomes().successes()));
    }
    if (stream.countedByMessages() > 0) {
      notes.add(
          "of %d answers the server did not count the tokens: their chunks were counted"
              .formatted(stream.countedByMessages()));
    }
    return notes;
  }
}
