package io.loadline.plan;

import java.time.Duration;

/** How long a phase lasts: a number of requests or a time. */
public sealed interface Extent {
  /** No requests at all; the extent of a warm-up that is switched off. */
  Extent NOTHING = new Requests(0);

  /** Exactly {@code count} requests. */
  record Requests(long count) implements Extent {
    public Requests {
      if (count < 0) {
        throw new IllegalArgumentException("requests must be >= 0, not " + count);
      }
    }
  }

  /** All requests whose intended start lies within {@code duration}. */
  record Span(Duration duration) implements Extent {
    public Span {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("duration must be > 0, not " + duration);
      }
    }
  }
}
