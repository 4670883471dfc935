package io.loadline.kubernetes.tunnel;

import io.loadline.plan.Target;
import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Selects the cheapest question by which a tunnel to a server can be measured. */
final class TripSelection {
  private static final int TRIALS = 5;

  private final Target target;
  private final int port;
  private final LongSupplier nanos;

  /**
   * Of a server behind a tunnel.
   *
   * @param port of this machine, where the tunnel begins
   */
  TripSelection(Target target, int port, LongSupplier nanos) {
    this.target = target;
    this.port = port;
    this.nanos = nanos;
  }

  Supplier<RoundTrip> trips(boolean http2) {
    if (http2) {
      return () -> new Http2RoundTrip(port);
    }
    String path = cheaper();
    return () -> new HttpRoundTrip(port, target.authority(), path);
  }

  /** Of the called path and the root: each is an upper estimate, so the lower one is the better. */
  private String cheaper() {
    long called = trial(new HttpRoundTrip(port, target.authority(), target.pathAndQuery()));
    long root = trial(new HttpRoundTrip(port, target.authority(), "/"));
    return root < called ? "/" : target.pathAndQuery();
  }

  private long trial(RoundTrip trip) {
    try (trip) {
      long best = Long.MAX_VALUE;
      for (int i = 0; i < TRIALS; i++) {
        long start = nanos.getAsLong();
        trip.once();
        best = Math.min(best, nanos.getAsLong() - start);
      }
      return best;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
