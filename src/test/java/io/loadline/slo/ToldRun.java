package io.loadline.slo;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.Call;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Objective;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.TimedPart;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.ScrapedRun;
import io.loadline.result.TimeSeries;
import io.loadline.testkit.Plans;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import io.loadline.transport.StreamStamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run of requests of which the server told parts of their time; a hundred a second unless told
 * otherwise.
 */
final class ToldRun {
  private static final double MILLI = 1e6;

  private final LoadPlan plan;
  private final LoopRecorder recorder;
  private KnownTiming row = KnownTiming.VLLM_METRICS;
  private long distance = 10_000_000;
  private double lag;
  private double wait;
  private double first;
  private long index;
  private long next;
  private @Nullable ScrapedRun scraped;
  private @Nullable RunResult built;

  ToldRun(Objective... objectives) {
    this(1, false, objectives);
  }

  private ToldRun(int payloads, boolean streamed, Objective... objectives) {
    LoadPlan whole =
        Plans.plan(
            Plans.constant(100),
            new PhaseLength.Span(Duration.ofSeconds(10)),
            PhaseLength.NOTHING,
            4,
            objectives);
    List<Payload> bodies = Collections.nCopies(payloads, whole.call().payloads().get(0));
    Call call = whole.call().streaming(bodies);
    plan =
        streamed || payloads > 1
            ? Plans.plan(
                streamed ? call : call.spoken(whole.call().spoken()),
                whole.workload(),
                whole.extent(),
                PhaseLength.NOTHING,
                4,
                objectives)
            : whole;
    recorder = new LoopRecorder(plan, 0);
    recorder.start(0);
  }

  /** Whose requests send several payloads in turn. */
  static ToldRun ofPayloads(int count, Objective... objectives) {
    return new ToldRun(count, false, objectives);
  }

  /** Of token streams. */
  static ToldRun streamed(Objective... objectives) {
    return new ToldRun(1, true, objectives);
  }

  /** What the server's counters told. */
  ToldRun counting(ToldCounters counters) {
    scraped = counters.told();
    return this;
  }

  /** One request in so many ms, of those that follow. */
  ToldRun every(double millis) {
    distance = nanos(millis);
    return this;
  }

  ToldRun by(KnownTiming server) {
    row = server;
    return this;
  }

  /** Of the requests that follow, in ms: our lag, and the wait for a connection. */
  ToldRun own(double late, double waiting) {
    lag = late;
    wait = waiting;
    return this;
  }

  /** When the first token of those that follow comes, in ms after they were sent. */
  ToldRun firstToken(double millis) {
    first = millis;
    return this;
  }

  /**
   * Successes.
   *
   * @param service in ms, from sending to the last byte
   * @param parts that the server tells of it, in ms; empty for nothing
   */
  ToldRun requests(int count, double service, Map<TimedPart, Double> parts) {
    for (int i = 0; i < count; i++) {
      long intended = next;
      long fired = intended + nanos(lag);
      long sent = fired + nanos(wait);
      RequestStamps stamps =
          new RequestStamps()
              .intended(intended)
              .fired(fired)
              .sent(sent)
              .done(sent + nanos(service));
      recorder.fired(stamps);
      recorder.success(index, stamps);
      if (plan.call().answer().isStreamed()) {
        StreamStamps stream = new StreamStamps();
        stream.add(sent + nanos(first));
        stream.add(stamps.done());
        recorder.streamed(stamps, stream);
      }
      ServerTimings timings = new ServerTimings();
      parts.forEach((part, millis) -> timings.tell(by(part), part, nanos(millis)));
      if (!timings.isEmpty()) {
        recorder.told(index, stamps, timings);
      }
      index++;
      next += distance;
    }
    return this;
  }

  private KnownTiming by(TimedPart part) {
    return part == TimedPart.UPSTREAM ? KnownTiming.ENVOY_UPSTREAM : row;
  }

  ToldRun errors(int count) {
    for (int i = 0; i < count; i++) {
      RequestStamps stamps = RequestStamps.onTime(next).sent(next).done(next + 1);
      next += distance;
      recorder.fired(stamps);
      recorder.failure(++index, Outcome.SERVER_ERROR, "", stamps);
    }
    return this;
  }

  /** The run, which is over with the first call. */
  RunResult build() {
    if (built == null) {
      built = result();
    }
    return built;
  }

  private RunResult result() {
    RunRecorder log = new RunRecorder(plan, List.of(recorder));
    RunRecorder.Recording all = log.finish();
    return new RunResult(
        plan,
        new RunExecution(Instant.EPOCH, next, WarmupCounts.NONE, RunEnding.COMPLETE, "none", null),
        all.counts(),
        all.times(),
        new TimeSeries(log.intervals(), all.stages(), null),
        all.stream(),
        null,
        all.server().with(scraped));
  }

  List<TimeCause> causes() {
    return Judge.judge(build()).causes();
  }

  TimeCause.Kind first() {
    return causes().get(0).kind();
  }

  private static long nanos(double millis) {
    return Math.round(millis * MILLI);
  }
}
