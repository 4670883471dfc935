package io.loadline.result;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A slice of the measurement; a request belongs to the slice of its intended start.
 *
 * @param startNanos from the start of the measurement
 * @param lengthNanos 1 s, or a power of two of it in runs over an hour
 * @param responseTimes of the successes
 * @param lagTimes of all requests that were fired
 * @param stream what of the answers is streamed; null when they come whole
 * @param timings what the server told of the time of the successes; null when it told nothing; as
 *     little to be believed as {@link RequestTimings} of the run are
 * @param health of the load generator meanwhile; null when nothing was read
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public record Interval(
    long startNanos,
    long lengthNanos,
    AttemptCounts counts,
    IntervalTimes responseTimes,
    IntervalTimes lagTimes,
    @Nullable StreamInterval stream,
    @Nullable IntervalTimings timings,
    @Nullable Health health) {
  /** Requests that succeeded. */
  public long successes() {
    return counts.successes();
  }

  /** Requests that did not, those never sent included. */
  public long errors() {
    return counts.errors();
  }

  /** Requests of the slice. */
  public long requests() {
    return counts.requests();
  }

  /** One for each distinct latency limit, in the order of {@link RequestCounts}. */
  public List<Exceedance> exceedances() {
    return counts.exceedances();
  }

  /** Exact sums over the response times of the successes. */
  public Moments response() {
    return responseTimes.sums();
  }

  /** Exact sums over the lag of all requests that were fired. */
  public Moments lag() {
    return lagTimes.sums();
  }

  /** Response times of the successes. */
  public Histogram histogram() {
    return responseTimes.counts();
  }

  /** The lag of all requests that were fired. */
  public Histogram lags() {
    return lagTimes.counts();
  }

  /** The same with the health of its time. */
  public Interval withHealth(@Nullable Health read) {
    return new Interval(
        startNanos, lengthNanos, counts, responseTimes, lagTimes, stream, timings, read);
  }

  /** The same as the interval {@code index} of so long ones. */
  public Interval at(long index, long length) {
    return new Interval(
        index * length, length, counts, responseTimes, lagTimes, stream, timings, health);
  }

  /** The same slice of two load generators that went at one time. */
  Interval beside(Interval other) {
    Interval sum = plus(other);
    return health == null || other.health == null
        ? sum
        : sum.withHealth(health.beside(other.health));
  }

  /** What is in both together, with start and length of this one. */
  public Interval plus(Interval other) {
    return new Interval(
        startNanos,
        lengthNanos,
        counts.plus(other.counts),
        responseTimes.plus(other.responseTimes),
        lagTimes.plus(other.lagTimes),
        stream == null || other.stream == null ? null : stream.plus(other.stream),
        IntervalTimings.sum(timings, other.timings),
        Health.of(health, other.health));
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

    /** The times of both, counted as exactly. */
    Histogram plus(Histogram other);
  }
}
