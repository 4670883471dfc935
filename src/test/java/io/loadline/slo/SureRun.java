package io.loadline.slo;

import static java.util.Objects.requireNonNull;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.Call;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.MeanLoad;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
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
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/** A run of 100 requests a second, made of their response times. */
public final class SureRun {
  private static final long GAP = 10_000_000;

  private SureRun() {}

  /**
   * A run of so many requests.
   *
   * @param millis the response time of each; below 0 it fails
   * @param lag of that, in ms, our own
   */
  static RunResult of(
      int requests, IntToDoubleFunction millis, double lag, Objective... objectives) {
    PhaseLength extent = new PhaseLength.Requests(requests);
    LoadPlan plan = Plans.plan(Plans.constant(100), extent, PhaseLength.NOTHING, 10, objectives);
    LoopRecorder recorder = new LoopRecorder(plan, requests * GAP);
    RunRecorder run = new RunRecorder(plan, List.of(recorder));
    for (int i = 0; i < requests; i++) {
      double took = millis.applyAsDouble(i);
      long fired = i * GAP + nanos(lag);
      RequestStamps stamps =
          new RequestStamps()
              .intended(i * GAP)
              .fired(fired)
              .sent(fired)
              .done(i * GAP + nanos(Math.abs(took)));
      recorder.fired(stamps);
      if (took < 0) {
        recorder.failure(i, Outcome.SERVER_ERROR, "500", stamps);
      } else {
        recorder.success(i, stamps);
      }
      run.collect();
    }
    return result(plan, run, requests * GAP);
  }

  /** Independent: 300 ms with this chance, else 5 to 15 ms. */
  static IntToDoubleFunction slow(double share, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return i -> random.nextDouble() < share ? 300 : 5 + 10 * random.nextDouble();
  }

  /** The verdict on the first of them, of a run without a lag. */
  static ObjectiveVerdict judged(
      int requests, IntToDoubleFunction millis, Objective... objectives) {
    return Judge.judge(of(requests, millis, 0, objectives)).objectives().get(0);
  }

  /** Those that a verdict has. */
  static FigureBounds bounds(ObjectiveVerdict verdict) {
    return requireNonNull(verdict.bounds());
  }

  /**
   * A run of streamed answers.
   *
   * @param messages when the messages of each answer come, in ms from when it was due; none for a
   *     request that fails
   * @param goodput what makes an attempt a good one
   * @param lag of those times, in ms, our own
   */
  public static RunResult streamed(
      int requests,
      IntFunction<double[]> messages,
      GoodputLimits goodput,
      double lag,
      Objective... objectives) {
    Call call = Plans.call("http://127.0.0.1:1/v1/chat/completions", Duration.ofSeconds(30));
    PhaseLength extent = new PhaseLength.Requests(requests);
    LoadPlan plan =
        Plans.plan(
                call.streaming(call.payloads()),
                Plans.constant(100),
                extent,
                PhaseLength.NOTHING,
                10,
                objectives)
            .with(goodput);
    LoopRecorder recorder = new LoopRecorder(plan, requests * GAP);
    RunRecorder run = new RunRecorder(plan, List.of(recorder));
    for (int i = 0; i < requests; i++) {
      stream(i, messages.apply(i), lag, recorder);
      run.collect();
    }
    return result(plan, run, requests * GAP);
  }

  private static void stream(int i, double[] messages, double lag, LoopRecorder recorder) {
    long due = i * GAP;
    double last = messages.length == 0 ? 1 : messages[messages.length - 1];
    RequestStamps stamps =
        new RequestStamps()
            .intended(due)
            .fired(due + nanos(lag))
            .sent(due + nanos(lag))
            .done(due + nanos(last));
    recorder.fired(stamps);
    if (messages.length == 0) {
      recorder.failure(i, Outcome.SERVER_ERROR, "500", stamps);
      return;
    }
    StreamStamps answer = new StreamStamps();
    for (double each : messages) {
      answer.add(due + nanos(each));
    }
    recorder.success(i, stamps);
    recorder.streamed(stamps, answer);
  }

  private static long nanos(double millis) {
    return Math.round(millis * 1e6);
  }

  private static RunResult result(LoadPlan plan, RunRecorder run, long elapsed) {
    RunRecorder.Recording all = run.finish();
    MeanLoad mean = plan.meanLoad().orElseThrow();
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
        new TimeSeries(
            run.intervals(),
            all.stages(),
            new ArrivalFigures(mean, elapsed, all.early(), all.late())),
        all.stream(),
        null,
        all.server());
  }
}
