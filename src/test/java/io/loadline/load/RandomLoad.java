package io.loadline.load;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.Arrivals;
import io.loadline.plan.Call;
import io.loadline.plan.ConnectionCounts;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Payload;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.PhaseLengths;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Target;
import io.loadline.plan.Workload;
import io.loadline.testkit.Plans;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Short loads of every kind, drawn from a seed: some thousand requests at the most. */
final class RandomLoad {
  /** Payloads that are sent in turn. */
  static final int ROWS = 7;

  /** So that each of as many workers has one. */
  static final int USERS = 50;

  private final SplittableRandom random;

  RandomLoad(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The clock alone decides when a request starts. */
  LoadPlan open() {
    if (random.nextBoolean()) {
      return plan(new Workload.Staged(some(this::openStage)), length());
    }
    double phase = random.nextDouble();
    return plan(
        random.nextBoolean()
            ? Plans.poisson(rate())
            : new Workload.Open(new ArrivalRate(rate()), Arrivals.CONSTANT, phase),
        random.nextInt(3) == 0
            ? new PhaseLength.Requests(random.nextInt(2_000), Duration.ofSeconds(2))
            : length());
  }

  /** Of at least {@value #USERS} users. */
  LoadPlan closed() {
    int users = USERS + random.nextInt(100);
    return random.nextBoolean()
        ? plan(new Workload.Closed(users), length())
        : plan(new Workload.Staged(some(this::users)), length());
  }

  private LoadPlan plan(Workload workload, PhaseLength extent) {
    List<Payload> rows =
        IntStream.range(0, ROWS).mapToObj(row -> Payload.of("row", new byte[row])).toList();
    Target target = new Target(URI.create("http://127.0.0.1:1/"));
    Call call = new Call(target, "POST", List.of(), rows, Duration.ofSeconds(1), List.of());
    return new LoadPlan(
        call,
        workload,
        new PhaseLengths(random.nextInt(3) == 0 ? PhaseLength.NOTHING : length(), extent, LONGEST),
        ConnectionCounts.of(USERS + random.nextInt(100)),
        random.nextLong(),
        List.of(Plans.noErrors()),
        GoodputLimits.NONE);
  }

  private static final Duration LONGEST = Duration.ofMinutes(10);

  private PhaseLength length() {
    return random.nextBoolean()
        ? new PhaseLength.Requests(random.nextInt(2_000))
        : new PhaseLength.Span(Duration.ofMillis(1 + random.nextInt(3_000)));
  }

  private <T> List<T> some(java.util.function.Supplier<T> drawn) {
    return Stream.generate(drawn).limit(1 + random.nextInt(3)).toList();
  }

  private double rate() {
    return 100 + random.nextInt(900);
  }

  private Stage users() {
    return new Stage.Users("users", USERS + random.nextInt(100), duration());
  }

  private Stage openStage() {
    if (random.nextInt(3) == 0) {
      long[] offsets = random.longs(1 + random.nextInt(500), 0, 1_000_000_000L).sorted().toArray();
      return new Stage.Trace("trace", ArrivalTrace.of(offsets), Duration.ofSeconds(1));
    }
    Arrivals arrivals = random.nextBoolean() ? Arrivals.POISSON : Arrivals.CONSTANT;
    RateRamp slope = new RateRamp(rate(), rate(), duration().toNanos());
    return new Stage.Rates("rates", List.of(slope), arrivals);
  }

  private Duration duration() {
    return Duration.ofMillis(1 + random.nextInt(2_000));
  }
}
