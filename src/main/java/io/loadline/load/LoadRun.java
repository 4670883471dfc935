package io.loadline.load;

import io.loadline.health.HealthSources;
import io.loadline.load.StartLine.Timeline;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.WorkerShare;
import io.loadline.result.Interval;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import io.loadline.transport.Transport;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/** The loops of one run, from their start to their result. */
final class LoadRun implements AutoCloseable {
  private static final long TICK_MILLIS = 50;

  private final LoadPlan plan;
  private final WorkerShare worker;
  private final RunTimes times;
  private final List<LoadLoop> loops;
  private final LongUnaryOperator measurementStart;
  private final StartLine startLine;
  private final StopSignal stop;
  private final Clock wall;
  private final LongSupplier nanos;
  private final List<LoopThread> threads = new ArrayList<>();
  private final RunRecorder recorder;
  private HealthTicks health = HealthTicks.none();
  private Instant startedAt = Instant.EPOCH;
  private long begun;

  /**
   * A run that has not begun.
   *
   * @param worker whose share of the plan the loops drive
   * @param measurementStart from the start of the run to that of the measurement, once it is over
   */
  LoadRun(
      LoadPlan plan,
      WorkerShare worker,
      RunTimes times,
      List<LoadLoop> loops,
      LongUnaryOperator measurementStart,
      LoopSetting setting,
      Clock wall) {
    this.plan = plan;
    this.worker = worker;
    this.times = times;
    this.loops = loops;
    this.recorder =
        new RunRecorder(plan, loops.stream().map(loop -> loop.ledger().recorder()).toList());
    this.measurementStart = measurementStart;
    this.startLine = setting.startLine();
    this.stop = setting.stop();
    this.nanos = setting.clock();
    this.wall = wall;
  }

  RunResult over(
      Transport transport,
      LoadEngine.Listeners listeners,
      Optional<HealthSources> vitals,
      CommonStart.Place start) {
    for (int loop = 0; loop < loops.size(); loop++) {
      Transport.Limits limits = LoopCount.limits(plan, worker, loop, loops.size());
      LoadLoop each = loops.get(loop);
      threads.add(new LoopThread(loop, () -> transport.drive(plan.call(), limits, each)));
    }
    threads.forEach(Thread::start);
    health = HealthTicks.of(vitals, loops, threads);
    LiveReport live = new LiveReport(loops, times, transport.name(), listeners);
    EarlyLooks looks = new EarlyLooks(plan, recorder, listeners.decides());
    boolean interrupted = follow(live, looks, start);
    health.finish(nanos.getAsLong());
    threads.forEach(LoopThread::rethrow);
    RunResult result = result(transport.name(), looks);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return result;
  }

  /** Returns whether the thread was interrupted meanwhile. */
  private boolean follow(LiveReport live, EarlyLooks looks, CommonStart.Place start) {
    boolean interrupted = false;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      try {
        tick(live, start);
      } catch (InterruptedException e) {
        interrupted = true;
        stop.request();
      }
      long ended = recorder.ended();
      recorder.collect(
          second -> {
            live.measured(second);
            looks.measured(second);
          });
      health.tick(nanos.getAsLong());
      live.tick(nanos.getAsLong());
      if (looks.isDue(ended) && looks.look(ended, this::withHealth)) {
        stop.decide();
      }
    }
    return interrupted;
  }

  /** Of intervals of the measurement, which has begun. */
  private List<Interval> withHealth(List<Interval> intervals) {
    return health.attach(measurementStart.applyAsLong(begun), intervals);
  }

  private void tick(LiveReport live, CommonStart.Place start) throws InterruptedException {
    if (begun == 0) {
      if (startLine.isReady(TICK_MILLIS) || threads.stream().anyMatch(LoopThread::hasFailed)) {
        long now = nanos.getAsLong();
        start.arrive(now);
        begin(start.moment(TICK_MILLIS, now), live);
      }
      return;
    }
    if (threads.stream().anyMatch(LoopThread::hasFailed)) {
      stop.request();
    }
    for (LoopThread thread : threads) {
      if (thread.isAlive()) {
        thread.join(TICK_MILLIS);
        return;
      }
    }
  }

  /** At a moment to come; 0 when it is not known yet. */
  private void begin(long moment, LiveReport live) {
    if (moment == 0) {
      return;
    }
    begun = moment;
    startedAt = wall.instant().plusNanos(begun - nanos.getAsLong() + times.warmup());
    live.begin(begun, startedAt);
    Timeline timeline = times.timeline(begun);
    health.begin(timeline);
    startLine.go(timeline);
  }

  private RunResult result(String transport, EarlyLooks looks) {
    RunRecorder.Recording all = recorder.finish();
    long measured = measurementStart.applyAsLong(begun);
    List<Interval> seconds = withHealth(recorder.intervals());
    return new RunResult(
        plan,
        execution(measured, times.elapsed(measured, all, looks), transport),
        all.counts(),
        looks.hasDecided() ? all.times().with(looks.decisive()) : all.times(),
        new TimeSeries(seconds, all.stages(), times.arrivals(plan, all)),
        all.stream(),
        null,
        all.server());
  }

  /** A closed load begins to measure when its warm-up is sent, whenever that is. */
  private RunExecution execution(long measured, long elapsedNanos, String transport) {
    return new RunExecution(
        startedAt.plusNanos(measured - begun - times.warmup()),
        elapsedNanos,
        LoopCount.warmup(loops, measured),
        ending(),
        transport,
        LoopCount.use(loops));
  }

  private RunEnding ending() {
    if (loops.stream().noneMatch(loop -> loop.ledger().wasAbandoned())) {
      return stop.isDecided() ? RunEnding.DECIDED : RunEnding.COMPLETE;
    }
    return stop.isRequested() ? RunEnding.INTERRUPTED : RunEnding.HARD_END;
  }

  /** Releases loops that still wait at the start line, so that none outlives the run. */
  @Override
  public void close() {
    stop.request();
    health.close();
    startLine.go(times.timeline(nanos.getAsLong()));
  }
}
