package io.loadline.kubernetes.access;

import java.util.Arrays;

/**
 * What a tunnel adds to a request at the most.
 *
 * @param p50Nanos -1 when not known
 * @param p99Nanos -1 when not known
 * @param tripsPerSecond how many round trips it carried while that was measured
 */
record TunnelCost(long p50Nanos, long p99Nanos, double tripsPerSecond) {
  static final TunnelCost UNKNOWN = new TunnelCost(-1, -1, 0);

  /** Of round trips, by the nearest rank. */
  static TunnelCost of(long[] tripNanos, long elapsedNanos) {
    if (tripNanos.length == 0 || elapsedNanos <= 0) {
      return UNKNOWN;
    }
    long[] sorted = tripNanos.clone();
    Arrays.sort(sorted);
    return new TunnelCost(
        rank(sorted, 0.50), rank(sorted, 0.99), tripNanos.length * 1e9 / elapsedNanos);
  }

  boolean isKnown() {
    return p99Nanos >= 0;
  }

  /** The larger of each; known only if both are. */
  TunnelCost worst(TunnelCost other) {
    if (!isKnown() || !other.isKnown()) {
      return UNKNOWN;
    }
    return new TunnelCost(
        Math.max(p50Nanos, other.p50Nanos),
        Math.max(p99Nanos, other.p99Nanos),
        Math.max(tripsPerSecond, other.tripsPerSecond));
  }

  private static long rank(long[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
