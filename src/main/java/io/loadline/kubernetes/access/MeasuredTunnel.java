package io.loadline.kubernetes.access;

import io.loadline.kubernetes.client.Cluster;
import io.loadline.plan.Target;
import io.loadline.result.TunnelOverhead;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A tunnel, and what it was found to add to a request before the load and after it. */
final class MeasuredTunnel implements AutoCloseable {
  /** What the round trips stand for: more than this is carried in more pieces than theirs are. */
  private static final long LARGEST_TURN = 16 * 1024;

  private final PodTunnel tunnel;
  private final TunnelCalibration calibration;
  private final TunnelCost before;
  private final LongSupplier nanos;
  private TunnelTraffic atStart = TunnelTraffic.NONE;
  private long startNanos;

  private MeasuredTunnel(
      PodTunnel tunnel, TunnelCalibration calibration, TunnelCost before, LongSupplier nanos) {
    this.tunnel = tunnel;
    this.calibration = calibration;
    this.before = before;
    this.nanos = nanos;
  }

  /**
   * Opens one to the ready pods of a service, and measures it.
   *
   * @param pods that are ready now, each time
   * @param target the service, as the pods of the cluster call it
   * @param failed is told why there is none
   * @return empty when it broke while it was measured
   */
  static Optional<MeasuredTunnel> open(
      Cluster cluster,
      Supplier<List<PodPort>> pods,
      Target target,
      boolean http2,
      LongSupplier nanos,
      InstantSource clock,
      Consumer<String> failed)
      throws InterruptedException {
    PodTunnel tunnel =
        PodTunnel.open(
            (to, in, out) -> cluster.forward(to.namespace(), to.pod(), to.port(), in, out),
            new PodsInTurn(pods, nanos),
            clock);
    Supplier<RoundTrip> trips = new RoundTripSelection(target, tunnel.port(), nanos).trips(http2);
    TunnelCalibration calibration = new TunnelCalibration(trips, nanos);
    TunnelCost before = target.isSecure() ? TunnelCost.UNKNOWN : calibration.thorough();
    if (!tunnel.breaks().isEmpty()) {
      failed.accept(tunnel.breaks().get(0).what());
      tunnel.close();
      return Optional.empty();
    }
    return Optional.of(new MeasuredTunnel(tunnel, calibration, before, nanos));
  }

  /** Of this machine, where it begins. */
  int port() {
    return tunnel.port();
  }

  /** What goes through it from now on is the load. */
  void loadStarts() {
    atStart = tunnel.traffic();
    startNanos = nanos.getAsLong();
  }

  /** So far, in their order. */
  List<AccessRoute.Break> breaks() {
    return tunnel.breaks();
  }

  /**
   * What it added to the load at the most; not known when the load asked more of it than was
   * measured.
   *
   * @param notes is told why it is not known
   */
  TunnelOverhead loadEnded(Consumer<String> notes) throws InterruptedException {
    TunnelTraffic load = tunnel.traffic().minus(atStart);
    double seconds = (nanos.getAsLong() - startNanos) / 1e9;
    int reconnects = tunnel.reconnects();
    TunnelCost after = tunnel.breaks().isEmpty() ? calibration.paced() : before;
    TunnelCost worst = before.worst(after);
    String doubt = doubt(worst, load, seconds);
    if (!doubt.isEmpty()) {
      notes.accept("what the tunnel adds is not known: " + doubt);
      return new TunnelOverhead(-1, -1, reconnects);
    }
    return new TunnelOverhead(worst.p50Nanos(), worst.p99Nanos(), reconnects);
  }

  private static String doubt(TunnelCost measured, TunnelTraffic load, double seconds) {
    if (!measured.isKnown()) {
      return "the service does not answer the small requests by which it is measured";
    }
    if (load.bytesPerTurn() > LARGEST_TURN) {
      return "requests and answers of %d kB are more than the small ones by which it is measured"
          .formatted(load.bytesPerTurn() / 1024);
    }
    double rate = seconds > 0 ? load.turns() / seconds : 0;
    if (rate > measured.tripsPerSecond()) {
      return "the load of %.0f/s is more than the %.0f/s at which it was measured"
          .formatted(rate, measured.tripsPerSecond());
    }
    return "";
  }

  @Override
  public void close() {
    tunnel.close();
  }

  /** A port of a pod, as its containers open it. */
  record PodPort(String namespace, String pod, int port) {
    @Override
    public String toString() {
      return "port " + port + " of pod " + pod;
    }
  }
}
