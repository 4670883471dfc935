package io.loadline.slo;

import io.loadline.plan.EarlyEnd;
import io.loadline.result.BatchSlice;
import io.loadline.result.BatchSlices;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import io.loadline.result.RequestTimes;
import io.loadline.result.RunResult;
import io.loadline.testkit.EarlyRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A run of 100 requests a second against some servers with one queue, empty at first, of which only
 * the slices are made: the times of 200 parts of the run, without their histograms.
 */
final class QueuedRun {
  private static final int SLICES = 200;
  static final double GAP = 10e6;
  private static final int BATCH = 128;
  private static final RunResult WITHOUT = SureRun.of(10, i -> 5, 0);

  private QueuedRun() {}

  /** How long one request is served, 1 on average. */
  interface ServiceTime {
    double draw(SplittableRandom random);
  }

  /**
   * A run of Poisson arrivals.
   *
   * @param load by what the servers can do
   */
  static RunResult of(
      double load, int servers, int requests, ServiceTime service, SplittableRandom random) {
    double[] free = new double[servers];
    double[] due = new double[requests];
    double[] took = new double[requests];
    double now = 0;
    for (int i = 0; i < requests; i++) {
      now += exponential(random) * GAP;
      int next = first(free);
      free[next] = Math.max(now, free[next]) + service.draw(random) * load * servers * GAP;
      due[i] = now;
      took[i] = free[next] - now;
    }
    return of(due, took);
  }

  /**
   * A run of a server that works on up to 128 requests at once: one takes half a second if it is
   * alone, and the longer the more there are beside it. The others wait.
   *
   * @param load by the most that it can do
   */
  static RunResult batching(double load, int requests, SplittableRandom random) {
    double[] due = new double[requests];
    double[] took = new double[requests];
    double alone = 50 * GAP;
    double beside = load * GAP - alone / BATCH;
    // The work of a request is 1 on average, and of n each gets 1 / (alone + n x beside) in a ns.
    PriorityQueue<double[]> ends = new PriorityQueue<>(Comparator.comparingDouble(end -> end[0]));
    double now = 0;
    double work = 0;
    int begun = 0;
    double arrival = exponential(random) * GAP;
    for (int next = 0; next < requests || !ends.isEmpty(); ) {
      double pace = 1 / (alone + ends.size() * beside);
      double end = ends.isEmpty() ? Double.POSITIVE_INFINITY : now + (ends.peek()[0] - work) / pace;
      if (next < requests && arrival <= end) {
        work += (arrival - now) * pace;
        now = arrival;
        due[next++] = now;
        arrival = now + exponential(random) * GAP;
      } else {
        double[] ended = ends.remove();
        now = end;
        work = ended[0];
        took[(int) ended[1]] = now - due[(int) ended[1]];
      }
      while (begun < next && ends.size() < BATCH) {
        ends.add(new double[] {work + 0.5 + random.nextDouble(), begun++});
      }
    }
    return of(due, took);
  }

  /** A run of requests that are due then and take so long, in ns. */
  static RunResult of(double[] due, double[] took) {
    long length = 1 + (long) (due[due.length - 1] / SLICES);
    long[] counts = new long[SLICES];
    long[] sums = new long[SLICES];
    for (int i = 0; i < due.length; i++) {
      int slice = (int) (due[i] / length);
      counts[slice]++;
      sums[slice] += Math.round(took[i]);
    }
    Interval.Histogram none = WITHOUT.times().slices().slices().get(0).times().counts();
    List<BatchSlice> slices = new ArrayList<>();
    for (int i = 0; i < SLICES; i++) {
      Moments times = new Moments(counts[i], sums[i], 0, 0, 0);
      slices.add(new BatchSlice(0, List.of(), 0, new IntervalTimes(times, none)));
    }
    return with(new BatchSlices(length, slices), WITHOUT);
  }

  /** What a look at the first of its 200 parts finds. */
  static RunResult until(RunResult run, int parts) {
    BatchSlices whole = run.times().slices();
    BatchSlices first = new BatchSlices(whole.lengthNanos(), whole.slices().subList(0, parts));
    EarlyEnd early = new EarlyEnd(Duration.ZERO, Duration.ZERO);
    return EarlyRun.decided(with(first, run), early);
  }

  private static int first(double[] free) {
    int first = 0;
    for (int i = 1; i < free.length; i++) {
      first = free[i] < free[first] ? i : first;
    }
    return first;
  }

  private static RunResult with(BatchSlices slices, RunResult run) {
    RequestTimes times = run.times();
    return new RunResult(
        run.plan(),
        run.execution(),
        run.counts(),
        new RequestTimes(
            times.response(),
            times.service(),
            times.serviceOfErrors(),
            times.waiting(),
            times.lag(),
            times.withoutLag(),
            times.slowest(),
            slices),
        run.series(),
        run.stream(),
        run.cluster(),
        run.server());
  }

  static double exponential(SplittableRandom random) {
    return -Math.log1p(-random.nextDouble());
  }
}
