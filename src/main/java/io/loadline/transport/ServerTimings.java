package io.loadline.transport;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the server told of its own time for one request. Reused from request to request, and
 * allocates nothing; owned by one loop thread.
 */
public final class ServerTimings {
  /** The server does not tell it. */
  public static final long UNTOLD = -1;

  private static final TimedPart[] PARTS = TimedPart.values();
  private static final long LONGEST = TimeUnit.HOURS.toNanos(1);

  /** Digits beyond this many-digit number do not change a time of at most an hour. */
  private static final long ENOUGH_DIGITS = 100_000_000_000_000_000L;

  private static final int MOST_EXPONENT = 1_000;
  private static final int NO_EXPONENT = Integer.MIN_VALUE;

  private final long[] nanos = new long[PARTS.length];
  private final @Nullable KnownTiming[] rows = new KnownTiming[PARTS.length];
  private boolean told;
  private boolean headTold;
  private long head;
  private long unread;

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
    headTold = false;
    unread = 0;
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

  /**
   * The time that is written between two places as JSON writes numbers: {@code 12.5}, {@code
   * 1.25e1}. A server is not trusted to write one.
   *
   * @param nanosPerUnit in which it is written
   * @return in ns; {@link #UNTOLD} for what is no such number, is negative, or more than an hour
   */
  public static long nanos(byte[] in, int from, int to, long nanosPerUnit) {
    long digits = 0;
    int exponent = 0;
    boolean fraction = false;
    boolean complete = false;
    int at = from;
    while (at < to && (in[at] | 0x20) != 'e') {
      int digit = in[at] - '0';
      if (digit >= 0 && digit <= 9) {
        boolean counts = digits < ENOUGH_DIGITS;
        digits = counts ? 10 * digits + digit : digits;
        exponent += fraction ? counts ? -1 : 0 : counts ? 0 : 1;
        complete = true;
      } else if (in[at] == '.' && complete && !fraction) {
        fraction = true;
        complete = false;
      } else {
        return UNTOLD;
      }
      at++;
    }
    int written = at < to ? exponent(in, at + 1, to) : 0;
    double time = digits * Math.pow(10, (double) exponent + written) * nanosPerUnit;
    return complete && written != NO_EXPONENT && time <= LONGEST ? Math.round(time) : UNTOLD;
  }

  private static int exponent(byte[] in, int from, int to) {
    boolean signed = from < to && (in[from] == '-' || in[from] == '+');
    int start = signed ? from + 1 : from;
    int value = 0;
    for (int i = start; i < to; i++) {
      int digit = in[i] - '0';
      if (digit < 0 || digit > 9) {
        return NO_EXPONENT;
      }
      value = Math.min(MOST_EXPONENT, 10 * value + digit);
    }
    return start >= to ? NO_EXPONENT : signed && in[from] == '-' ? -value : value;
  }

  /** The head told something, and was read at {@code now}. */
  public void headSeen(long now) {
    headTold = true;
    head = now;
  }

  /** Whether the head told something, so that it is known when it had been read. */
  public boolean sawHead() {
    return headTold;
  }

  /** From {@code sent} until the head had been read, in ns, if {@link #sawHead known}. */
  public long untilHead(long sent) {
    return head - sent;
  }

  /**
   * For so long, in ns, nobody read what came: no stamp holds that time, the server's clock may.
   */
  public void unread(long nanosUnread) {
    unread += nanosUnread;
  }

  /** For how long nobody read what came, in ns. */
  public long unread() {
    return unread;
  }

  /** Tells what another one was told, too. */
  public void add(ServerTimings other) {
    for (int i = 0; other.told && i < rows.length; i++) {
      KnownTiming row = other.rows[i];
      if (row != null) {
        tell(row, PARTS[i], other.nanos[i]);
      }
    }
    if (other.headTold) {
      headSeen(other.head);
    }
  }

  /** Takes over what another one holds. */
  public void copyOf(ServerTimings other) {
    System.arraycopy(other.nanos, 0, nanos, 0, nanos.length);
    System.arraycopy(other.rows, 0, rows, 0, rows.length);
    told = other.told;
    headTold = other.headTold;
    head = other.head;
  }
}
