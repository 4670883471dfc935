package io.loadline.transport.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Connects wires to the addresses of the host, which it resolves once. Connections are spread over
 * the addresses; one that refuses is passed over.
 */
final class Dialer {
  private final Bootstrap bootstrap;
  private final Addresses addresses;
  private final ReadBuffer reads;

  @SuppressWarnings("deprecation") // no other option sets an allocator for reads
  Dialer(IoKind kind, EventLoop loop, Addresses addresses, ReadBuffer reads) {
    this.addresses = addresses;
    this.reads = reads;
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channelFactory(kind.sockets())
            .disableResolver()
            .option(ChannelOption.TCP_NODELAY, true)
            // The deadline of the request that waits for the connection ends the attempt.
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0)
            .option(ChannelOption.RCVBUF_ALLOCATOR, reads);
  }

  Wire wire(Connection connection) {
    return new Wire(connection, reads);
  }

  /** Answers by {@link Connection#connected} or {@link Connection#refused}, maybe at once. */
  void dial(Connection connection, Wire wire) {
    attempt(connection, wire, 0);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the listener sees the failure
  private void attempt(Connection connection, Wire wire, int attempts) {
    if (addresses.isEmpty()) {
      connection.refused(wire, new UnknownHostException(addresses.problem()));
      return;
    }
    InetSocketAddress address = addresses.get(connection.number() + attempts);
    ChannelFuture connecting = bootstrap.clone().handler(wire).connect(address);
    wire.on(connecting.channel());
    connecting.addListener(
        future -> {
          if (future.isSuccess()) {
            connection.connected(wire);
          } else if (attempts + 1 < addresses.size() && !wire.isCut()) {
            attempt(connection, wire, attempts + 1);
          } else {
            connection.refused(wire, future.cause());
          }
        });
  }
}
