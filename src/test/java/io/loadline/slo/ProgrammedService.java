package io.loadline.slo;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.Outcome;
import io.loadline.testkit.SimulatedTransport;
import io.loadline.testkit.SimulatedTransport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.ServerTimings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A service of several workers with one queue in virtual time, so that queue, compute and network
 * of each request are programmed truth. It tells what it is made to tell of them.
 */
final class ProgrammedService implements SimulatedTransport.Service {
  private static final double MILLI = 1e6;

  private final SplittableRandom random;
  private final double computeMillis;
  private long[] freeAt;
  private double noise = 0.2;
  private Shape compute = (index, second) -> 1;
  private Shape network = (index, second) -> 1;
  private double networkMillis = 0.4;
  private int longestQueue = Integer.MAX_VALUE;
  private long batchMillis;
  private double beginMillis;
  private Told told = (timings, queue, work) -> {};
  private long firstSent = -1;
  private final List<Served> served = new ArrayList<>();

  /** A request, in ns: when it came, when its work began and for how long it went on. */
  record Served(long index, long arrived, long started, long work) {
    long done() {
      return started + work;
    }
  }

  /** By how much a time is longer than usual. */
  interface Shape {
    double factor(long index, double second);
  }

  /** Tells what it likes of the truth, in ns. */
  interface Told {
    void tell(ServerTimings timings, long queue, long work);
  }

  ProgrammedService(SplittableRandom random, int workers, double computeMillis) {
    this.random = random;
    this.computeMillis = computeMillis;
    freeAt = new long[workers];
  }

  /** The deviation of the logarithm of compute times. */
  ProgrammedService noise(double deviation) {
    noise = deviation;
    return this;
  }

  ProgrammedService compute(Shape shape) {
    compute = shape;
    return this;
  }

  /** There and back, in ms. */
  ProgrammedService network(double millis, Shape shape) {
    networkMillis = millis;
    network = shape;
    return this;
  }

  /** Refuses what would wait behind more requests. */
  ProgrammedService refusingBeyond(int waiting) {
    longestQueue = waiting;
    return this;
  }

  /** Collects requests for so long before it computes them, and takes any number at once. */
  ProgrammedService batching(long millis) {
    batchMillis = millis;
    freeAt = new long[1024];
    return this;
  }

  /** Its workers begin so long after the first request was sent. */
  ProgrammedService beginningAfter(double millis) {
    beginMillis = millis;
    return this;
  }

  ProgrammedService telling(Told what) {
    told = what;
    return this;
  }

  /** As vLLM: queue, prefill and decode. */
  ProgrammedService likeVllm() {
    return telling(
        (timings, queue, work) -> {
          timings.tell(KnownTiming.VLLM_METRICS, TimedPart.QUEUE, queue);
          timings.tell(KnownTiming.VLLM_METRICS, TimedPart.PREFILL, work / 4);
          timings.tell(KnownTiming.VLLM_METRICS, TimedPart.DECODE, work - work / 4);
        });
  }

  /** As llama.cpp: prefill and decode. */
  ProgrammedService likeLlama() {
    return telling(
        (timings, queue, work) -> {
          timings.tell(KnownTiming.LLAMA_TIMINGS, TimedPart.PREFILL, work / 4);
          timings.tell(KnownTiming.LLAMA_TIMINGS, TimedPart.DECODE, work - work / 4);
        });
  }

  /** By names of the test's own: the total, from the receipt of the request. */
  ProgrammedService namingTotal() {
    return telling(
        (timings, queue, work) -> timings.tell(KnownTiming.NAMED, TimedPart.TOTAL, queue + work));
  }

  /** By names of the test's own: queue and compute. */
  ProgrammedService namingParts() {
    return telling(
        (timings, queue, work) -> {
          timings.tell(KnownTiming.NAMED, TimedPart.QUEUE, queue);
          timings.tell(KnownTiming.NAMED, TimedPart.COMPUTE, work);
        });
  }

  @Override
  public Answer answer(Exchange exchange, long sent) {
    firstSent = firstSent < 0 ? sent : firstSent;
    double second = (sent - firstSent) / 1e9;
    double factor = network.factor(exchange.index(), second);
    long way = nanos(networkMillis * factor * (0.5 + random.nextDouble()));
    long arrived = sent + way / 2;
    int worker = first();
    if (queued(arrived) > longestQueue) {
      return new Answer(arrived + way / 2, Outcome.SERVER_ERROR, true);
    }
    long ready = batchMillis == 0 ? arrived : endOfBatch(arrived);
    long start = Math.max(Math.max(ready, firstSent + nanos(beginMillis)), freeAt[worker]);
    long work =
        nanos(
            computeMillis
                * compute.factor(exchange.index(), second)
                * Math.exp(noise * random.nextGaussian()));
    freeAt[worker] = start + work;
    served.add(new Served(exchange.index(), arrived, start, work));
    told.tell(exchange.timings(), start - arrived, work);
    return new Answer(start + work + way / 2, Outcome.SUCCESS);
  }

  /** What it did, by what its counters tell. */
  List<Served> served() {
    return served;
  }

  long firstSent() {
    return firstSent;
  }

  /** How many requests wait before one that arrives, by the mean time that a worker takes. */
  private long queued(long arrived) {
    long soonest = Arrays.stream(freeAt).min().orElse(0);
    return Math.round((soonest - arrived) / MILLI / computeMillis * freeAt.length);
  }

  private long endOfBatch(long arrived) {
    long length = batchMillis * 1_000_000;
    return (arrived / length + 1) * length;
  }

  private int first() {
    int soonest = 0;
    for (int i = 1; i < freeAt.length; i++) {
      soonest = freeAt[i] < freeAt[soonest] ? i : soonest;
    }
    return soonest;
  }

  private static long nanos(double millis) {
    return Math.round(millis * MILLI);
  }
}
