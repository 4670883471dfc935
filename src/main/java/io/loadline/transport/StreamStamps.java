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
  private long following = UNKNOWN;
  private boolean told;

  /** The next answer begins. */
  public void clear() {
    count = 0;
    tokens = UNKNOWN;
    following = UNKNOWN;
    told = false;
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

  /** What the server said, else one for each message. */
  public long allTokens() {
    return tokens >= 0 ? tokens : count;
  }

  /**
   * How many tokens came behind the first message, up to the last one with text.
   *
   * @param byEvent whether the server told it with each message; if not, it is taken that the first
   *     message holds one
   */
  public void following(long count, boolean byEvent) {
    following = count;
    told = byEvent;
  }

  /** As it was told; where nothing was said, one for each message behind the first. */
  public long following() {
    return following >= 0 ? following : Math.max(0, count - 1);
  }

  /** Whether the server told with each message how many tokens it holds. */
  public boolean isToldByMessage() {
    return told;
  }

  /** How many messages came. */
  public int count() {
    return count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** Nanoseconds from a moment to the first message; 0 where none came. */
  public long untilFirst(long from) {
    return count == 0 ? 0 : stamps[0] - from;
  }

  /** A time per token needs more than one message, and a token behind the first. */
  public boolean hasPerToken() {
    return count > 1 && following() > 0;
  }

  /** Nanoseconds for a token behind the first message; 0 where there is none. */
  public long perToken() {
    return hasPerToken() ? (stamps[count - 1] - stamps[0]) / following() : 0;
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
    following = other.following;
    told = other.told;
  }
}
