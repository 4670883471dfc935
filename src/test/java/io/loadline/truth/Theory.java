package io.loadline.truth;

import java.util.function.DoubleUnaryOperator;

/**
 * Response times of queues with one server, in units of the mean service time, and of a server that
 * stands still. Cited from queueing theory; checked against the table that the tests quote.
 */
final class Theory {
  private Theory() {}

  /**
   * A queue's response time.
   *
   * @param mean of all
   * @param quantile by probability, 0..1
   */
  record Response(double mean, DoubleUnaryOperator quantile) {
    double at(double percentile) {
      return quantile.applyAsDouble(percentile / 100);
    }
  }

  private static Response exponential(double mean) {
    return new Response(mean, q -> -Math.log(1 - q) * mean);
  }

  /** M/M/1: exponential with mean 1 / (1 - rho). */
  static Response mm1(double rho) {
    return exponential(1 / (1 - rho));
  }

  /** D/M/1: exponential with mean 1 / (1 - sigma), sigma = exp(-(1 - sigma) / rho). */
  static Response dm1(double rho) {
    double sigma = 0.5;
    for (int i = 0; i < 1_000; i++) {
      sigma = Math.exp(-(1 - sigma) / rho);
    }
    return exponential(1 / (1 - sigma));
  }

  /** M/D/1: Pollaczek and Khinchine's mean, Erlang's distribution of the wait. */
  static Response md1(double rho) {
    return new Response(1 + rho / (2 * (1 - rho)), q -> 1 + md1Wait(rho, q));
  }

  /** By bisection; in doubles exact enough for waits below some 20 service times. */
  private static double md1Wait(double rho, double q) {
    double low = 0;
    double high = 20;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (md1WaitAtMost(rho, middle) < q) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** P(wait <= t) = (1-rho) sum over k from 0 to t of (rho(k-t))^k / k! e^(-rho(k-t)). */
  private static double md1WaitAtMost(double rho, double t) {
    double sum = 0;
    double factorial = 1;
    for (int k = 0; k <= Math.floor(t); k++) {
      factorial *= Math.max(1, k);
      double x = rho * (k - t);
      sum += Math.pow(x, k) / factorial * Math.exp(-x);
    }
    return (1 - rho) * sum;
  }

  /**
   * A server that stands still for {@code stall} in each {@code period}, any arrivals: the wait
   * that a share {@code q} of all do not exceed.
   */
  static double stallQuantile(double stall, double period, double rho, double q) {
    return Math.max(0, stall - (1 - q) * period * (1 - rho));
  }

  /** The mean wait for the same server. */
  static double stallMean(double stall, double period, double rho) {
    return stall * stall / (2 * period * (1 - rho));
  }
}
