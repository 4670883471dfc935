package io.loadline.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A part of a load, by its shape. Stages follow each other without a gap.
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Stage {
  /** As the user wrote it. */
  String text();

  /** How long arrivals of the stage may be due; more than nothing. */
  Duration duration();

  /**
   * Requests by a rate that changes slope by slope: constant, ramp, steps or spike.
   *
   * @param arrivals {@link Arrivals#CONSTANT}: the i-th request at the moment when {@code i} are
   *     due; {@link Arrivals#POISSON}: independent users of the same rate
   * @param phase as in {@link Workload.Open}: the i-th request when {@code i + phase} are due
   */
  record Rates(String text, List<RateRamp> slopes, Arrivals arrivals, double phase)
      implements Stage {
    public Rates {
      slopes = List.copyOf(slopes);
      if (arrivals == Arrivals.UNSET) {
        throw new IllegalArgumentException("a stage has no spacing of its arrivals: " + text);
      }
    }

    /** Whose first evenly spaced request is at the very start. */
    public Rates(String text, List<RateRamp> slopes, Arrivals arrivals) {
      this(text, slopes, arrivals, 0);
    }

    /** How many requests there are: of Poisson arrivals on average. */
    public long count() {
      return arrivals == Arrivals.POISSON
          ? due().setScale(0, RoundingMode.HALF_EVEN).longValue()
          : due().subtract(BigDecimal.valueOf(phase)).setScale(0, RoundingMode.CEILING).longValue();
    }

    @Override
    public Duration duration() {
      return Duration.ofNanos(slopes.stream().mapToLong(RateRamp::nanos).sum());
    }

    /** How many requests are due, which Poisson arrivals meet on average. */
    public BigDecimal due() {
      return slopes.stream().map(RateRamp::requests).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    double peak() {
      return slopes.stream()
          .mapToDouble(slope -> Math.max(slope.from(), slope.to()))
          .max()
          .orElse(0);
    }
  }

  /**
   * Requests at recorded moments.
   *
   * @param offsets each within the duration
   */
  record Trace(String text, ArrivalTrace offsets, Duration duration) implements Stage {}

  /**
   * A closed loop: each user sends again when the answer is there.
   *
   * @param users at least 1
   */
  record Users(String text, int users, Duration duration) implements Stage {}

  /** Whether the clock alone decides when a request starts. */
  default boolean isOpen() {
    return !(this instanceof Users);
  }

  /** How many requests it will intend, for Poisson arrivals on average; -1 for a closed loop. */
  default long plannedRequests() {
    if (this instanceof Rates rates) {
      return rates.count();
    }
    return this instanceof Trace trace ? trace.offsets().count() : -1;
  }

  /** Requests a second over the whole stage; 0 for a closed loop. */
  default double meanRate() {
    double requests =
        this instanceof Rates rates ? rates.due().doubleValue() : Math.max(0, plannedRequests());
    return requests * 1e9 / duration().toNanos();
  }

  /** The most requests a second that are due at any time; 0 for a closed loop. */
  default double peakRate() {
    if (this instanceof Rates rates) {
      return rates.peak();
    }
    return this instanceof Trace trace ? trace.offsets().mostInOneSecond() : 0;
  }
}
