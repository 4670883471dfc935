package io.loadline.slo;

import static io.loadline.slo.QueuedRun.GAP;
import static io.loadline.slo.QueuedRun.exponential;

import io.loadline.result.RunResult;
import java.util.SplittableRandom;

/**
 * Loads and services that had no part in finding the thresholds of {@link UnstableLoad}. Runs of
 * 100 requests a second, Poisson arrivals where nothing else is said, empty at first.
 */
enum HeldOutLoad {
  LOGNORMAL(
      (load, requests, random) ->
          QueuedRun.of(load, 1, requests, each -> lognormal(1, each), random)),
  /** Its variance is finite, and no moment above the second. */
  PARETO((load, requests, random) -> QueuedRun.of(load, 1, requests, HeldOutLoad::pareto, random)),
  FOUR_SERVERS(
      (load, requests, random) ->
          QueuedRun.of(load, 4, requests, each -> lognormal(0.5, each), random)),
  SIXTEEN_SERVERS(
      (load, requests, random) ->
          QueuedRun.of(load, 16, requests, each -> lognormal(1, each), random)),
  /** Takes up to 16 of those that wait; a full batch takes twice as long as one request alone. */
  BATCHES_OF_16(
      (load, requests, random) -> {
        double[] due = poisson(requests, random);
        double[] took = new double[requests];
        double free = 0;
        for (int first = 0; first < requests; ) {
          double begin = Math.max(free, due[first]);
          int next = first;
          while (next < requests && next < first + 16 && due[next] <= begin) {
            next++;
          }
          double full = 16 * GAP * load * (0.9 + 0.2 * random.nextDouble());
          free = begin + full * (0.5 + 0.5 * (next - first - 1) / 15);
          for (; first < next; first++) {
            took[first] = free - due[first];
          }
        }
        return QueuedRun.of(due, took);
      }),
  /** Four times as many a second for a sixth of the time, some 27 requests at a time. */
  BURSTS(
      (load, requests, random) ->
          queue(arrivals(2.0 / 3, 8.0 / 3, 10, 50, requests, random), load, random)),
  /** Twice as many a second for half of the time, and none in between. */
  ON_OFF((load, requests, random) -> queue(arrivals(0, 2, 10, 10, requests, random), load, random)),
  /** Three times as many a second for a fourth of the time, some 40 requests at a time. */
  LONG_BURSTS(
      (load, requests, random) ->
          queue(arrivals(0.5, 2.5, 16, 48, requests, random), load, random)),
  /** Six times as many a second for a twentieth of the time, some 48 requests at a time. */
  RARE_BURSTS(
      (load, requests, random) ->
          queue(arrivals(0.8, 4.8, 10, 190, requests, random), load, random)),
  /** Of 20 that are due in 20 hundredths of a second, 15 come within the first four. */
  WAVES(
      (load, requests, random) -> {
        double[] due = new double[requests];
        double before = 20 * random.nextDouble();
        for (int i = 0; i < requests; i++) {
          int wave = i / 20;
          int of = i % 20;
          double at = of < 15 ? 4 * of / 15.0 : 4 + 16 * (of - 15) / 5.0;
          due[i] = (1 + before + 20 * wave + at + 0.2 * random.nextDouble()) * GAP;
        }
        return queue(due, load, random);
      }),
  /** Takes twice as long at first and has settled after a fifth of the run. */
  WARMING((load, requests, random) -> drifting(load, 2, 0.2, requests, random)),
  /** Takes half as long at first and has settled after a third of the run. */
  HEATING((load, requests, random) -> drifting(load, 0.5, 1.0 / 3, requests, random)),
  /** Stands still once for a twentieth of the run, in the middle half of it. */
  OUTAGE(
      (load, requests, random) -> {
        double[] due = poisson(requests, random);
        double end = due[requests - 1];
        double from = end * (0.25 + 0.5 * random.nextDouble());
        double until = from + end / 20;
        double[] took = new double[requests];
        double free = 0;
        for (int i = 0; i < requests; i++) {
          double begin = Math.max(free, due[i]);
          begin = begin >= from && begin < until ? until : begin;
          free = begin + load * GAP * exponential(random);
          took[i] = free - due[i];
        }
        return QueuedRun.of(due, took);
      });

  @SuppressWarnings("ImmutableEnumChecker") // it has no state
  private final Simulation simulation;

  HeldOutLoad(Simulation simulation) {
    this.simulation = simulation;
  }

  private interface Simulation {
    RunResult run(double load, int requests, SplittableRandom random);
  }

  /**
   * One run.
   *
   * @param load by what the service can do once it has settled
   */
  RunResult run(double load, int requests, SplittableRandom random) {
    return simulation.run(load, requests, random);
  }

  private static double[] poisson(int requests, SplittableRandom random) {
    double[] due = new double[requests];
    double now = 0;
    for (int i = 0; i < requests; i++) {
      now += GAP * exponential(random);
      due[i] = now;
    }
    return due;
  }

  /**
   * Poisson arrivals at one of two rates, each for times that are exponentially distributed; the
   * state at the start is drawn.
   *
   * @param quiet by 100 a second
   * @param busy by 100 a second
   * @param busyGaps how long the busy times are on average, in hundredths of a second
   */
  private static double[] arrivals(
      double quiet,
      double busy,
      double busyGaps,
      double quietGaps,
      int requests,
      SplittableRandom random) {
    double[] due = new double[requests];
    boolean isBusy = random.nextDouble() * (busyGaps + quietGaps) < busyGaps;
    double now = 0;
    double change = exponential(random) * (isBusy ? busyGaps : quietGaps);
    for (int i = 0; i < requests; ) {
      double rate = isBusy ? busy : quiet;
      double next = rate == 0 ? Double.POSITIVE_INFINITY : now + exponential(random) / rate;
      if (next < change) {
        now = next;
        due[i++] = now * GAP;
      } else {
        now = change;
        isBusy = !isBusy;
        change += exponential(random) * (isBusy ? busyGaps : quietGaps);
      }
    }
    return due;
  }

  private static RunResult queue(double[] due, double load, SplittableRandom random) {
    double[] took = new double[due.length];
    double free = 0;
    for (int i = 0; i < due.length; i++) {
      free = Math.max(free, due[i]) + load * GAP * (0.9 + 0.2 * random.nextDouble());
      took[i] = free - due[i];
    }
    return QueuedRun.of(due, took);
  }

  private static RunResult drifting(
      double load, double atFirst, double settled, int requests, SplittableRandom random) {
    double[] due = poisson(requests, random);
    double[] took = new double[requests];
    double free = 0;
    for (int i = 0; i < requests; i++) {
      double left = Math.max(0, 1 - i / (settled * requests));
      double mean = load * GAP * (1 + (atFirst - 1) * left);
      free = Math.max(free, due[i]) + mean * lognormal(0.5, random);
      took[i] = free - due[i];
    }
    return QueuedRun.of(due, took);
  }

  /** Of mean 1. */
  private static double lognormal(double sigma, SplittableRandom random) {
    double normal =
        Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random.nextDouble());
    return Math.exp(sigma * normal - sigma * sigma / 2);
  }

  /** Of mean 1: the share above x falls as x to the power of -2.5. */
  private static double pareto(SplittableRandom random) {
    return 0.6 * Math.pow(1 - random.nextDouble(), -1 / 2.5);
  }
}
