package io.loadline.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param lags of all requests that were fired
 * @param stream what of the answers is streamed; null when they come whole
 * @param health of the load generator meanwhile; null when nothing was read
 */
public record Interval(
    long startNanos,
    long lengthNanos,
    long successes,
    long errors,
    Moments response,
    Moments lag,
    List<Exceedance> exceedances,
    Histogram histogram,
    Histogram lags,
    @Nullable StreamInterval stream,
    @Nullable Health health) {
  public Interval {
    exceedances = List.copyOf(exceedances);
  }

  /** Requests of the slice. */
  public long requests() {
    return successes + errors;
  }

  /** The same with the health of its time. */
  public Interval withHealth(@Nullable Health read) {
    return new Interval(
        startNanos,
        lengthNanos,
        successes,
        errors,
        response,
        lag,
        exceedances,
        histogram,
        lags,
        stream,
        read);
  }

  /** Encoded counts. */
  public interface Histogram {
    /** HdrHistogram's compressed V2 encoding, a copy. */
    byte[] encoded();

    /** The smallest time that at least {@code percentile} of 100 do not exceed; 0 without any. */
    long percentile(double percentile);

    /** How many times are longer than {@code nanos}, rather too few than too many. */
    long above(long nanos);

    /** How many times are longer than {@code nanos}, rather too many than too few. */
    long aboveAtMost(long nanos);
  }
}
