package io.loadline.measure;

import io.loadline.result.Moments;
import io.loadline.transport.RequestStamps;

/**
 * Response times of the first and the last quarter of a schedule, which tell whether a service
 * falls behind it. Written by one loop; to be read after that has ended.
 */
public final class QuarterTimes {
  private final long firstEnd;
  private final long lastStart;
  private final MomentSums first = new MomentSums();
  private final MomentSums last = new MomentSums();

  /** For a schedule that lasts {@code nanos}. */
  public QuarterTimes(long nanos) {
    firstEnd = nanos / 4;
    lastStart = nanos - nanos / 4;
  }

  /**
   * A request has succeeded.
   *
   * @param offset of its intended start from that of the schedule
   */
  public void success(long offset, RequestStamps stamps) {
    if (offset < firstEnd) {
      first.add(stamps.response());
    } else if (offset >= lastStart) {
      last.add(stamps.response());
    }
  }

  public Moments first() {
    return first.snapshot();
  }

  public Moments last() {
    return last.snapshot();
  }
}
