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

  Wire wire(WireOwner owner) {
    return new Wire(owner, reads);
  }

  /** Answers by {@link WireOwner#connected} or {@link WireOwner#refused}, maybe at once. */
  void dial(WireOwner owner, Wire wire) {
    attempt(owner, wire, 0);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the listener sees the failure
  private void attempt(WireOwner owner, Wire wire, int attempts) {
    if (addresses.isEmpty()) {
      owner.refused(wire, new UnknownHostException(addresses.problem()));
      return;
    }
    InetSocketAddress address = addresses.get(owner.number() + attempts);
    ChannelFuture connecting = bootstrap.clone().handler(wire).connect(address);
    wire.on(connecting.channel());
    connecting.addListener(
        future -> {
          if (future.isSuccess()) {
            owner.connected(wire);
          } else if (attempts + 1 < addresses.size() && !wire.isCut()) {
            attempt(owner, wire, attempts + 1);
          } else {
            owner.refused(wire, future.cause());
          }
        });
  }
}
