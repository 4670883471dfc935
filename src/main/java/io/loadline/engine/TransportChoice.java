package io.loadline.engine;

import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.Tracing;
import io.loadline.transport.TlsContext;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Picks the transport that {@code loadline.transport} names and the call needs, and which version
 * of HTTP is spoken over TLS, where that is left to the server.
 */
public final class TransportChoice {
  private static final String HTTP_2 = "h2";

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private TransportChoice() {}

  /**
   * The transport of a load.
   *
   * @param credentials sent beside the headers of the call
   */
  public static Transport of(String name, LoadPlan plan, HeaderSource credentials) {
    Call call = plan.call();
    if (!call.isHttp2()) {
      return overHttp1(name, credentials, plan.tracing());
    }
    Http2Transport http2 =
        call.target().isGrpc()
            ? GrpcMethods.transport(call.streams())
            : Http2Transport.create(call.streams());
    return http2.sending(credentials).tracing(plan.tracing());
  }

  /** The transport of any call over HTTP/1.1, which tells no traces. */
  public static Transport overHttp1(String name, HeaderSource credentials) {
    return overHttp1(name, credentials, Tracing.OFF);
  }

  private static Transport overHttp1(String name, HeaderSource credentials, Tracing tracing) {
    return name.equals("jdk")
        ? new JdkTransport().sending(credentials).tracing(tracing)
        : NettyTransport.create().sending(credentials).tracing(tracing);
  }

  /**
   * Whether protocol and transport leave the choice to the server, and it chooses HTTP/2.
   *
   * @param transport {@code jdk} speaks HTTP/1.1 only
   */
  public static boolean isOnHttp2(Call call, String transport) {
    boolean open =
        call.protocol() == Protocol.AUTO
            && call.target().isSecure()
            && !call.target().isGrpc()
            && !transport.equals("jdk");
    boolean isShort = call.timeout().compareTo(LONGEST) < 0;
    return open && prefersHttp2(call.target(), isShort ? call.timeout() : LONGEST);
  }

  /**
   * Whether the server chooses HTTP/2 where HTTP/1.1 is offered, too (ALPN). One handshake, on a
   * connection of its own; a server that cannot be asked does not.
   *
   * @param timeout to connect, for each address of the name until one is there, and again to shake
   *     hands
   */
  public static boolean prefersHttp2(Target target, Duration timeout) {
    int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, timeout.toMillis()));
    try (Socket plain = connect(target, millis)) {
      plain.setSoTimeout(millis);
      List<String> offered = List.of(HTTP_2, "http/1.1");
      return HTTP_2.equals(TlsContext.of(target).agreedProtocol(plain, offered));
    } catch (IOException e) {
      return false;
    }
  }

  /** To the first address of the name that takes it, as the load will be. */
  private static Socket connect(Target target, int millis) throws IOException {
    IOException refused = new UnknownHostException(target.host());
    for (InetAddress address : InetAddress.getAllByName(target.host())) {
      // The load passes by the JVM's proxies, too.
      Socket socket = new Socket(Proxy.NO_PROXY);
      try {
        socket.connect(new InetSocketAddress(address, target.port()), millis);
        return socket;
      } catch (IOException e) {
        socket.close();
        refused = e;
      }
    }
    throw refused;
  }
}
