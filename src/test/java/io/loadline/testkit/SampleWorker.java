package io.loadline.testkit;

import io.loadline.result.Health;
import io.loadline.result.PauseTimes;
import io.loadline.result.RunEnding;
import io.loadline.result.WorkerFigures;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is known of one worker of several: that all went well, unless told otherwise. */
public final class SampleWorker {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  private final int index;
  private long elapsed = 30 * SECOND;
  private long sent = 1_500;
  private long lag = MILLI / 4;
  private @Nullable Health health = health(0, 0);
  private WorkerFigures.@Nullable Start start = new WorkerFigures.Start(MILLI / 5, 0, 0);
  private RunEnding ending = RunEnding.COMPLETE;
  private String loss = "";

  /** On a node of its own for each two. */
  public SampleWorker(int index) {
    this.index = index;
  }

  private static Health health(long throttled, long pause) {
    return new Health(0.1, 0.1, 0.4, throttled, 0.0, 0.1, 0L, new PauseTimes(pause, pause));
  }

  public SampleWorker throttled(long millis) {
    health = health(millis * MILLI, 0);
    return this;
  }

  /** Held back by its quota, and standing still beside that. */
  public SampleWorker disturbed(long throttledMillis, long pauseMillis) {
    health = health(throttledMillis * MILLI, pauseMillis * MILLI);
    return this;
  }

  /** At the most. */
  public SampleWorker lagging(long millis) {
    lag = millis * MILLI;
    return this;
  }

  public SampleWorker late(long millis) {
    start = new WorkerFigures.Start(MILLI / 5, millis * MILLI, 0);
    return this;
  }

  public SampleWorker wallClockAhead(long millis) {
    start = new WorkerFigures.Start(MILLI / 5, 0, millis * MILLI);
    return this;
  }

  public SampleWorker sent(long requests) {
    sent = requests;
    return this;
  }

  public SampleWorker lostAfter(long seconds, String why) {
    return ended(RunEnding.LOST, seconds, why);
  }

  public SampleWorker interruptedAfter(long seconds) {
    return ended(RunEnding.INTERRUPTED, seconds, "");
  }

  private SampleWorker ended(RunEnding how, long seconds, String why) {
    elapsed = seconds * SECOND;
    ending = how;
    loss = why;
    health = how == RunEnding.LOST ? null : health;
    return this;
  }

  public SampleWorker neverBegun(String why) {
    start = null;
    lag = 0;
    return sent(0).lostAfter(0, why);
  }

  public WorkerFigures figures() {
    boolean scheduled = start != null;
    return new WorkerFigures(
        new WorkerFigures.Worker(
            index, scheduled ? "iris-" + index + "-x" : "", scheduled ? "node-" + index / 2 : ""),
        elapsed,
        sent,
        new WorkerFigures.Lag(lag / 2, lag),
        health,
        start,
        ending,
        loss);
  }

  /** Up to two, of which anything may be true. */
  static List<WorkerFigures> some(RandomGenerator random) {
    return IntStream.range(0, random.nextInt(3)).mapToObj(i -> random(i, random)).toList();
  }

  private static WorkerFigures random(int index, RandomGenerator random) {
    return new WorkerFigures(
        new WorkerFigures.Worker(index, "pod-" + random.nextInt(9), index == 0 ? "" : "node"),
        random.nextLong(100 * SECOND),
        random.nextInt(1_000),
        new WorkerFigures.Lag(random.nextLong(SECOND), random.nextLong(SECOND)),
        random.nextBoolean() ? null : health(random.nextLong(SECOND), random.nextLong(SECOND)),
        random.nextBoolean()
            ? null
            : new WorkerFigures.Start(
                random.nextLong(SECOND), random.nextLong(SECOND), -random.nextLong(SECOND)),
        List.of(RunEnding.values()).get(random.nextInt(4)),
        random.nextBoolean() ? "" : "evicted");
  }
}
