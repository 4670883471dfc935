package io.loadline.health;

import io.loadline.result.Health;
import io.loadline.result.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The health of one run, reading after reading. Used by one thread, which is not a loop's; a
 * reading costs some 200 us.
 */
public final class HealthWatch implements AutoCloseable {
  private static final int MOST = 7_200;

  /**
   * Readings are taken between two ticks of the engine, so their edges are not those of seconds.
   */
  private static final long BLUR = 100_000_000;

  private final LongFunction<HealthReading> readings;
  private final Runnable end;
  private List<Sample> samples = new ArrayList<>();
  private @Nullable HealthReading last;

  private record Sample(long from, long to, Health health) {
    private Sample plus(Sample later) {
      return new Sample(from, later.to, health.plus(later.health));
    }

    private long overlap(long start, long stop) {
      return Math.min(to, stop) - Math.max(from, start);
    }
  }

  /**
   * A watch.
   *
   * @param readings reads all at a given time
   * @param end ends what was started for it
   */
  HealthWatch(LongFunction<HealthReading> readings, Runnable end) {
    this.readings = readings;
    this.end = end;
  }

  /** Reads all, and keeps what happened since the reading before. */
  public void read(long at) {
    HealthReading reading = readings.apply(at);
    HealthReading before = last;
    if (before != null && at > before.at()) {
      samples.add(new Sample(before.at(), at, reading.since(before)));
    }
    last = reading;
    if (samples.size() > MOST) {
      join();
    }
  }

  private void join() {
    List<Sample> joined = new ArrayList<>();
    for (int i = 0; i + 1 < samples.size(); i += 2) {
      joined.add(samples.get(i).plus(samples.get(i + 1)));
    }
    if (samples.size() % 2 == 1) {
      joined.add(samples.get(samples.size() - 1));
    }
    samples = joined;
  }

  /**
   * Gives each interval the health of its time, the last one that of the drain as well: answers of
   * any interval may still be on their way then. None where nothing was read.
   *
   * @param start of the first interval, by the clock of the readings
   */
  public List<Interval> attach(long start, List<Interval> intervals) {
    List<Interval> healthy = new ArrayList<>();
    for (Interval interval : intervals) {
      long from = start + interval.startNanos();
      boolean last = healthy.size() == intervals.size() - 1;
      long to = last ? Long.MAX_VALUE : from + interval.lengthNanos();
      healthy.add(interval.withHealth(during(from, to)));
    }
    return healthy;
  }

  private @Nullable Health during(long from, long to) {
    long enough = Math.min(BLUR, longest(from, to));
    return samples.stream()
        .filter(sample -> sample.overlap(from, to) > 0 && sample.overlap(from, to) >= enough)
        .map(Sample::health)
        .reduce(Health::plus)
        .orElse(null);
  }

  private long longest(long from, long to) {
    return samples.stream().mapToLong(sample -> sample.overlap(from, to)).max().orElse(0);
  }

  @Override
  public void close() {
    end.run();
  }
}
