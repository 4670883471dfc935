package io.loadline.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What slows both of two targets in the same two minutes, as logarithms by request. */
enum CommonDisturbance {
  NONE {
    @Override
    double[] logarithms(int requests, SplittableRandom random) {
      return new double[requests];
    }
  },
  HOG_OF_10_S {
    @Override
    double[] logarithms(int requests, SplittableRandom random) {
      return switched(10, requests, random);
    }
  },
  HOG_OF_30_S {
    @Override
    double[] logarithms(int requests, SplittableRandom random) {
      return switched(30, requests, random);
    }
  },
  ONCE_FOR_A_FIFTH {
    @Override
    double[] logarithms(int requests, SplittableRandom random) {
      double[] logarithms = new double[requests];
      int from = random.nextInt(requests * 4 / 5);
      Arrays.fill(logarithms, from, from + requests / 5, SLOWER);
      return logarithms;
    }
  },
  DRIFT_OF_20_PERCENT {
    @Override
    double[] logarithms(int requests, SplittableRandom random) {
      double[] logarithms = new double[requests];
      Arrays.setAll(logarithms, i -> Math.log(1.2) * i / requests);
      return logarithms;
    }
  },
  /** Five seconds on, five off. */
  EVERY_10_S {
    @Override
    double[] logarithms(int requests, SplittableRandom random) {
      double[] logarithms = new double[requests];
      Arrays.setAll(logarithms, i -> i / (5 * SimulatedTurns.RATE) % 2 * SLOWER);
      return logarithms;
    }
  };

  private static final double SLOWER = Math.log(1.5);

  abstract double[] logarithms(int requests, SplittableRandom random);

  /** On and off for exponential times. */
  private static double[] switched(int seconds, int requests, SplittableRandom random) {
    double[] logarithms = new double[requests];
    boolean on = random.nextBoolean();
    double next = 0;
    for (int i = 0; i < requests; i++) {
      while (i >= next) {
        on = !on;
        next += seconds * SimulatedTurns.RATE * SimulatedService.exponential(random);
      }
      logarithms[i] = on ? SLOWER : 0;
    }
    return logarithms;
  }
}
