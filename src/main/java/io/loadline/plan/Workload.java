package io.loadline.plan;

import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What makes requests start: the clock alone (open), or the end of earlier requests (closed).
 *
 * @since 0.1.0
 */
@API(status = API.Status.EXPERIMENTAL)
public sealed interface Workload {
  /** Whether the clock alone decides when a request starts. */
  boolean isOpen();

  /** The most requests a second that are due at any time; 0 for a closed workload. */
  double peakRate();

  /** How many users there are at the most; 0 for an open workload. */
  int users();

  /**
   * Arrivals independent of completions: what a service with many users sees.
   *
   * @param phase 0 to less than 1, of {@link Arrivals#CONSTANT} only: the first request starts when
   *     so much of one is due, so that two streams of one test do not coincide
   * @param slices in which alone requests are due, at the whole rate; null for all the time
   */
  record Open(ArrivalRate rate, Arrivals arrivals, double phase, @Nullable SlicePlan slices)
      implements Workload {
    public Open {
      if (arrivals == Arrivals.UNSET) {
        throw new IllegalArgumentException("a workload has no spacing of its arrivals");
      }
    }

    /** Whose requests are due all the time. */
    public Open(ArrivalRate rate, Arrivals arrivals, double phase) {
      this(rate, arrivals, phase, null);
    }

    /** Whose first constant arrival is at the very start. */
    public Open(ArrivalRate rate, Arrivals arrivals) {
      this(rate, arrivals, 0);
    }

    /** Requests a second over the whole time: of slices one of two is its own. */
    public double meanRate() {
      return slices == null ? rate.perSecond() : rate.perSecond() / 2;
    }

    /** The same in slices alone. */
    public Open in(SlicePlan turns) {
      return new Open(rate, arrivals, 0, turns);
    }

    /** The same all the time, at the mean rate: that of a warm-up. */
    public Open warmup() {
      return slices == null ? this : new Open(new ArrivalRate(meanRate()), arrivals, phase);
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public double peakRate() {
      return rate.perSecond();
    }

    @Override
    public int users() {
      return 0;
    }
  }

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

    @Override
    public boolean isOpen() {
      return false;
    }

    @Override
    public double peakRate() {
      return 0;
    }

    @Override
    public int users() {
      return concurrency;
    }
  }

  /**
   * One stage after the other, without a gap.
   *
   * @param stages at least one; all open or all closed, since what an open stage leaves behind
   *     would keep the users of a closed one waiting
   */
  record Staged(List<Stage> stages) implements Workload {
    public Staged {
      stages = List.copyOf(stages);
      if (stages.isEmpty() || stages.stream().map(Stage::isOpen).distinct().count() > 1) {
        throw new IllegalArgumentException("stages must be all open or all closed");
      }
    }

    @Override
    public boolean isOpen() {
      return stages.get(0).isOpen();
    }

    @Override
    public double peakRate() {
      return stages.stream().mapToDouble(Stage::peakRate).max().orElse(0);
    }

    @Override
    public int users() {
      return stages.stream().mapToInt(Staged::users).max().orElse(0);
    }

    private static int users(Stage stage) {
      return stage instanceof Stage.Users closed ? closed.users() : 0;
    }

    public Duration duration() {
      return stages.stream().map(Stage::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** The mean rate of the first stage: that of an open warm-up. */
    public Open warmup() {
      Stage first = stages.get(0);
      ArrivalRate mean = new ArrivalRate(first.meanRate());
      return first instanceof Stage.Rates rates
          ? new Open(mean, rates.arrivals(), rates.phase())
          : new Open(mean, Arrivals.POISSON);
    }
  }
}
