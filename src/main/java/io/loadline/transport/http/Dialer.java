package io.loadline.transport.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Connects wires to the addresses of the host, TLS handshake included. Connections are spread over
 * the addresses; one that refuses is passed over.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the listeners see the failures
final class Dialer {
  private static final int PLAIN_AT_ONCE = 4;

  private final Bootstrap bootstrap;
  private final TargetRoute route;
  private final ReadBuffer reads;

  @SuppressWarnings("deprecation") // no other option sets an allocator for reads
  Dialer(IoKind kind, EventLoop loop, TargetRoute route, ReadBuffer reads) {
    this.route = route;
    this.reads = reads;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(kind.sockets())
            .disableResolver()
            .option(ChannelOption.TCP_NODELAY, true)
            // The deadline of the request that waits for the connection ends the attempt.
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
    if (!route.isSecure()) {
      // TLS keeps what it has read of a record until the rest comes.
      bootstrap.option(ChannelOption.RCVBUF_ALLOCATOR, reads);
    }
  }

  /** How many may be opened beside the load: a TLS handshake takes its time on the loop. */
  int atOnce() {
    return route.isSecure() ? 1 : PLAIN_AT_ONCE;
  }

  SocketHandler wire(DialListener owner, Socket.Listener listener) {
    return new SocketHandler(owner, listener, reads);
  }

  /** Answers by {@link DialListener#connected} or {@link DialListener#refused}, maybe at once. */
  void dial(DialListener owner, SocketHandler wire) {
    route.addresses().refresh();
    attempt(owner, wire, route.addresses().known(), 0);
  }

  private void attempt(DialListener owner, SocketHandler wire, Addresses addresses, int attempts) {
    if (addresses.isEmpty()) {
      owner.refused(wire, new UnknownHostException(addresses.problem()));
      return;
    }
    ChannelFuture connecting =
        bootstrap
            .clone()
            .handler(route.pipeline(wire))
            .connect(addresses.get(owner.number() + attempts));
    Channel channel = connecting.channel();
    wire.on(channel);
    connecting.addListener(
        opened -> {
          if (!opened.isSuccess()) {
            failed(owner, wire, addresses, attempts, opened.cause());
          } else if (route.isSecure()) {
            shakeHands(owner, wire, channel);
          } else {
            connected(owner, wire);
          }
        });
  }

  private void failed(
      DialListener owner, SocketHandler wire, Addresses tried, int attempts, Throwable cause) {
    Addresses known = route.addresses().known();
    if (wire.isCut()) {
      return;
    }
    if (attempts + 1 < tried.size()) {
      attempt(owner, wire, tried, attempts + 1);
    } else if (!known.equals(tried)) {
      attempt(owner, wire, known, 0);
    } else {
      owner.refused(wire, cause);
    }
  }

  private void shakeHands(DialListener owner, SocketHandler wire, Channel channel) {
    SslHandler tls = channel.pipeline().get(SslHandler.class);
    tls.handshakeFuture()
        .addListener(
            shaken -> {
              if (shaken.isSuccess()) {
                agreed(owner, wire, channel, tls.engine().getApplicationProtocol());
              } else {
                owner.refused(wire, shaken.cause());
              }
            });
  }

  private void agreed(
      DialListener owner, SocketHandler wire, Channel channel, @Nullable String protocol) {
    Optional<SSLHandshakeException> refusal = route.refusal(protocol);
    if (refusal.isPresent()) {
      channel.close();
      owner.refused(wire, refusal.get());
    } else {
      connected(owner, wire);
    }
  }

  private static void connected(DialListener owner, SocketHandler wire) {
    wire.opened();
    owner.connected(wire);
  }
}
