package io.loadline.load;

import io.loadline.measure.LoopRecorder;
import io.loadline.measure.RunRecorder;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Bound;
import io.loadline.plan.Call;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.EarlyEnd;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.Target;
import io.loadline.plan.Workload;
import io.loadline.slo.Judge;
import io.loadline.transport.RequestStamps;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The last look at a run of one loop that may end early, which sees nearly all of it: what the
 * thread that waits for the loops does once in each 20th of the run. A run has 18 of them, so that
 * {@code -bm ss -wi 0 -i 18}, from the first look of a JVM on, says what a run pays.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LookBenchmark {
  private static final long SECOND = 1_000_000_000L;

  @Param({"10000", "1000000"})
  public int requests;

  @Param({"100", "1000"})
  public int seconds;

  @Param({"1", "3"})
  public int objectives;

  private final List<RunRecorder.MeasuredSlice> last = new ArrayList<>();
  private EarlyLooks looks;
  private long ended;

  @Setup
  public void run() {
    LoadPlan plan = plan();
    LoopRecorder loop = new LoopRecorder(plan, seconds * SECOND);
    RunRecorder recorder = new RunRecorder(plan, List.of(loop));
    looks = new EarlyLooks(plan, recorder, Judge::decides);
    loop.start(0);
    SplittableRandom random = new SplittableRandom(7);
    long gap = seconds * SECOND / requests;
    for (int i = 0; i < requests; i++) {
      long intended = i * gap;
      long took = Math.round(20e6 - 20e6 * Math.log1p(-random.nextDouble()));
      RequestStamps stamps = new RequestStamps().intended(intended).fired(intended + 200);
      stamps.sent(intended + 400).done(intended + took);
      loop.fired(stamps);
      loop.success(i, stamps);
      if (i % 1_000 == 0) {
        recorder.collect(this::measured);
      }
    }
    ended = recorder.ended();
    recorder.collect(this::measured);
    if (ended < (seconds - 1) * SECOND) {
      throw new IllegalStateException("only " + ended + " ns have ended");
    }
  }

  private void measured(RunRecorder.MeasuredSlice second) {
    looks.measured(second);
    if (second.interval().startNanos() >= seconds * SECOND / 20 * 19) {
      last.add(second);
    }
  }

  private LoadPlan plan() {
    Call call =
        new Call(
            new Target(URI.create("http://127.0.0.1:1/v2/models/iris/infer")),
            "POST",
            List.of(),
            List.of(Payload.of("inline", new byte[100])),
            Duration.ofSeconds(30),
            List.of());
    List<Objective> all =
        List.of(
            new Objective(Metric.percentile(95), Bound.UPPER, 80).at(0.95),
            new Objective(Metric.percentile(99), Bound.UPPER, 112).at(0.95),
            new Objective(Metric.of(Metric.Kind.ERROR_RATE), Bound.UPPER, 0.0001).at(0.95));
    return new LoadPlan(
        call,
        new Workload.Open(new ArrivalRate((double) requests / seconds), Arrivals.CONSTANT),
        new PhaseLengths(
            PhaseLength.NOTHING,
            new PhaseLength.Span(Duration.ofSeconds(seconds)),
            Duration.ofHours(1),
            Optional.of(new EarlyEnd(Duration.ZERO, Duration.ofMinutes(1)))),
        ConnectionCounts.of(4),
        7,
        all.subList(0, objectives),
        GoodputLimits.NONE);
  }

  /** Sees a 20th of the run that the look before has not seen; the first one sees all. */
  @Benchmark
  public boolean look() {
    last.forEach(looks::measured);
    return looks.look(ended, UnaryOperator.identity());
  }
}
