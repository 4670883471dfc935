package io.loadline.benchmarks.codec;

import io.loadline.plan.Target;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.http.SocketLoop;
import io.loadline.transport.http2.ExchangeProtocol;
import io.netty.bootstrap.Bootstrap;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;

/**
 * The requests of a loop over Netty's codec: what a benchmark needs of {@code Http2LoopConnections}. A
 * connection that ends is not replaced; what it carried ends as RESET.
 */
public final class NettyCodecLane extends SocketLoop.Connections<Slot> {
  private final NettyCodecConnection[] connections;
  private final Slot[] all;
  private final ArrayDeque<Slot> free = new ArrayDeque<>();
  private final Target target;
  private final Bootstrap bootstrap;
  private final Pacer pacer;
  private boolean opened;

  public NettyCodecLane(
      int size,
      int connections,
      Target target,
      ExchangeProtocol dialogue,
      Bootstrap bootstrap,
      Pacer pacer) {
    this.target = target;
    this.bootstrap = bootstrap;
    this.pacer = pacer;
    this.connections = new NettyCodecConnection[connections];
    RequestHeads heads = new RequestHeads(dialogue);
    for (int i = 0; i < connections; i++) {
      this.connections[i] = NettyCodecConnection.create(this, heads, dialogue);
    }
    this.all = new Slot[size];
    for (int i = 0; i < size; i++) {
      all[i] = new Slot(this.connections[i % connections], dialogue);
      free.addLast(all[i]);
    }
  }

  @Override
  public boolean openMore() {
    if (!opened) {
      opened = true;
      InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
      for (NettyCodecConnection connection : connections) {
        bootstrap.clone().handler(connection).connect(address);
      }
    }
    for (NettyCodecConnection connection : connections) {
      if (!connection.isReady()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void stopOpening() {
    // a run whose connections are not open has errors, and is refused by the script
  }

  @Override
  public Exchange free() {
    Slot first = free.peekFirst();
    return first == null ? null : first.exchange;
  }

  @Override
  protected void start(Exchange exchange) {
    Slot slot = free.pollFirst();
    if (slot == null || slot.exchange != exchange) {
      throw new IllegalStateException("only the exchange of free() can be sent");
    }
    slot.busy = true;
    slot.connection.start(slot);
  }

  @Override
  public void flush() {
    for (NettyCodecConnection connection : connections) {
      connection.flushIfNeeded();
    }
  }

  void ended(Slot slot, Answer answer, long now) {
    slot.exchange.end(answer, now);
    ended(slot);
  }

  @Override
  protected void release(Slot slot) {
    slot.busy = false;
    free.addFirst(slot);
    pacer.completed(slot.exchange);
  }

  @Override
  public long expire(long now) {
    releaseEnded();
    long earliest = Long.MAX_VALUE;
    for (Slot slot : all) {
      if (slot.busy && slot.exchange.deadline() <= now) {
        slot.connection.forget(slot);
        ended(slot, new Answer(Outcome.TIMEOUT, "no whole answer"), System.nanoTime());
      } else if (slot.busy) {
        earliest = Math.min(earliest, slot.exchange.deadline());
      }
    }
    return earliest;
  }

  @Override
  public void close() {
    for (NettyCodecConnection connection : connections) {
      connection.hangUp();
    }
  }
}
