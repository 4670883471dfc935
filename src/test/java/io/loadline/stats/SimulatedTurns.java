package io.loadline.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Two minutes of 100 requests a second, in which two targets are driven in turns: lognormal
 * response times with a sigma of 0.3, each request like the one before it.
 */
final class SimulatedTurns {
  static final int RATE = 100;
  static final int REQUESTS = 120 * RATE;

  /** Of the response times. */
  private final double[] logarithms;

  /** Whether it is the target of now that is driven, by slice. */
  private final boolean[] now;

  /** How many requests a slice has. */
  private final int slice;

  private SimulatedTurns(double[] logarithms, boolean[] now, int slice) {
    this.logarithms = logarithms;
    this.now = now;
    this.slice = slice;
  }

  /** Without any target's own part. */
  static double[] common(CommonDisturbance disturbance, SplittableRandom random) {
    double[] common = disturbance.logarithms(REQUESTS, random);
    double[] alike = SimulatedService.autoregressive(0.9, REQUESTS, random);
    Arrays.setAll(common, i -> common[i] + SimulatedRuns.SIGMA * alike[i]);
    return common;
  }

  /** Slices in pairs of one each, whose order is drawn. */
  static SimulatedTurns inPairs(double[] common, int seconds, SplittableRandom random) {
    boolean[] now = new boolean[REQUESTS / RATE / seconds];
    for (int i = 0; i < now.length; i += 2) {
      now[i] = random.nextBoolean();
      now[i + 1] = !now[i];
    }
    return new SimulatedTurns(common, now, seconds * RATE);
  }

  /** What must not be done: a slice of each, always in the same order. */
  static SimulatedTurns inFixedOrder(double[] common, int seconds) {
    boolean[] now = new boolean[REQUESTS / RATE / seconds];
    for (int i = 1; i < now.length; i += 2) {
      now[i] = true;
    }
    return new SimulatedTurns(common, now, seconds * RATE);
  }

  /**
   * The same where the target of now takes longer, and one that takes over finds what the other
   * left: it is as fast as the other at first and comes to its own speed in the course of tau, and
   * each switch costs 20 % that are gone in as long.
   */
  SimulatedTurns slowerWithRemains(double ratio, double tau) {
    double[] slower = logarithms.clone();
    double since = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < slower.length; i++) {
      int each = i / slice;
      if (i % slice == 0 && each > 0 && now[each] != now[each - 1]) {
        since = i;
      }
      double left = Math.exp((since - i) / (tau * RATE));
      slower[i] += Math.log1p(0.2 * left) + Math.log(ratio) * (now[each] ? 1 - left : left);
    }
    return new SimulatedTurns(slower, now, slice);
  }

  /**
   * The p99 of the one target beside that of the other, by groups of neighbouring pairs.
   *
   * @param settle how many requests of each slice are left out at its start
   */
  RatioInterval compared(int settle) {
    return GroupedPairs.of(figures(false, settle, slice, 0.99), figures(true, settle, slice, 0.99));
  }

  /** The median of the first third of what is judged of each slice beside that of the last. */
  RatioInterval firstBesideLast(boolean ofNow, int settle) {
    int third = (slice - settle) / 3;
    return GroupedPairs.of(
        figures(ofNow, slice - third, slice, 0.5), figures(ofNow, settle, settle + third, 0.5));
  }

  private double[] figures(boolean ofNow, int from, int to, double quantile) {
    int pairs = now.length / 2;
    int groups = Math.min(GroupedPairs.GROUPS, pairs);
    double[] figures = new double[groups];
    for (int group = 0; group < groups; group++) {
      int first = 2 * ((group * pairs + groups - 1) / groups);
      int next = 2 * (((group + 1) * pairs + groups - 1) / groups);
      figures[group] = percentile(requests(ofNow, first, next, from, to), quantile);
    }
    return figures;
  }

  private double[] requests(boolean ofNow, int firstSlice, int nextSlice, int from, int to) {
    double[] requests = new double[(nextSlice - firstSlice) / 2 * (to - from)];
    int size = 0;
    for (int each = firstSlice; each < nextSlice; each++) {
      if (now[each] == ofNow) {
        System.arraycopy(logarithms, each * slice + from, requests, size, to - from);
        size += to - from;
      }
    }
    return requests;
  }

  /** What must not be done: one target in the first minute, the other in the second. */
  static RatioInterval oneAfterTheOther(double[] common, double quantile) {
    return GroupedPairs.of(
        batches(Arrays.copyOf(common, REQUESTS / 2), quantile),
        batches(Arrays.copyOfRange(common, REQUESTS / 2, REQUESTS), quantile));
  }

  private static double[] batches(double[] logarithms, double quantile) {
    int each = logarithms.length / GroupedPairs.GROUPS;
    double[] figures = new double[GroupedPairs.GROUPS];
    Arrays.setAll(
        figures,
        j -> percentile(Arrays.copyOfRange(logarithms, j * each, (j + 1) * each), quantile));
    return figures;
  }

  private static double percentile(double[] logarithms, double quantile) {
    Arrays.sort(logarithms);
    return Math.exp(logarithms[(int) (quantile * logarithms.length)]);
  }
}
