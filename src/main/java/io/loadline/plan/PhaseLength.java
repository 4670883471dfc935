package io.loadline.plan;

import java.time.Duration;
import org.apiguardian.api.API;

/**
 * How long a phase lasts: a number of requests or a time.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface PhaseLength {
  /** No requests at all; the extent of a warm-up that is switched off. */
  PhaseLength NOTHING = new Requests(0);

  /**
   * Exactly {@code count} requests.
   *
   * @param within of an open workload: all of them are intended in this time, which then is how
   *     long the phase takes; zero for as long as its rate makes it
   */
  record Requests(long count, Duration within) implements PhaseLength {
    /** As long as the rate makes it. */
    public Requests(long count) {
      this(count, Duration.ZERO);
    }

    public Requests {
      if (count < 0) {
        throw new IllegalArgumentException("requests must be >= 0, not " + count);
      }
    }
  }

  /** All requests whose intended start lies within {@code duration}. */
  record Span(Duration duration) implements PhaseLength {
    public Span {
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("duration must be > 0, not " + duration);
      }
    }
  }
}
