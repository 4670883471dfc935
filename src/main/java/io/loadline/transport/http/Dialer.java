package io.loadline.transport.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import java.net.UnknownHostException;

/**
 * Connects wires to the addresses of the host, TLS handshake included. Connections are spread over
 * the addresses; one that refuses is passed over.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the listeners see the failures
final class Dialer {
  private final Bootstrap bootstrap;
  private final Route route;
  private final ReadBuffer reads;

  @SuppressWarnings("deprecation") // no other option sets an allocator for reads
  Dialer(IoKind kind, EventLoop loop, Route route, ReadBuffer reads) {
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

  Wire wire(Connection connection) {
    return new Wire(connection, reads);
  }

  /** Answers by {@link Connection#connected} or {@link Connection#refused}, maybe at once. */
  void dial(Connection connection, Wire wire) {
    route.addresses().refresh();
    attempt(connection, wire, route.addresses().known(), 0);
  }

  private void attempt(Connection connection, Wire wire, Addresses addresses, int attempts) {
    if (addresses.isEmpty()) {
      connection.refused(wire, new UnknownHostException(addresses.problem()));
      return;
    }
    ChannelFuture connecting =
        bootstrap
            .clone()
            .handler(route.pipeline(wire))
            .connect(addresses.get(connection.number() + attempts));
    Channel channel = connecting.channel();
    wire.on(channel);
    connecting.addListener(
        opened -> {
          if (!opened.isSuccess()) {
            failed(connection, wire, addresses, attempts, opened.cause());
          } else if (route.isSecure()) {
            shakeHands(connection, wire, channel);
          } else {
            connected(connection, wire);
          }
        });
  }

  private void failed(
      Connection connection, Wire wire, Addresses tried, int attempts, Throwable cause) {
    Addresses known = route.addresses().known();
    if (wire.isCut()) {
      return;
    }
    if (attempts + 1 < tried.size()) {
      attempt(connection, wire, tried, attempts + 1);
    } else if (!known.equals(tried)) {
      attempt(connection, wire, known, 0);
    } else {
      connection.refused(wire, cause);
    }
  }

  private void shakeHands(Connection connection, Wire wire, Channel channel) {
    channel
        .pipeline()
        .get(SslHandler.class)
        .handshakeFuture()
        .addListener(
            shaken -> {
              if (shaken.isSuccess()) {
                connected(connection, wire);
              } else {
                connection.refused(wire, shaken.cause());
              }
            });
  }

  private static void connected(Connection connection, Wire wire) {
    wire.opened();
    connection.connected(wire);
  }
}
