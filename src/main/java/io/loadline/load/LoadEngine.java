package io.loadline.load;

import io.loadline.health.HealthSources;
import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.WorkerShare;
import io.loadline.result.RunExecution;
import io.loadline.result.RunResult;
import io.loadline.transport.Transport;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Runs a plan over a transport. Thread-safe; each run has loops and recorders of its own. */
public final class LoadEngine {
  private final Transport transport;
  private final Clock wall;
  private final LongSupplier nanos;
  private final int cores;
  private final Optional<HealthSources> vitals;
  private final WorkerShare worker;

  /** An engine that does not watch its own health. */
  public LoadEngine(Transport transport, Clock wall, LongSupplier nanos, int cores) {
    this(transport, wall, nanos, cores, Optional.empty());
  }

  /**
   * An engine.
   *
   * @param wall says when a run began
   * @param nanos {@link System#nanoTime}; the transport's stamps are of the same clock
   * @param cores how many loops may run at once
   * @param vitals what is read once a second to tell the health of the load generator
   */
  public LoadEngine(
      Transport transport,
      Clock wall,
      LongSupplier nanos,
      int cores,
      Optional<HealthSources> vitals) {
    this(transport, wall, nanos, cores, vitals, WorkerShare.ALL);
  }

  private LoadEngine(
      Transport transport,
      Clock wall,
      LongSupplier nanos,
      int cores,
      Optional<HealthSources> vitals,
      WorkerShare worker) {
    this.transport = transport;
    this.wall = wall;
    this.nanos = nanos;
    this.cores = cores;
    this.vitals = vitals;
    this.worker = worker;
  }

  /**
   * An engine that watches its own health on this machine.
   *
   * @param loops how many may run at once
   * @param processors how many the JVM may use, all loads together
   */
  public static LoadEngine watched(
      Transport transport, Clock wall, LongSupplier nanos, int loops, int processors) {
    HealthSources health = new HealthSources(Path.of("/"), nanos, processors);
    return new LoadEngine(transport, wall, nanos, loops, Optional.of(health));
  }

  /** The same, of one of several workers: it drives no more than its share of each plan. */
  public LoadEngine sharing(WorkerShare share) {
    return new LoadEngine(transport, wall, nanos, cores, vitals, share);
  }

  /**
   * How long the load of a plan may take, from the first request to the moment at which it is ended
   * by force: no run takes longer.
   */
  public static Duration longest(LoadPlan plan) {
    return Duration.ofNanos(RunTimes.of(plan).hardEnd());
  }

  /**
   * What is known of a run that was lost with its process, from the slices that came: as {@link
   * LostRun#result(LoadPlan, WorkerShare, List, RunExecution, String)} tells.
   */
  public static RunResult lost(
      LoadPlan plan, WorkerShare share, List<MeasuredSlice> slices, RunExecution last, String how) {
    return LostRun.result(plan, share, slices, last, how);
  }

  /**
   * Warms up, measures and drains. When the thread is interrupted or {@code stop} is requested, the
   * run ends early, what was measured is returned, and the interrupt flag stays set.
   *
   * @param stop requested by the engine itself, too, once the run is over
   * @param progress told once a second, on the calling thread
   */
  public RunResult run(LoadPlan plan, StopSignal stop, Consumer<Progress> progress) {
    return run(plan, stop, progress, CommonStart.alone());
  }

  /**
   * As {@link #run(LoadPlan, StopSignal, Consumer)}, at the moment at which other runs begin, too.
   */
  public RunResult run(
      LoadPlan plan, StopSignal stop, Consumer<Progress> progress, CommonStart.Place start) {
    return run(plan, stop, new Listeners(progress, part -> {}, 1, part -> false), start);
  }

  /** As {@link #run(LoadPlan, StopSignal, Consumer, CommonStart.Place)}, telling more of it. */
  public RunResult run(
      LoadPlan plan, StopSignal stop, Listeners listeners, CommonStart.Place start) {
    int loops = LoopCount.count(plan, worker, cores);
    LoopSetting setting =
        new LoopSetting(plan.call().timeout().toNanos(), new StartLine(loops), stop, nanos);
    boolean open = plan.workload().isOpen();
    try (LoadRun run = open ? open(plan, loops, setting) : closed(plan, loops, setting)) {
      return run.over(transport, listeners, vitals, start);
    }
  }

  private LoadRun open(LoadPlan plan, int count, LoopSetting setting) {
    RunTimes times = RunTimes.of(plan);
    List<LoadLoop> loops =
        IntStream.range(0, count)
            .<LoadLoop>mapToObj(
                loop -> {
                  MeasurementRecorder ledger = ledger(plan, times.planned());
                  PhasedArrivals arrivals = new PhasedArrivals(plan, worker, loop, count);
                  return new OpenPacer(arrivals, ledger, setting);
                })
            .toList();
    return new LoadRun(plan, worker, times, loops, begun -> begun + times.warmup(), setting, wall);
  }

  private LoadRun closed(LoadPlan plan, int count, LoopSetting setting) {
    UserCounts.check(plan, worker);
    ClosedPlan shared = new ClosedPlan(plan, worker);
    List<LoadLoop> loops =
        IntStream.range(0, count)
            .<LoadLoop>mapToObj(
                loop -> {
                  MeasurementRecorder ledger = ledger(plan, 0);
                  UserCounts users = new UserCounts(plan, worker, loop, count);
                  return new ClosedPacer(shared, users, ledger, setting);
                })
            .toList();
    RunTimes times = RunTimes.of(plan);
    return new LoadRun(plan, worker, times, loops, shared::measurementStart, setting, wall);
  }

  private static MeasurementRecorder ledger(LoadPlan plan, long scheduleNanos) {
    return new MeasurementRecorder(new LoopRecorder(plan, scheduleNanos));
  }

  /**
   * How far a run is.
   *
   * @param elapsedNanos since the start of the measurement; 0 while warming up
   * @param plannedNanos how long the measurement is to take; -1 when that is not known
   */
  public record Progress(long elapsedNanos, long plannedNanos, long successes, long errors) {}

  /**
   * What was measured since the part before.
   *
   * @param execution as far as the run is
   * @param slices of a second or more; all parts together hold each slice that is complete
   */
  public record MeasuredPart(RunExecution execution, List<MeasuredSlice> slices) {
    public MeasuredPart {
      slices = List.copyOf(slices);
    }
  }

  /**
   * Those who are told while a run goes on, on its calling thread.
   *
   * @param progress told once a second
   * @param parts told as seconds are complete, and of longer slices the longer the run is
   * @param partsOfOneLength after how many parts slices get twice as long; at least 1
   * @param decides whether the run may end, of what was measured so far; asked only where the plan
   *     allows that
   */
  public record Listeners(
      Consumer<Progress> progress,
      Consumer<MeasuredPart> parts,
      int partsOfOneLength,
      Predicate<RunResult> decides) {}
}
