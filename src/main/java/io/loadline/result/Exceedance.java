package io.loadline.result;

import org.apiguardian.api.API;

/**
 * How many times exceeded a limit on them: response times of attempts, or those of streams that
 * {@link StreamExceedances} names. An attempt that is no success exceeds every limit on its times,
 * and has no gaps.
 *
 * <p>Counted one by one in the run, not read off a histogram, with two exceptions, which are at
 * least so many and may be more:
 *
 * <ul>
 *   <li>of a run that is judged anew, against a limit that was not among its own: those that are
 *       certain to exceed it. Its verdict is the same if all do that might;
 *   <li>of a run that was {@link RunEnding#LOST} and of which only intervals came, times of
 *       streams: those that the histograms of the intervals put above the limit, our lag included.
 * </ul>
 *
 * @param limitNanos the limit; a time of exactly the limit does not exceed it
 * @param response how many exceeded it
 * @param withoutLag how many exceeded it even with our own lag taken off
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Exceedance(long limitNanos, long response, long withoutLag) {
  public Exceedance plus(Exceedance other) {
    return new Exceedance(limitNanos, response + other.response, withoutLag + other.withoutLag);
  }
}
