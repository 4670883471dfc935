package io.loadline.slo;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Health;
import io.loadline.result.Interval;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.PauseTimes;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.TimeSeries;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.StreamStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of some seconds, put together second by second. Finished seconds are collected on the way,
 * as they are in a real run: their recorders, half a MB each, are used again.
 */
final class DisturbedRun {
  static final Health WELL = new Health(0.1, 0.2, 0.5, 0L, 0.0, 0.1, 0L, new PauseTimes(0, 0));
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000;

  private final LoadPlan plan;
  private final LoopRecorder recorder;
  private final RunRecorder log;
  private final Map<Integer, Health> healths = new HashMap<>();
  private int seconds;
  private long index;
  private @Nullable ArrivalFigures arrivals;

  /** One pause of a process. */
  static PauseTimes pause(long nanos) {
    return new PauseTimes(nanos, nanos);
  }

  DisturbedRun(Objective... objectives) {
    this(
        Plans.plan(
            Plans.constant(100),
            new PhaseLength.Span(Duration.ofSeconds(10)),
            PhaseLength.NOTHING,
            4,
            objectives));
  }

  DisturbedRun(LoadPlan plan) {
    this.plan = plan;
    recorder = new LoopRecorder(plan, 0);
    log = new RunRecorder(plan, List.of(recorder));
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
      fail(outcome, RequestStamps.onTime(intended).sent(intended).done(intended + MILLI));
    }
    seconds++;
    return this;
  }

  /** In the second before. */
  DisturbedRun during(Health health) {
    return during(seconds - 1, health);
  }

  /** In a second; the last interval has that of the drain as well. */
  DisturbedRun during(int second, Health health) {
    healths.merge(second, health, Health::plus);
    return this;
  }

  /**
   * A streamed answer, whole with its last message.
   *
   * @param messages when its messages came, and one unused element
   */
  void stream(long intended, long fired, long[] messages) {
    StreamStamps answer = new StreamStamps();
    Arrays.stream(messages).limit(messages.length - 1).forEach(answer::add);
    RequestStamps stamps = new RequestStamps().intended(intended).fired(fired).sent(fired);
    recorder.fired(stamps);
    recorder.success(index++, stamps.done(messages[messages.length - 2]));
    recorder.streamed(stamps, answer);
    log.collect();
    seconds = Math.max(seconds, (int) (intended / SECOND) + 1);
  }

  /** Of an open load that offers so much on average. */
  DisturbedRun offered(double requests, double seconds) {
    MeanLoad mean = new MeanLoad(requests, Math.round(seconds * SECOND));
    arrivals = new ArrivalFigures(mean, mean.nanos(), Moments.NONE, Moments.NONE);
    return this;
  }

  void timeout(long intended) {
    long done = intended + plan.call().timeout().toNanos();
    fail(Outcome.TIMEOUT, RequestStamps.onTime(intended).sent(intended).done(done));
    seconds = Math.max(seconds, (int) (intended / SECOND) + 1);
  }

  private void fail(Outcome outcome, RequestStamps stamps) {
    recorder.fired(stamps);
    recorder.failure(0, outcome, "", stamps);
  }

  private void answer(long offset, long late, double millis) {
    long intended = seconds * SECOND + offset;
    long fired = intended + late;
    RequestStamps stamps = new RequestStamps().intended(intended).fired(fired).sent(fired);
    recorder.fired(stamps);
    recorder.success(index++, stamps.done(fired + Math.round(millis * MILLI)));
    log.collect();
  }

  RunResult build() {
    RunRecorder.Recording all = log.finish();
    long elapsed = Math.max(seconds * SECOND, all.lastDone());
    List<Interval> intervals = withHealth(log.intervals());
    return new RunResult(
        plan,
        new RunExecution(
            Instant.EPOCH,
            elapsed,
            WarmupCounts.NONE,
            RunEnding.COMPLETE,
            "none",
            new ConnectionUse(0, 0, 0, 0, 0)),
        all.counts(),
        all.times(),
        new TimeSeries(intervals, all.stages(), arrivals),
        all.stream(),
        null,
        all.server());
  }

  private List<Interval> withHealth(List<Interval> intervals) {
    int last = intervals.size() - 1;
    List<Interval> all = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      int second = i;
      Health health =
          healths.entrySet().stream()
              .filter(each -> Math.min(each.getKey(), last) == second)
              .map(Map.Entry::getValue)
              .reduce(WELL, Health::plus);
      all.add(intervals.get(i).withHealth(health));
    }
    return all;
  }

  Judgment judge() {
    return Judge.judge(build());
  }
}
