package io.loadline.transport.http;

import io.loadline.plan.Target;
import io.loadline.transport.TlsContext;
import io.loadline.transport.TlsFailures;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The way to a target: where it is, and TLS where its scheme says so.
 *
 * @param protocols offered by ALPN
 */
record TargetRoute(AddressBook addresses, Optional<TlsContext> tls, List<String> protocols) {
  /**
   * Looks the target up.
   *
   * @param protocols offered by ALPN, the preferred one first
   */
  static TargetRoute to(Target target, String... protocols) {
    Optional<TlsContext> tls =
        target.isSecure() ? Optional.of(TlsContext.of(target)) : Optional.empty();
    return new TargetRoute(AddressBook.of(target), tls, List.of(protocols));
  }

  boolean isSecure() {
    return tls.isPresent();
  }

  /**
   * What is wrong with what the server agreed on; empty when nothing is. HTTP/1.1 needs no
   * agreement, HTTP/2 does (RFC 9113, 3.2).
   */
  Optional<SSLHandshakeException> refusal(@Nullable String spoken) {
    String agreed = spoken == null ? "" : spoken;
    return protocols.contains(agreed.isEmpty() ? "http/1.1" : agreed)
        ? Optional.empty()
        : Optional.of(TlsFailures.noHttp2(agreed));
  }

  /** What a socket does with its bytes: TLS or nothing, then the wire. */
  ChannelHandler pipeline(SocketHandler wire) {
    return tls.<ChannelHandler>map(context -> secured(context, wire)).orElse(wire);
  }

  private ChannelHandler secured(TlsContext context, SocketHandler wire) {
    return new ChannelInitializer<SocketChannel>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        SslHandler handler = new SslHandler(context.engine(protocols));
        // The deadline of the request that waits for the connection ends the handshake.
        handler.setHandshakeTimeoutMillis(0);
        channel.pipeline().addLast(handler, wire);
      }
    };
  }
}
