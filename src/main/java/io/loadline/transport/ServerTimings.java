package io.loadline.transport;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of its own time for one request. Reused from request to request, and
 * allocates nothing; owned by one loop thread.
 */
public final class ServerTimings {
  /** The server does not tell it. */
  public static final long UNTOLD = -1;

  private static final TimedPart[] PARTS = TimedPart.values();

  private final long[] nanos = new long[PARTS.length];
  private final @Nullable KnownTiming[] rows = new KnownTiming[PARTS.length];
  private boolean told;

  /** Of no request yet. */
  public ServerTimings() {
    Arrays.fill(nanos, UNTOLD);
  }

  /** The next request begins. */
  public void clear() {
    if (told) {
      Arrays.fill(nanos, UNTOLD);
      Arrays.fill(rows, null);
      told = false;
    }
  }

  /**
   * It told a part; told twice in one answer, the last counts.
   *
   * @param nanosTold 0 or more
   */
  public void tell(KnownTiming row, TimedPart part, long nanosTold) {
    nanos[part.place()] = nanosTold;
    rows[part.place()] = row;
    told = true;
  }

  /** What was told by a row turns out not to be about this request alone, or not to be whole. */
  public void withdraw(KnownTiming row) {
    boolean left = false;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == row) {
        nanos[i] = UNTOLD;
        rows[i] = null;
      }
      left |= rows[i] != null;
    }
    told = left;
  }

  /** Whether nothing was told. */
  public boolean isEmpty() {
    return !told;
  }

  /** In ns, or {@link #UNTOLD}. */
  public long of(TimedPart part) {
    return nanos[part.place()];
  }

  /** Who told it; null for nobody. */
  public @Nullable KnownTiming row(TimedPart part) {
    return rows[part.place()];
  }

  /** All of the server's time that was told: the total, else the sum of its parts; in ns. */
  public long told() {
    long total = of(TimedPart.TOTAL);
    return total >= 0 ? total : added();
  }

  private long added() {
    long sum = UNTOLD;
    for (TimedPart part : PARTS) {
      if (part.isAdded() && of(part) >= 0) {
        sum = Math.max(0, sum) + of(part);
      }
    }
    return sum;
  }

  /** Takes over what another one holds. */
  public void copyOf(ServerTimings other) {
    System.arraycopy(other.nanos, 0, nanos, 0, nanos.length);
    System.arraycopy(other.rows, 0, rows, 0, rows.length);
    told = other.told;
  }
}
