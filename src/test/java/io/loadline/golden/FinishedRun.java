package io.loadline.golden;

import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.measure.RunRecorder.MeasuredSlice;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Header;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Tracing;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.result.Interval;
import io.loadline.result.Outcome;
import io.loadline.result.OutcomeCounts;
import io.loadline.result.RequestCounts;
import io.loadline.result.RunResult;
import io.loadline.testkit.Plans;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.testkit.Simulation;
import io.loadline.transport.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;

/**
 * A run in virtual time, told in words of no production type. This, {@link Surroundings}, {@link
 * FinishedReport} and {@link ComparedFixtures} are the only classes of the golden tests that make
 * records of production code or call its functions: a change of those changes the four, and no
 * golden file. Twenty requests in one second, each answered after 100 ms, unless told otherwise.
 */
final class FinishedRun {
  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Objective> objectives = new ArrayList<>();
  private final Map<Long, String> failing = new TreeMap<>();
  private final Map<Long, Double> pauses = new TreeMap<>();
  private final SimulatedTransport transport = new SimulatedTransport(this::answer);
  private final StopSignal stop = new StopSignal();
  private Call call =
      Plans.call("http://127.0.0.1:8080/v2/models/iris/infer", Duration.ofSeconds(2));
  private Workload workload = Plans.constant(20);
  private PhaseLength extent = new PhaseLength.Requests(20);
  private PhaseLength warmup = PhaseLength.NOTHING;
  private LongToDoubleFunction millis = index -> 100;
  private long interruptedAt = Long.MAX_VALUE;
  private Tracing tracing = new Tracing(Tracing.Mode.SAMPLED, 7, "");

  private FinishedRun() {}

  /** Objectives as {@code http/latency-mean <= 500}. */
  static FinishedRun promising(String... objectives) {
    FinishedRun run = new FinishedRun();
    Arrays.stream(objectives).map(FinishedRun::objective).forEach(run.objectives::add);
    return run;
  }

  static Objective objective(String text) {
    String[] parts = text.split(" ", -1);
    Bound bound = parts[1].equals("<=") ? Bound.UPPER : Bound.LOWER;
    return new Objective(Metric.parse(parts[0]).orElseThrow(), bound, Double.parseDouble(parts[2]));
  }

  /** Limits in ms on the first token and the whole answer. */
  static GoodputLimits goodputLimits(double first, double whole) {
    return new GoodputLimits(nanos(first), GoodputLimits.NO_LIMIT, nanos(whole));
  }

  FinishedRun poisson(double rate) {
    return loaded(Plans.poisson(rate), extent);
  }

  FinishedRun closed(int users) {
    return loaded(new Workload.Closed(users), extent);
  }

  FinishedRun loaded(Workload load, PhaseLength length) {
    workload = load;
    extent = length;
    return this;
  }

  /** Poisson arrivals by two stages of a second each: a constant rate, and a ramp from it. */
  FinishedRun stages(double rate, double last) {
    String constant = "poisson " + (long) rate + "/s for 1s";
    String ramp = "poisson ramp " + (long) rate + "/s to " + (long) last + "/s for 1s";
    List<Stage> both = List.of(stage(constant, rate, rate), stage(ramp, rate, last));
    return loaded(new Workload.Staged(both), new PhaseLength.Span(Duration.ofSeconds(2)));
  }

  private static Stage stage(String text, double from, double to) {
    RateRamp slope = new RateRamp(from, to, Duration.ofSeconds(1).toNanos());
    return new Stage.Rates(text, List.of(slope), Arrivals.POISSON);
  }

  FinishedRun calling(String url) {
    call = Plans.call(url, call.timeout());
    return this;
  }

  FinishedRun requests(int count) {
    extent = new PhaseLength.Requests(count);
    return this;
  }

  FinishedRun warmup(int count) {
    warmup = new PhaseLength.Requests(count);
    return this;
  }

  FinishedRun header(String name, String value) {
    call = call.with(new Header(name, value, true));
    return this;
  }

  /** How long the service takes for a request, by its number from 0. */
  FinishedRun taking(LongToDoubleFunction time) {
    millis = time;
    return this;
  }

  /**
   * Requests that end otherwise.
   *
   * @param outcome as in result.json, or {@code refused}: server errors that say so
   */
  FinishedRun failing(String outcome, long... requests) {
    Arrays.stream(requests).forEach(each -> failing.put(each, outcome));
    return this;
  }

  /** The load generator itself stands still when it is about to send a request. */
  FinishedRun pausing(long request, double time) {
    pauses.put(request, time);
    return this;
  }

  FinishedRun interruptedAt(long request) {
    interruptedAt = request;
    return this;
  }

  /** Where traces are seen. */
  FinishedRun traceLink(String link) {
    tracing = new Tracing(tracing.mode(), tracing.seed(), link);
    return this;
  }

  RunResult measured() {
    Objective[] all = objectives.toArray(new Objective[0]);
    return Simulation.run(
        Plans.plan(call, workload, extent, warmup, 4, all).with(tracing), transport, stop);
  }

  /** The same, of which only the first intervals came; {@code how} says what ended it. */
  RunResult lostAfter(int intervals, String how) {
    RunResult whole = measured();
    List<MeasuredSlice> slices =
        whole.intervals().subList(0, intervals).stream()
            .map(each -> new MeasuredSlice(each, counts(each), null))
            .toList();
    return LoadEngine.lost(whole.plan(), WorkerShare.ALL, slices, whole.execution(), how);
  }

  /** Without errors. */
  private static RequestCounts counts(Interval interval) {
    OutcomeCounts.Count all = new OutcomeCounts.Count(interval.successes(), 0, "");
    OutcomeCounts outcomes = new OutcomeCounts(Map.of(Outcome.SUCCESS, all));
    return new RequestCounts(interval.successes(), outcomes, 0, 0, interval.exceedances());
  }

  private Answer answer(Exchange exchange, long sent) {
    transport.pause(nanos(pauses.getOrDefault(exchange.index(), 0.0)));
    if (exchange.index() >= interruptedAt) {
      stop.request();
    }
    String how = failing.getOrDefault(exchange.index(), "success");
    String name = how.equals("refused") ? "server-error" : how;
    Outcome outcome = Outcome.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    long end = sent + nanos(millis.applyAsDouble(exchange.index()));
    long done = outcome == Outcome.TIMEOUT ? Long.MAX_VALUE : end;
    return new Answer(done, outcome, !how.equals(name));
  }

  private static long nanos(double time) {
    return Math.round(time * NANOS_PER_MILLI);
  }
}
