package io.loadline.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Services that had no part in finding the constants of {@link ShareTest}. */
enum HeldOutService {
  AR_50 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return SimulatedService.autoregressive(0.5, requests, random);
    }
  },
  AR_95 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return SimulatedService.autoregressive(0.95, requests, random);
    }
  },
  M_M_1_70 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return SimulatedService.queue(0.7, requests, random, SimulatedService::exponential);
    }
  },
  M_LOGNORMAL_1_50 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return SimulatedService.queue(
          0.5, requests, random, each -> Math.exp(SimulatedService.normal(each) - 0.5));
    }
  },
  M_M_4_80 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return servers(4, 0.8, requests, random);
    }
  },
  /** Requests of a tick end together, and ticks resemble their neighbours. */
  BATCHES_OF_32 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      double[] ticks = SimulatedService.autoregressive(0.5, requests / 32 + 1, random);
      double[] responses = new double[requests];
      Arrays.setAll(responses, i -> random.nextDouble() + Math.exp(0.5 * ticks[i / 32]));
      return responses;
    }
  },
  /** All stand still for as long as 20 requests take to come, some five times in 1,000. */
  GC_STALLS {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      double[] responses = new double[requests];
      double next = 200 * SimulatedService.exponential(random);
      for (int i = 0; i < requests; i++) {
        double left = Math.max(0, next + 20 - i);
        responses[i] = SimulatedService.exponential(random) + (i < next ? 0 : left);
        next = i >= next + 20 ? i + 200 * SimulatedService.exponential(random) : next;
      }
      return responses;
    }
  };

  private static final int MANY = 4_000_000;
  private static final int SETTLE = 5_000;

  /** Response times in the order in which the requests are due. */
  abstract double[] responses(int requests, SplittableRandom random);

  /** What all but this share are below, by so many requests that it is known to 1 % or so. */
  double percentile(double tail) {
    double[] many = responses(MANY, new SplittableRandom(42));
    Arrays.sort(many);
    return many[(int) Math.ceil((1 - tail) * MANY) - 1];
  }

  /** First come, first served by whichever is free. */
  private static double[] servers(int servers, double load, int requests, SplittableRandom random) {
    double[] free = new double[servers];
    double[] responses = new double[requests];
    double now = 0;
    for (int i = -SETTLE; i < requests; i++) {
      now += SimulatedService.exponential(random) / (load * servers);
      Arrays.sort(free);
      free[0] = Math.max(now, free[0]) + SimulatedService.exponential(random);
      if (i >= 0) {
        responses[i] = free[0] - now;
      }
    }
    return responses;
  }
}
