package io.loadline.result;

import java.util.List;

/**
 * A slice of the measurement; a request belongs to the slice of its intended start.
 *
 * @param startNanos from the start of the measurement
 * @param lengthNanos 1 s, or a power of two of it in runs over an hour
 * @param successes requests of the slice that succeeded
 * @param errors requests of the slice that did not, those never sent included
 * @param response exact sums over the successes
 * @param lag exact sums over all requests that were fired
 * @param exceedances one for each distinct latency limit, in the order of {@link RunResult}
 * @param histogram response times of the successes: HdrHistogram's V2 format, compressed
 */
public record Interval(
    long startNanos,
    long lengthNanos,
    long successes,
    long errors,
    Moments response,
    Moments lag,
    List<Exceedance> exceedances,
    Histogram histogram) {
  public Interval {
    exceedances = List.copyOf(exceedances);
  }

  /** Encoded counts. */
  public interface Histogram {
    /** HdrHistogram's compressed V2 encoding, a copy. */
    byte[] encoded();
  }
}
