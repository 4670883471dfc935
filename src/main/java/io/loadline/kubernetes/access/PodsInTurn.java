package io.loadline.kubernetes.access;

import io.loadline.result.NotReadyException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The ready pods of a service, one after the other. They are looked up again after a second, or
 * when one of them was lost. Thread-safe.
 */
final class PodsInTurn {
  private static final long FRESH = TimeUnit.SECONDS.toNanos(1);

  private final Supplier<List<MeasuredTunnel.PodPort>> ready;
  private final LongSupplier nanos;
  private List<MeasuredTunnel.PodPort> known = List.of();
  private long readAt;
  private int turn;

  PodsInTurn(Supplier<List<MeasuredTunnel.PodPort>> ready, LongSupplier nanos) {
    this.ready = ready;
    this.nanos = nanos;
  }

  /**
   * Whose turn it is.
   *
   * @throws NotReadyException when none is ready
   */
  synchronized MeasuredTunnel.PodPort next() {
    if (known.isEmpty() || nanos.getAsLong() - readAt > FRESH) {
      known = ready.get();
      readAt = nanos.getAsLong();
    }
    if (known.isEmpty()) {
      throw new NotReadyException("no pod of it is ready");
    }
    return known.get(Math.floorMod(turn++, known.size()));
  }

  /** The pod may be gone: do not trust what is known. */
  synchronized void lost() {
    known = List.of();
  }
}
