package io.loadline.probe;

import io.loadline.text.TimeText;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The tries of one wait, and for how long the same answer has been in the way. */
final class ProbeHistory {
  private static final long TELLING = TimeUnit.SECONDS.toNanos(1);

  private final long start;
  private final long first;
  private final RepeatCount same = new RepeatCount();
  private @Nullable ProbeFailure last;
  private int count;
  private long now;

  /**
   * No try yet.
   *
   * @param start of the wait, to which more may belong
   * @param first the moment of the first try
   */
  ProbeHistory(long start, long first) {
    this.start = start;
    this.first = first;
    this.now = first;
  }

  void add(ProbeFailure failure, long at) {
    now = at;
    count++;
    if (last != null && tellsLess(failure, last)) {
      return;
    }
    same.add(failure.words(), at);
    last = failure;
  }

  /** A time-out before its time does not hide a real one, and one of a moment hides nothing. */
  private static boolean tellsLess(ProbeFailure failure, ProbeFailure before) {
    return failure.tellsNothing() || (failure.isCutShort() && before.what().equals(failure.what()));
  }

  boolean areNone() {
    return last == null;
  }

  /** The last that tells something. */
  ProbeFailure last() {
    if (last == null) {
      throw new IllegalStateException("no try yet");
    }
    return last;
  }

  /** Whether the same came so often that it is meant. */
  boolean isInsisted() {
    return last != null && same.areEnough() && RepeatedAnswers.isMeant(last);
  }

  /** The pause before the next try, which ends with the ten seconds after which the same counts. */
  long pause(long longest, long at) {
    long left = same.untilLong(at);
    return left > 0 ? Math.min(longest, left) : longest;
  }

  long elapsed() {
    return now - start;
  }

  @Override
  public String toString() {
    String all = count + (count == 1 ? " try in " : " tries in ") + TimeText.of(now - first);
    String before =
        first - start < TELLING ? "" : ", " + TimeText.of(first - start) + " after the wait began";
    return same.count() < 2
        ? all + before
        : all + before + ", the last " + same.count() + " with this answer";
  }
}
