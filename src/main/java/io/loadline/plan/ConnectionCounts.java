package io.loadline.plan;

import org.apiguardian.api.API;

/**
 * How many connections a load uses.
 *
 * @param first how many are opened before the start; fewer than {@code most} if the others are
 *     opened as they are needed
 * @param most at least 1; in a closed loop over HTTP/1.1 the concurrency
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record ConnectionCounts(int first, int most) {
  /** All of which are opened before the start. */
  public static ConnectionCounts of(int all) {
    return new ConnectionCounts(all, all);
  }
}
