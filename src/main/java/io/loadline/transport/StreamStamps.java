package io.loadline.transport;

import java.util.Arrays;

/**
 * When the messages of one streamed answer came, and how many tokens they hold together. Reused
 * from request to request: once it has room for the longest answer, it allocates nothing. Owned by
 * one loop thread.
 */
public final class StreamStamps {
  /** The server has not said how many tokens there are. */
  public static final long UNKNOWN = -1;

  private static final long[] NONE = {};

  private long[] stamps = NONE;
  private int count;
  private long tokens = UNKNOWN;

  /** The next answer begins. */
  public void clear() {
    count = 0;
    tokens = UNKNOWN;
  }

  /**
   * A message has come.
   *
   * @param now {@link System#nanoTime}
   */
  public void add(long now) {
    if (count == stamps.length) {
      stamps = Arrays.copyOf(stamps, Math.max(64, 2 * count));
    }
    stamps[count] = now;
    count++;
  }

  /** The server has said how many tokens the answer has. */
  public void tokens(long said) {
    tokens = said;
  }

  /** What the server said, or {@link #UNKNOWN}. */
  public long tokens() {
    return tokens;
  }

  /** How many messages came. */
  public int count() {
    return count;
  }

  /** Holds the stamps in its first {@link #count} elements, in order; overwritten by the next. */
  public long[] stamps() {
    return stamps;
  }

  /** Takes over what another one holds. */
  public void copyOf(StreamStamps other) {
    clear();
    for (int i = 0; i < other.count; i++) {
      add(other.stamps[i]);
    }
    tokens = other.tokens;
  }
}
