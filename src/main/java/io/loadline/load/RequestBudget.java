package io.loadline.load;

import java.util.concurrent.atomic.AtomicLong;

/** A fixed number of requests, shared by the loops of a closed run. Thread-safe. */
final class RequestBudget {
  static final long NONE = -1;

  private final AtomicLong taken = new AtomicLong();
  private final long count;

  RequestBudget(long count) {
    this.count = count;
  }

  /** The next number, from 0, or {@link #NONE}. */
  long take() {
    if (taken.getPlain() >= count) {
      return NONE;
    }
    long ticket = taken.getAndIncrement();
    return ticket < count ? ticket : NONE;
  }

  /** Takes all that are left and says how many those were. */
  long takeAll() {
    return Math.max(0, count - taken.getAndSet(count));
  }
}
