package io.loadline.testkit;

import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.TimedPart;
import io.loadline.result.ConnectionUse;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ServerTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What workers bring back that share one load, with response times over two orders of magnitude.
 */
public final class WorkerResults {
  private static final long SECOND = 1_000_000_000L;
  private static final double MEDIAN = 20_000_000;

  private final LoadPlan plan;
  private final int seconds;
  private final int perSecond;
  private boolean told;

  /**
   * Workers of one load.
   *
   * @param perSecond how many requests each of them sends
   */
  public WorkerResults(int seconds, int perSecond) {
    this.seconds = seconds;
    this.perSecond = perSecond;
    this.plan =
        Plans.plan(
            Plans.poisson(1_000.0 * perSecond),
            new PhaseLength.Span(Duration.ofSeconds(seconds)),
            PhaseLength.NOTHING,
            1_000,
            Plans.noErrors(),
            Plans.upper(Metric.percentile(99), 200));
  }

  /** The server tells three parts of the time of each request. */
  public WorkerResults told() {
    told = true;
    return this;
  }

  public LoadPlan plan() {
    return plan;
  }

  /** Of one of them. */
  public RunResult of(int worker) {
    return new RecordedPart(plan, requests(worker)).result(execution(), () -> null);
  }

  /** What one of them tells second by second. */
  public List<MeasuredSlice> slices(int worker) {
    return new RecordedPart(plan, requests(worker)).slices(1);
  }

  private List<RecordedPart.Request> requests(int worker) {
    SplittableRandom random = new SplittableRandom(worker);
    List<RecordedPart.Request> requests = new ArrayList<>();
    for (int i = 0; i < seconds * perSecond; i++) {
      long intended = i * SECOND / perSecond;
      long fired = intended + 1_000 + random.nextInt(50_000);
      long done = fired + Math.round(MEDIAN * Math.exp(random.nextGaussian()));
      long index = 1_000L * i + worker;
      requests.add(
          recorder -> {
            RequestStamps stamps =
                new RequestStamps().intended(intended).fired(fired).sent(fired + 5_000).done(done);
            recorder.fired(stamps);
            recorder.success(index, stamps);
            if (told) {
              recorder.told(index, stamps, thirds(stamps.service()));
            }
          });
    }
    return requests;
  }

  private static ServerTimings thirds(long service) {
    ServerTimings timings = new ServerTimings();
    timings.tell(KnownTiming.VLLM_METRICS, TimedPart.QUEUE, service / 3);
    timings.tell(KnownTiming.VLLM_METRICS, TimedPart.PREFILL, service / 4);
    timings.tell(KnownTiming.VLLM_METRICS, TimedPart.DECODE, service / 5);
    return timings;
  }

  private RunExecution execution() {
    return new RunExecution(
        Instant.EPOCH,
        seconds * SECOND,
        WarmupCounts.NONE,
        RunEnding.COMPLETE,
        "netty-epoll",
        new ConnectionUse(1, 0, 0, 0, 1));
  }
}
