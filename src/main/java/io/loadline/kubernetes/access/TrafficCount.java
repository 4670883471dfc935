package io.loadline.kubernetes.access;

import java.util.concurrent.atomic.LongAdder;

/** Counts what goes through all connections of a tunnel. Thread-safe. */
final class TrafficCount {
  private final LongAdder bytes = new LongAdder();
  private final LongAdder chunks = new LongAdder();
  private final LongAdder turns = new LongAdder();

  void moved(int count) {
    bytes.add(count);
    chunks.increment();
  }

  void turned() {
    turns.increment();
  }

  TunnelTraffic now() {
    return new TunnelTraffic(bytes.sum(), chunks.sum(), turns.sum());
  }
}
