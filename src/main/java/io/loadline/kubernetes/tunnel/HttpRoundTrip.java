package io.loadline.kubernetes.tunnel;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.transport.http.HeadRoundTrip;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A {@code HEAD} request. A server that closes after each answer makes each trip connect anew, as
 * it makes the load.
 */
final class HttpRoundTrip implements RoundTrip {
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
