package io.loadline.testkit;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Header;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Target;
import io.loadline.plan.Tracing;
import io.loadline.plan.Workload;
import io.loadline.result.AnswerNote;
import io.loadline.result.ClusterResult;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Distribution;
import io.loadline.result.Exceedance;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.OutcomeCounts.Count;
import io.loadline.result.RequestCounts;
import io.loadline.result.RequestTimes;
import io.loadline.result.RunEnding;
import io.loadline.result.RunExecution;
import io.loadline.result.RunExecution.WarmupCounts;
import io.loadline.result.RunResult;
import io.loadline.result.ServerResult;
import io.loadline.result.TimeSeries;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A finished run for tests: 100 successes at 8/s unless told otherwise. */
public final class SampleRun {
  public static final Objective MEAN =
      new Objective(Metric.of(Metric.Kind.LATENCY_MEAN), Bound.UPPER, 500);
  public static final Objective P99 = new Objective(Metric.percentile(99), Bound.UPPER, 300);
  public static final Objective ERRORS =
      new Objective(Metric.of(Metric.Kind.ERROR_COUNT), Bound.UPPER, 0);

  /** Ten times, of which each occurs ten times. */
  public static final FixedDistribution RESPONSE =
      FixedDistribution.ofMillis(460, 520, 540, 570, 590.1, 600, 640, 662.4, 701.3, 840.2)
          .times(10);

  private static final byte[] BODY = "{\"inputs\":[]}".getBytes(StandardCharsets.UTF_8);

  /** About the request that was the first to fail. */
  private static final long FAILED = 12;

  private Workload workload = new Workload.Open(new ArrivalRate(8), Arrivals.POISSON);
  private Distribution response = RESPONSE;
  private Map<Outcome, Count> outcomes = Map.of(Outcome.SUCCESS, new Count(100, 0, ""));
  private Map<Outcome, Distribution> serviceOfErrors = Map.of();
  private Map<AnswerNote, Count> notes = Map.of();
  private List<Header> headers = List.of();
  private RunEnding ending = RunEnding.COMPLETE;
  private WarmupCounts warmup = new WarmupCounts(10, 10, 0);
  private Tracing tracing = new Tracing(Tracing.Mode.SAMPLED, 7, "");
  private @Nullable ClusterResult cluster;
  private ServerResult server = ServerResult.NONE;

  public SampleRun workload(Workload workload) {
    this.workload = workload;
    return this;
  }

  public SampleRun response(Distribution response) {
    this.response = response;
    return this;
  }

  public SampleRun headers(Header... headers) {
    this.headers = List.of(headers);
    return this;
  }

  public SampleRun ending(RunEnding ending) {
    this.ending = ending;
    return this;
  }

  public SampleRun tracing(Tracing tracing) {
    this.tracing = tracing;
    return this;
  }

  public SampleRun warmup(long requests) {
    return warmup(new WarmupCounts(requests, requests, 0));
  }

  public SampleRun warmup(WarmupCounts counts) {
    warmup = counts;
    return this;
  }

  public SampleRun cluster(ClusterResult cluster) {
    this.cluster = cluster;
    return this;
  }

  public SampleRun server(ServerResult told) {
    server = told;
    return this;
  }

  /** So many of one outcome beside those that are there already. */
  public SampleRun outcome(Outcome outcome, long count, Duration first, String sample) {
    Map<Outcome, Count> more = new HashMap<>(outcomes);
    boolean sent = outcome != Outcome.NOT_SENT && outcome != Outcome.CONNECT_FAILED;
    more.put(
        outcome,
        new Count(
            count,
            first.toNanos(),
            sample,
            sent ? FAILED + List.of(Outcome.values()).indexOf(outcome) : Count.UNKNOWN));
    if (count == 0) {
      more.remove(outcome);
    }
    outcomes = more;
    return this;
  }

  /** How long the failed requests of one outcome took. */
  public SampleRun serviceOfErrors(Outcome outcome, Distribution times) {
    Map<Outcome, Distribution> more = new HashMap<>(serviceOfErrors);
    more.put(outcome, times);
    serviceOfErrors = more;
    return this;
  }

  /** So many successes of which people should know something; a negative start is the warm-up. */
  public SampleRun noted(AnswerNote note, long count, Duration first, String sample) {
    notes = Map.of(note, new Count(count, first.toNanos(), sample));
    return this;
  }

  private LoadPlan plan() {
    URI url = URI.create("http://localhost:8080/v2/models/sklearn-irisv2/infer");
    Call call =
        new Call(
            new Target(url),
            "POST",
            headers,
            List.of(Payload.of("classpath:iris-input.json", BODY)),
            Duration.ofSeconds(30),
            List.of());
    return new LoadPlan(
        call,
        workload,
        new PhaseLengths(
            new PhaseLength.Requests(10), new PhaseLength.Requests(100), Duration.ofMinutes(10)),
        ConnectionCounts.of(16),
        7,
        List.of(MEAN, ERRORS),
        GoodputLimits.NONE,
        tracing);
  }

  public RunResult build() {
    Instant started = Instant.parse("2026-11-24T09:00:00Z");
    ConnectionUse use = new ConnectionUse(16, 16, 16, 0, 0);
    return new RunResult(
        plan(),
        new RunExecution(started, 12_600_000_000L, warmup, ending, "netty-epoll", use),
        new RequestCounts(
            100,
            new OutcomeCounts(outcomes, notes),
            0,
            0,
            List.of(new Exceedance(500_000_000, 90, 90))),
        new RequestTimes(
            response,
            response,
            serviceOfErrors,
            FixedDistribution.ofMillis(0).times((int) response.count()),
            FixedDistribution.ofMillis(0.02, 0.04, 0.05, 0.05).times(25),
            Moments.NONE,
            SampleFigures.slowest(response)),
        new TimeSeries(
            List.of(SampleFigures.interval()), SampleFigures.stages(workload, response), null),
        null,
        cluster,
        server);
  }
}
