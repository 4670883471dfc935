package io.loadline.plan;

/**
 * How many connections a load uses.
 *
 * @param first how many are opened before the start; fewer than {@code most} if the others are
 *     opened as they are needed
 * @param most at least 1; in a closed loop over HTTP/1.1 the concurrency
 */
public record ConnectionCounts(int first, int most) {
  /** All of which are opened before the start. */
  public static ConnectionCounts of(int all) {
    return new ConnectionCounts(all, all);
  }
}
