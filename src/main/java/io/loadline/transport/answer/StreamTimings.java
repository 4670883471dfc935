package io.loadline.transport.answer;

import io.loadline.plan.KnownTiming;
import io.loadline.transport.ServerTimings;
import java.util.List;

/**
 * Takes from the events of one stream after the other what the server tells of its own time; its
 * last word counts. Nothing is told of a stream with more than one choice: whose times they are is
 * not known then.
 */
final class StreamTimings {
  private final ServerTimings timings;
  private final List<KnownTiming> rows;
  private boolean several;

  /**
   * Of no stream yet.
   *
   * @param timings of the exchange
   * @param rows that are looked for
   */
  StreamTimings(ServerTimings timings, List<KnownTiming> rows) {
    this.timings = timings;
    this.rows = rows;
  }

  void begin() {
    several = false;
  }

  /** An event; a list of several is about none of them alone. */
  void said(EventFacts facts) {
    if (several || rows.isEmpty() || !facts.isObject()) {
      return;
    }
    several = facts.tokens().areOfSeveral();
    if (several) {
      rows.forEach(timings::withdraw);
      return;
    }
    TimingsInEvent told = facts.timings();
    for (int i = 0; i < rows.size() && !told.isEmpty(); i++) {
      told.into(rows.get(i), timings);
    }
  }
}
