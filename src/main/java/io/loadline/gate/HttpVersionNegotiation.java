package io.loadline.gate;

import io.loadline.plan.Call;
import io.loadline.plan.Protocol;
import io.loadline.transport.AlpnNegotiation;
import java.time.Duration;

/** Which version of HTTP is spoken over TLS, where that is left to the server. */
final class HttpVersionNegotiation {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private HttpVersionNegotiation() {}

  /**
   * Whether protocol and transport leave the choice to the server, and it chooses HTTP/2.
   *
   * @param transport {@code jdk} speaks HTTP/1.1 only
   */
  static boolean isOnHttp2(Call call, String transport) {
    boolean open =
        call.protocol() == Protocol.AUTO
            && call.target().isSecure()
            && !call.target().isGrpc()
            && !transport.equals("jdk");
    boolean isShort = call.timeout().compareTo(LONGEST) < 0;
    return open && AlpnNegotiation.prefersHttp2(call.target(), isShort ? call.timeout() : LONGEST);
  }
}
