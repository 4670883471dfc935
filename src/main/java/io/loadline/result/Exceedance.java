package io.loadline.result;

import org.apiguardian.api.API;

/**
 * How many attempts exceeded a latency limit; counted one by one, not read off a histogram. An
 * attempt that is no success exceeds every limit.
 *
 * @param limitNanos the limit; a response of exactly the limit does not exceed it
 * @param response attempts whose response time exceeded it
 * @param withoutLag attempts that exceeded it even with our own lag taken off
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Exceedance(long limitNanos, long response, long withoutLag) {
  public Exceedance plus(Exceedance other) {
    return new Exceedance(limitNanos, response + other.response, withoutLag + other.withoutLag);
  }
}
