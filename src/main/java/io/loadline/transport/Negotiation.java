package io.loadline.transport;

import io.loadline.plan.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;

/** Finds out which version of HTTP a server prefers over TLS. */
public final class Negotiation {
  private static final String HTTP_2 = "h2";

  private Negotiation() {}

  /**
   * Whether the server chooses HTTP/2 where HTTP/1.1 is offered, too (ALPN). One handshake, on a
   * connection of its own; a server that cannot be asked does not.
   *
   * @param timeout to connect, and again to shake hands
   */
  public static boolean prefersHttp2(Target target, Duration timeout) {
    int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
    try (SSLSocket socket = TlsContext.of(target).socket(List.of(HTTP_2, "http/1.1"))) {
      socket.connect(new InetSocketAddress(target.host(), target.port()), millis);
      socket.setSoTimeout(millis);
      socket.startHandshake();
      return HTTP_2.equals(socket.getApplicationProtocol());
    } catch (IOException e) {
      return false;
    }
  }
}
