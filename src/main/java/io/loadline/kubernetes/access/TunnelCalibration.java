package io.loadline.kubernetes.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Measures round trips through a tunnel, now and then as a light load goes, and as fast as it can
 * on several connections. The whole of a trip counts as the tunnel's: how much of it the server
 * takes cannot be told from here, and to count too much as the tunnel's never makes a slow service
 * look worse (docs/adr/0011).
 */
final class TunnelCalibration {
  private static final int PACED = 40;
  private static final int BUSY = 60;
  private static final int CONNECTIONS = 4;
  private static final int COLD = 10;
  private static final long PAUSE_MILLIS = 20;

  private final Supplier<RoundTrip> trips;
  private final LongSupplier nanos;

  TunnelCalibration(Supplier<RoundTrip> trips, LongSupplier nanos) {
    this.trips = trips;
    this.nanos = nanos;
  }

  /** Of an idle tunnel and of a busy one, the worse of the two. */
  TunnelCost thorough() throws InterruptedException {
    TunnelCost paced = paced();
    return paced.isKnown() ? paced.worst(busy()) : paced;
  }

  /** Of an idle tunnel. */
  TunnelCost paced() throws InterruptedException {
    try (RoundTrip trip = trips.get()) {
      return TunnelCost.of(time(trip, PACED, PAUSE_MILLIS), PACED * PAUSE_MILLIS * 1_000_000);
    } catch (IOException e) {
      return TunnelCost.UNKNOWN;
    }
  }

  private TunnelCost busy() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<long[]>> running = new ArrayList<>();
      long start = nanos.getAsLong();
      for (int i = 0; i < CONNECTIONS; i++) {
        running.add(threads.submit(this::hurried));
      }
      long[] all = new long[0];
      for (Future<long[]> each : running) {
        long[] one = each.get();
        all = Arrays.copyOf(all, all.length + one.length);
        System.arraycopy(one, 0, all, all.length - one.length, one.length);
      }
      return TunnelCost.of(all, nanos.getAsLong() - start);
    } catch (ExecutionException e) {
      return TunnelCost.UNKNOWN;
    } finally {
      threads.shutdownNow();
    }
  }

  private long[] hurried() throws IOException, InterruptedException {
    try (RoundTrip trip = trips.get()) {
      return time(trip, BUSY, 0);
    }
  }

  /** The first ones open the way and are not counted; the load's connections are open, too. */
  private long[] time(RoundTrip trip, int count, long pauseMillis)
      throws IOException, InterruptedException {
    for (int i = 0; i < COLD; i++) {
      trip.once();
    }
    long[] took = new long[count];
    for (int i = 0; i < count; i++) {
      TimeUnit.MILLISECONDS.sleep(pauseMillis);
      long start = nanos.getAsLong();
      trip.once();
      took[i] = nanos.getAsLong() - start;
    }
    return took;
  }
}
