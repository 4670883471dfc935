package io.loadline.kubernetes.tunnel;

import io.loadline.kubernetes.tunnel.MeasuredTunnel.Break;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The breaks of a tunnel in their order, and what was mended of them. Thread-safe. */
final class TunnelBreaks {
  private final InstantSource clock;
  private final List<Break> all = new ArrayList<>();
  private int opened;

  TunnelBreaks(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void add(String what) {
    all.add(new Break(clock.instant(), what));
  }

  /** A connection was carried through again. */
  synchronized void opened() {
    if (!all.isEmpty()) {
      opened++;
    }
  }

  synchronized List<Break> all() {
    return List.copyOf(all);
  }

  /** How many of them were followed by a connection that works. */
  synchronized int mended() {
    return Math.min(all.size(), opened);
  }
}
