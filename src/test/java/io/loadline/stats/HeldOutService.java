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
  },
  /** A queue at 60 % that is asked for 1.6 times what it can do for a sixth of the time. */
  BURSTS {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return bursts(120, requests, random);
    }

    @Override
    double percentile(double tail) {
      return tail == 0.05 ? 45.010729 : 74.363093;
    }
  },
  /** The same load at 1.2 times for half of the time, and nothing in between. */
  ON_OFF {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return modulated(new double[] {0, 1.2}, new double[] {25, 25}, requests, random);
    }

    @Override
    double percentile(double tail) {
      return tail == 0.05 ? 34.371940 : 52.838044;
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

  /**
   * As {@link #BURSTS}.
   *
   * @param apart from one burst to the next, in mean service times
   */
  static double[] bursts(double apart, int requests, SplittableRandom random) {
    double[] lengths = {apart * 5 / 6, apart / 6};
    return modulated(new double[] {0.4, 1.6}, lengths, requests, random);
  }

  /**
   * One queue with exponential service times of mean 1, at which Poisson arrivals have the one or
   * the other rate, each for times that are exponentially distributed. With L the diagonal matrix
   * of the rates, Q the generator of the two states, f their shares and R the least solution of R^2
   * + R (Q - L - I) + L = 0, the share of response times above x is f exp(-(I - R) x) L 1 / f L 1
   * (M. F. Neuts, Matrix-Geometric Solutions in Stochastic Models, 1981). Limits follow from it, by
   * SciPy 1.17:
   *
   * <pre>
   * import numpy as np, scipy.linalg as la, scipy.optimize as op
   * def limit(a, b, long, short, tail):
   *   L = np.diag([a, b]); q = np.array([[-1/long, 1/long], [1/short, -1/short]]); r = 0*L; one = np.eye(2)
   *   for _ in range(200000): r = -(L + r@r) @ np.linalg.inv(q - L - one)
   *   f = np.array([long, short])/(long + short); e = np.ones(2)
   *   return op.brentq(lambda x: f@la.expm(-(one - r)*x)@L@e/(f@L@e) - tail, 0, 1e5, xtol=1e-10)
   * limit(.4, 1.6, 100, 20, .05); limit(0, 1.2, 25, 25, .05)
   * </pre>
   */
  private static double[] modulated(
      double[] rates, double[] lengths, int requests, SplittableRandom random) {
    double[] responses = new double[requests];
    int state = random.nextDouble() * (lengths[0] + lengths[1]) < lengths[0] ? 0 : 1;
    double now = 0;
    double change = lengths[state] * SimulatedService.exponential(random);
    double free = 0;
    for (int i = -SETTLE; i < requests; ) {
      double next =
          rates[state] == 0
              ? Double.POSITIVE_INFINITY
              : now + SimulatedService.exponential(random) / rates[state];
      if (next >= change) {
        now = change;
        state = 1 - state;
        change += lengths[state] * SimulatedService.exponential(random);
        continue;
      }
      now = next;
      free = Math.max(now, free) + SimulatedService.exponential(random);
      if (i >= 0) {
        responses[i] = free - now;
      }
      i++;
    }
    return responses;
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
