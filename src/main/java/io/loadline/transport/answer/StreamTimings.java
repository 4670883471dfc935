package io.loadline.transport.answer;

import io.loadline.plan.KnownTiming;
import io.loadline.transport.ServerTimings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the events of one stream after the other what the server tells of its own time; its
 * last word counts. Nothing is told of a stream with more than one choice: whose times they are is
 * not known then.
 */
final class StreamTimings {
  private final ServerTimings timings;
  private final JsonTimings wanted;
  private final List<KnownTiming> rows;
  private final @Nullable NamedInEvents named;
  private boolean several;

  /**
   * Of no stream yet.
   *
   * @param timings of the exchange
   * @param wanted what is looked for
   */
  StreamTimings(ServerTimings timings, JsonTimings wanted) {
    this.timings = timings;
    this.wanted = wanted;
    this.rows = wanted.rows();
    this.named = wanted.named().isEmpty() ? null : new NamedInEvents(wanted.namedAlone());
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
      told.into(rows.get(i), wanted, timings);
    }
  }

  /** An event, for what is named, whoever says it and of how many choices. */
  void said(GrowableBytes data) {
    if (named != null) {
      named.said(data, timings);
    }
  }
}
