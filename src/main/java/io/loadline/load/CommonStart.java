package io.loadline.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets several runs of one test begin at one moment, when all are ready. Thread-safe. */
public final class CommonStart {
  /** Lets every loop of a run see the start before the first arrival is due. */
  private static final long DELAY_NANOS = 2_000_000;

  /** Before an agreed moment, for loops to see what has happened to their connections. */
  private static final long AHEAD_NANOS = 20_000_000;

  private final int runs;
  private final boolean agreed;
  private final CountDownLatch awaited;
  private final CountDownLatch known = new CountDownLatch(1);
  private volatile long moment;

  /** For so many runs, each of which takes a {@link #place}. */
  public CommonStart(int runs) {
    this(runs, false);
  }

  private CommonStart(int runs, boolean agreed) {
    this.runs = runs;
    this.agreed = agreed;
    this.awaited = new CountDownLatch(runs);
  }

  /**
   * At a moment that was agreed on with others, for which nobody is waited: what is ready later
   * begins with what is overdue.
   *
   * @param moment by {@link System#nanoTime}
   */
  public static CommonStart at(long moment) {
    CommonStart start = new CommonStart(0, true);
    // 0 says that it is not known.
    start.moment = moment == 0 ? 1 : moment;
    start.known.countDown();
    return start;
  }

  /** Of a run that waits for nobody. */
  public static Place alone() {
    return new CommonStart(1).place();
  }

  public Place place() {
    return new Place();
  }

  /** Whether all are here, so that the moment is known. */
  public boolean isKnown() {
    return known.getCount() == 0;
  }

  /** What one run knows of the start. */
  public final class Place {
    private boolean here;

    private Place() {}

    /**
     * The run is ready, or will never be: either way the others need not wait for it. Only the
     * first call counts.
     */
    public void arrive(long now) {
      arriveOnce(this, now);
    }

    /**
     * The moment at which all begin; 0 as long as it is not known, or far ahead, for which it waits
     * a while.
     */
    long moment(long waitMillis, long now) throws InterruptedException {
      if (!known.await(waitMillis, TimeUnit.MILLISECONDS)) {
        return 0;
      }
      long early = agreed ? moment - AHEAD_NANOS - now : 0;
      if (early > 0) {
        TimeUnit.NANOSECONDS.sleep(Math.min(early, TimeUnit.MILLISECONDS.toNanos(waitMillis)));
        return 0;
      }
      return moment;
    }
  }

  private synchronized void arriveOnce(Place place, long now) {
    if (place.here || agreed) {
      return;
    }
    place.here = true;
    awaited.countDown();
    if (awaited.getCount() == 0) {
      moment = now + runs * DELAY_NANOS;
      known.countDown();
    }
  }
}
