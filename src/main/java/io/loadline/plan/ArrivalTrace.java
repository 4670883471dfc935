package io.loadline.plan;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Recorded arrivals: ns from the start of the recording, in order. Immutable.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public final class ArrivalTrace {
  private static final long SECOND = 1_000_000_000L;

  private final long[] nanos;

  private ArrivalTrace(long[] nanos) {
    this.nanos = nanos;
  }

  /**
   * Copies the arrivals.
   *
   * @param nanos at least one; none below 0 or below the one before
   */
  public static ArrivalTrace of(long... nanos) {
    if (nanos.length == 0 || nanos[0] < 0) {
      throw new IllegalArgumentException("no arrivals, or one before the start");
    }
    for (int i = 1; i < nanos.length; i++) {
      if (nanos[i] < nanos[i - 1]) {
        throw new IllegalArgumentException("arrival " + i + " is before the one before it");
      }
    }
    return new ArrivalTrace(nanos.clone());
  }

  public int count() {
    return nanos.length;
  }

  /** The arrival {@code index}, from 0. */
  public long at(int index) {
    return nanos[index];
  }

  public long last() {
    return nanos[nanos.length - 1];
  }

  /** The most arrivals within any second. */
  public int mostInOneSecond() {
    int most = 0;
    int first = 0;
    for (int i = 0; i < nanos.length; i++) {
      while (nanos[i] - nanos[first] >= SECOND) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArrivalTrace that && Arrays.equals(nanos, that.nanos);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(nanos);
  }
}
