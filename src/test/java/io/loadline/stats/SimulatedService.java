package io.loadline.stats;

import java.util.SplittableRandom;

/** Services of which the exact percentile of the response time is known; the mean service is 1. */
enum SimulatedService {
  INDEPENDENT {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      double[] responses = new double[requests];
      for (int i = 0; i < requests; i++) {
        responses[i] = exponential(random);
      }
      return responses;
    }

    @Override
    double percentile(double tail) {
      return -Math.log(tail);
    }
  },
  AR_90 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return autoregressive(0.9, requests, random);
    }

    @Override
    double percentile(double tail) {
      return ofNormal(tail);
    }
  },
  AR_98 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return autoregressive(0.98, requests, random);
    }

    @Override
    double percentile(double tail) {
      return ofNormal(tail);
    }
  },
  M_M_1_50 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return queue(0.5, requests, random, SimulatedService::exponential);
    }

    @Override
    double percentile(double tail) {
      return -Math.log(tail) / 0.5;
    }
  },
  M_M_1_80 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return queue(0.8, requests, random, SimulatedService::exponential);
    }

    @Override
    double percentile(double tail) {
      return -Math.log(tail) / 0.2;
    }
  },
  M_M_1_90 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return queue(0.9, requests, random, SimulatedService::exponential);
    }

    @Override
    double percentile(double tail) {
      return -Math.log(tail) / 0.1;
    }
  },
  /** Of 95 % short services and 5 % of 21 times the length. */
  M_H2_1_50 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return queue(0.5, requests, random, SimulatedService::heavy);
    }

    @Override
    double percentile(double tail) {
      return tail == 0.05 ? 33.263294 : 59.171598;
    }
  },
  M_H2_1_70 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      return queue(0.7, requests, random, SimulatedService::heavy);
    }

    @Override
    double percentile(double tail) {
      return tail == 0.05 ? 58.688978 : 96.796558;
    }
  },
  /** Ten requests of each tick wait for its end, and share its service time. */
  BATCHES_OF_10 {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      double[] responses = new double[requests];
      double shared = 0;
      for (int i = 0; i < requests; i++) {
        if (i % 10 == 0) {
          shared = Math.exp(0.5 * normal(random));
        }
        responses[i] = random.nextDouble() + shared;
      }
      return responses;
    }

    @Override
    double percentile(double tail) {
      return tail == 0.05 ? 2.852201 : 3.771801;
    }
  },
  /**
   * Gaps between the tokens of answers, 20 on the average, of which half of the variance is shared.
   */
  GAPS_OF_ANSWERS {
    @Override
    double[] responses(int requests, SplittableRandom random) {
      double[] gaps = new double[requests];
      double shared = 0;
      for (int i = 0; i < requests; i++) {
        if (i == 0 || random.nextInt(20) == 0) {
          shared = normal(random);
        }
        gaps[i] = Math.sqrt(0.5) * (shared + normal(random));
      }
      return gaps;
    }

    @Override
    double percentile(double tail) {
      return ofNormal(tail);
    }
  };

  private static final int SETTLE = 5_000;

  /** Response times in the order in which the requests are due, from the steady state on. */
  abstract double[] responses(int requests, SplittableRandom random);

  /** What all but this share, 0.05 or 0.01, are below. */
  abstract double percentile(double tail);

  interface ServiceTime {
    double draw(SplittableRandom random);
  }

  /** By Lindley's recursion. */
  static double[] queue(double load, int requests, SplittableRandom random, ServiceTime service) {
    double[] responses = new double[requests];
    double wait = 0;
    for (int i = -SETTLE; i < requests; i++) {
      double response = wait + service.draw(random);
      if (i >= 0) {
        responses[i] = response;
      }
      wait = Math.max(0, response - exponential(random) / load);
    }
    return responses;
  }

  static double[] autoregressive(double lag, int requests, SplittableRandom random) {
    double[] values = new double[requests];
    double value = normal(random);
    for (int i = 0; i < requests; i++) {
      values[i] = value;
      value = lag * value + Math.sqrt(1 - lag * lag) * normal(random);
    }
    return values;
  }

  private static double heavy(SplittableRandom random) {
    return exponential(random) * (random.nextDouble() < 0.95 ? 0.5 : 10.5);
  }

  static double exponential(SplittableRandom random) {
    return -Math.log1p(-random.nextDouble());
  }

  /** By Box and Muller. */
  static double normal(SplittableRandom random) {
    return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random.nextDouble());
  }

  static double ofNormal(double tail) {
    return tail == 0.05 ? 1.6448536269514722 : 2.3263478740408408;
  }
}
