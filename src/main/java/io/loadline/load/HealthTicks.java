package io.loadline.load;

import io.loadline.health.HealthSources;
import io.loadline.health.HealthWatch;
import io.loadline.load.StartLine.Timeline;
import io.loadline.result.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Reads the health of a run once a second, on the engine's own thread, in step with intervals. */
final class HealthTicks implements AutoCloseable {
  private static final long SECOND = 1_000_000_000L;

  private final Optional<HealthWatch> watch;
  private long next = Long.MAX_VALUE;

  private HealthTicks(Optional<HealthWatch> watch) {
    this.watch = watch;
  }

  static HealthTicks none() {
    return new HealthTicks(Optional.empty());
  }

  static HealthTicks of(
      Optional<HealthSources> vitals, List<LoadLoop> loops, List<LoopThread> threads) {
    List<LongSupplier> idle =
        loops.stream().<LongSupplier>map(loop -> loop.ledger()::idleNanos).toList();
    return new HealthTicks(vitals.map(each -> each.watch(threads, idle)));
  }

  /** The clock starts. */
  void begin(Timeline timeline) {
    watch.ifPresent(each -> each.read(timeline.start()));
    boolean warmsUp = timeline.measurement() > timeline.start();
    next = warmsUp ? timeline.measurement() : timeline.start() + SECOND;
  }

  void tick(long now) {
    if (now >= next) {
      watch.ifPresent(each -> each.read(now));
      next += SECOND * (1 + (now - next) / SECOND);
    }
  }

  /** The last answer is there. */
  void finish(long now) {
    if (next != Long.MAX_VALUE) {
      watch.ifPresent(each -> each.read(now));
    }
  }

  List<Interval> attach(long measurement, List<Interval> intervals) {
    return watch.isPresent() ? watch.get().attach(measurement, intervals) : intervals;
  }

  @Override
  public void close() {
    watch.ifPresent(HealthWatch::close);
  }
}
