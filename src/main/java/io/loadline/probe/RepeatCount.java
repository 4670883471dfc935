package io.loadline.probe;

import java.util.concurrent.TimeUnit;

/** How often in a row, and for how long, the same was seen. */
final class RepeatCount {
  private static final int MANY = 5;
  private static final long LONG = TimeUnit.SECONDS.toNanos(10);

  private String seen = "";
  private int count;
  private long since;
  private long last;

  void add(String what, long now) {
    if (count == 0 || !seen.equals(what)) {
      count = 0;
      seen = what;
      since = now;
    }
    count++;
    last = now;
  }

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** Five times at least, over ten seconds at least. */
  boolean areEnough() {
    return count >= MANY && last - since >= LONG;
  }

  /** How long from now until ten seconds of the same are over; negative behind them. */
  long untilLong(long now) {
    return since + LONG - now;
  }

  long nanos() {
    return last - since;
  }
}
