package io.loadline.config.gate;

import io.loadline.config.setting.SettingDefaults;
import io.loadline.plan.ArrivalRate;
import io.loadline.plan.ArrivalTrace;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.RateRamp;
import io.loadline.plan.Stage;
import io.loadline.plan.Workload;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * What one endpoint gets of the load of a test with several. Thinning Poisson arrivals by weights
 * gives independent Poisson arrivals, so its part of the rate is a load of its own.
 *
 * @param weights of all endpoints, at least 1 each
 * @param index of this one
 * @param names of all; empty for the only one of a test that names none
 */
record LoadShare(List<Integer> weights, int index, List<String> names) {
  /** Of a test with one endpoint, which it does not name. */
  static final LoadShare WHOLE = new LoadShare(List.of(1), 0);

  /** Of a closed loop of several: counts would end at different moments. */
  private static final PhaseLength CLOSED_WARMUP = new PhaseLength.Span(Duration.ofSeconds(1));

  /** Beyond that arrivals of two endpoints come as near to each other by chance. */
  private static final long FINEST = 1_000;

  private static final MathContext DOWN = new MathContext(15, RoundingMode.DOWN);

  LoadShare {
    weights = List.copyOf(weights);
    names = List.copyOf(names);
  }

  /** Of endpoints whose names do not matter. */
  LoadShare(List<Integer> weights, int index) {
    this(weights, index, List.of());
  }

  /** Of this one. */
  int weight() {
    return weights.get(index);
  }

  boolean isWhole() {
    return weights.size() == 1;
  }

  int endpoints() {
    return weights.size();
  }

  private long all() {
    return weights.stream().mapToLong(Integer::longValue).sum();
  }

  private double part() {
    return (double) weight() / all();
  }

  /** Of a count: parts of all endpoints add up to the whole, none is 0. */
  long of(long total) {
    return LargestRemainder.of(total, weights)[index];
  }

  /**
   * Its part of a workload.
   *
   * @param seed of the test: what is random falls to each endpoint by the same draw
   */
  Workload of(Workload whole, long seed) {
    if (isWhole()) {
      return whole;
    }
    if (whole instanceof Workload.Staged staged) {
      return new Workload.Staged(
          staged.stages().stream().map(stage -> of(stage, staged, seed)).toList());
    }
    if (whole instanceof Workload.Open open) {
      ArrivalRate rate = new ArrivalRate(open.rate().perSecond() * part());
      return new Workload.Open(rate, open.arrivals(), phase());
    }
    return new Workload.Closed((int) of(whole.users()));
  }

  private Stage of(Stage stage, Workload.Staged staged, long seed) {
    String text = stage.text() + " (" + this + " of it)";
    if (stage instanceof Stage.Rates rates) {
      List<RateRamp> slopes = rates.slopes().stream().map(this::of).toList();
      return new Stage.Rates(text, slopes, rates.arrivals(), phase());
    }
    if (stage instanceof Stage.Trace trace) {
      long place = seed + staged.stages().indexOf(stage);
      return new Stage.Trace(text, dealt(trace.offsets(), place), trace.duration());
    }
    return new Stage.Users(text, (int) of(((Stage.Users) stage).users()), stage.duration());
  }

  private RateRamp of(RateRamp slope) {
    return new RateRamp(partOf(slope.from()), partOf(slope.to()), slope.nanos());
  }

  /** Rather less than more: a rounding must not add a request to those that are due. */
  private double partOf(double rate) {
    return BigDecimal.valueOf(rate)
        .multiply(BigDecimal.valueOf(weights.get(index)))
        .divide(BigDecimal.valueOf(all()), DOWN)
        .doubleValue();
  }

  /**
   * Streams of the rates r w/W meet at multiples of W/(r L), L the least common multiple of the
   * weights, as long as they begin at one moment. So stream i of n begins i/n of that later.
   */
  private double phase() {
    long common = 1;
    for (int weight : weights) {
      common = Math.min(FINEST * all(), leastCommonMultiple(common, weight));
    }
    return (double) index / endpoints() * weights.get(index) / common;
  }

  private static long leastCommonMultiple(long a, long b) {
    BigInteger common = BigInteger.valueOf(a).gcd(BigInteger.valueOf(b));
    return a / common.longValueExact() * b;
  }

  /** Its part of how long a phase takes: in an open workload all end at one moment. */
  PhaseLength of(PhaseLength whole, Workload workload) {
    if (isWhole() || !(whole instanceof PhaseLength.Requests requests) || requests.count() == 0) {
      return whole;
    }
    long part = of(requests.count());
    return workload.isOpen()
        ? new PhaseLength.Requests(part, time(requests.count(), rate(workload)))
        : new PhaseLength.Requests(part);
  }

  private static double rate(Workload workload) {
    return workload instanceof Workload.Staged staged
        ? staged.warmup().rate().perSecond()
        : ((Workload.Open) workload).rate().perSecond();
  }

  private static Duration time(long requests, double perSecond) {
    return Duration.ofNanos(Math.max(requests, Math.round(requests * 1e9 / perSecond)));
  }

  /** Its part of a warm-up, which all begin and end at one moment. */
  PhaseLength warmup(Optional<PhaseLength> set, Workload workload) {
    boolean closed = !isWhole() && !workload.isOpen();
    PhaseLength whole = new PhaseLength.Requests(SettingDefaults.WARMUP_REQUESTS);
    return of(set.orElse(closed ? CLOSED_WARMUP : whole), workload);
  }

  /** {@code 3/4}. */
  @Override
  public String toString() {
    return weights.get(index) + "/" + all();
  }

  /**
   * Those of recorded arrivals that are this endpoint's: each goes to one of all at random, as many
   * to each as its weight says. All where there are fewer than endpoints.
   *
   * @param seed the same for all endpoints, so that each arrival goes to one
   */
  private ArrivalTrace dealt(ArrivalTrace all, long seed) {
    long[] left = LargestRemainder.of(all.count(), weights);
    if (all.count() < left.length) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(seed);
    LongStream.Builder own = LongStream.builder();
    for (int i = 0; i < all.count(); i++) {
      int endpoint = 0;
      for (long turn = random.nextLong(all.count() - i); turn >= left[endpoint]; endpoint++) {
        turn -= left[endpoint];
      }
      left[endpoint]--;
      if (endpoint == index) {
        own.add(all.at(i));
      }
    }
    return ArrivalTrace.of(own.build().toArray());
  }
}
