package io.loadline.transport;

import io.loadline.plan.TimedPart;
import java.util.StringJoiner;

/** What a server told of its own time, as one line. */
public final class ToldParts {
  private ToldParts() {}

  /** {@code PREFILL 12.5 LLAMA_TIMINGS} and so on, in ms; empty for nothing. */
  public static String of(ServerTimings timings) {
    StringJoiner text = new StringJoiner(", ");
    for (TimedPart part : TimedPart.values()) {
      if (timings.of(part) >= 0) {
        text.add(part + " " + timings.of(part) / 1e6 + " " + timings.row(part));
      }
    }
    return text.toString();
  }
}
