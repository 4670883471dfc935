package io.loadline.schedule;

/**
 * Every {@code count}-th arrival of a schedule. Each loop walks the whole schedule and takes its
 * own share, so that the arrivals of a seed do not depend on how many loops there are.
 */
public final class ArrivalShare implements ArrivalSchedule {
  private final ArrivalSchedule whole;
  private final int share;
  private final int count;
  private long index = -1;

  /**
   * A share of a schedule.
   *
   * @param share 0 to {@code count - 1}
   */
  public ArrivalShare(ArrivalSchedule whole, int share, int count) {
    this.whole = whole;
    this.share = share;
    this.count = count;
  }

  @Override
  public long next() {
    while (true) {
      long offset = whole.next();
      if (offset == NONE) {
        return NONE;
      }
      index++;
      if (index % count == share) {
        return offset;
      }
    }
  }

  /** The number of the last arrival in the whole schedule, from 0. */
  public long index() {
    return index;
  }

  @Override
  public long end() {
    return whole.end();
  }
}
