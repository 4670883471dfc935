package io.loadline.kubernetes.access;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.transport.http.HeadRoundTrip;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Selects the cheapest question by which a tunnel to a server can be measured. */
final class RoundTripSelection {
  private static final int TRIALS = 5;

  private final Target target;
  private final int port;
  private final LongSupplier nanos;

  /**
   * Of a server behind a tunnel.
   *
   * @param port of this machine, where the tunnel begins
   */
  RoundTripSelection(Target target, int port, LongSupplier nanos) {
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

  /**
   * A {@code HEAD} request. A server that closes after each answer makes each trip connect anew, as
   * it makes the load.
   */
  static final class HttpRoundTrip implements RoundTrip {
    private final HeadRoundTrip trip;
    private final LoopbackSocket socket;

    HttpRoundTrip(int port, String authority, String path) {
      this.socket = new LoopbackSocket(port);
      Target target = new Target(URI.create("http://" + authority + path));
      List<Header> headers = List.of(new Header("Accept", "*/*", false));
      Call head = new Call(target, "HEAD", headers, List.of(), Duration.ZERO, List.of());
      this.trip = new HeadRoundTrip(head, Phase.PROBE);
    }

    @Override
    public void once() throws IOException {
      if (!trip.over(socket.connected())) {
        close();
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
