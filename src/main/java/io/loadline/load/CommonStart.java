package io.loadline.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets several runs of one test begin at one moment, when all are ready. Thread-safe. */
public final class CommonStart {
  /** Lets every loop of a run see the start before the first arrival is due. */
  private static final long DELAY_NANOS = 2_000_000;

  private final int runs;
  private final CountDownLatch awaited;
  private final CountDownLatch known = new CountDownLatch(1);
  private volatile long moment;

  /** For so many runs, each of which takes a {@link #place}. */
  public CommonStart(int runs) {
    this.runs = runs;
    this.awaited = new CountDownLatch(runs);
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

    /** The moment at which all begin; 0 as long as it is not known, for which it waits a while. */
    long moment(long waitMillis) throws InterruptedException {
      return known.await(waitMillis, TimeUnit.MILLISECONDS) ? moment : 0;
    }
  }

  private synchronized void arriveOnce(Place place, long now) {
    if (place.here) {
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
