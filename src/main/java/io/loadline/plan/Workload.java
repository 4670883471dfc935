package io.loadline.plan;

/** What makes requests start: the clock alone (open), or the end of earlier requests (closed). */
public sealed interface Workload {
  /** Arrivals independent of completions: what a service with many users sees. */
  record Open(ArrivalRate rate, Arrivals arrivals) implements Workload {}

  /**
   * A fixed number of users, each of whom sends again as soon as the answer is there.
   *
   * @param concurrency at least 1
   */
  record Closed(int concurrency) implements Workload {
    public Closed {
      if (concurrency < 1) {
        throw new IllegalArgumentException("concurrency must be >= 1, not " + concurrency);
      }
    }
  }
}
