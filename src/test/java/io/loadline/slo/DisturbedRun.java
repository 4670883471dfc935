package io.loadline.slo;

import io.loadline.measure.IntervalLog;
import io.loadline.measure.LoopRecorder;
import io.loadline.measure.Recording;
import io.loadline.plan.Extent;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.result.Ending;
import io.loadline.result.Health;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A run of some seconds, put together second by second. */
final class DisturbedRun {
  static final Health WELL = new Health(0.1, 0.2, 0.5, 0L, 0.0, 0.1, 0L, 0L, 0L);
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000;

  private final LoadPlan plan;
  private final LoopRecorder recorder;
  private final Map<Integer, Health> healths = new HashMap<>();
  private int seconds;
  private long index;

  DisturbedRun(Objective... objectives) {
    plan =
        Plans.plan(
            Plans.constant(100),
            new Extent.Span(Duration.ofSeconds(10)),
            Extent.NOTHING,
            4,
            objectives);
    recorder = new LoopRecorder(plan.latencyLimits(), plan.call().timeout().toNanos());
    recorder.start(0);
  }

  /** So many seconds in which each of {@code rate} requests takes so long. */
  DisturbedRun seconds(int count, int rate, double millis) {
    for (int i = 0; i < count; i++) {
      for (int request = 0; request < rate; request++) {
        answer(request * SECOND / rate, 0, millis);
      }
      seconds++;
    }
    return this;
  }

  /** As {@link #seconds}, each request fired {@code late} ms late. */
  DisturbedRun late(int rate, double late, double millis) {
    for (int request = 0; request < rate; request++) {
      answer(request * SECOND / rate, Math.round(late * MILLI), millis);
    }
    seconds++;
    return this;
  }

  /** A second in which requests end without an answer. */
  DisturbedRun errors(int count, Outcome outcome) {
    for (int request = 0; request < count; request++) {
      long intended = seconds * SECOND + request * SECOND / count;
      recorder.fired(intended, intended);
      recorder.failure(outcome, "", intended, intended, true, intended + MILLI);
    }
    seconds++;
    return this;
  }

  /** In the second before. */
  DisturbedRun during(Health health) {
    healths.put(seconds - 1, health);
    return this;
  }

  private void answer(long offset, long late, double millis) {
    long intended = seconds * SECOND + offset;
    long fired = intended + late;
    recorder.fired(intended, fired);
    long done = fired + Math.round(millis * MILLI);
    recorder.success(index++, intended, fired, fired, done);
  }

  RunResult build() {
    recorder.finish();
    IntervalLog log = new IntervalLog();
    log.collect(recorder);
    Recording all = Recording.merge(List.of(recorder));
    return new RunResult(
        plan,
        Instant.EPOCH,
        Math.max(seconds * SECOND, all.lastDone()),
        0,
        all.sent(),
        all.outcomes(),
        all.response(),
        all.service(),
        all.waiting(),
        all.lag(),
        all.withoutLag(),
        all.laggedTimeouts(),
        all.exceedances(),
        withHealth(log.intervals(plan.latencyLimits())),
        all.stages(),
        all.slowest(),
        Ending.COMPLETE,
        "none",
        null,
        null);
  }

  private List<Interval> withHealth(List<Interval> intervals) {
    List<Interval> all = new ArrayList<>();
    for (int i = 0; i < intervals.size(); i++) {
      all.add(intervals.get(i).withHealth(healths.getOrDefault(i, WELL)));
    }
    return all;
  }

  Judgment judge() {
    return Judge.judge(build());
  }
}
