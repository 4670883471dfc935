package io.loadline.transport.http;

import io.loadline.transport.Exchange;
import io.loadline.transport.LoopConnections;
import org.jspecify.annotations.Nullable;

/**
 * The connections of a loop as its pacer sees them. A request times out only if the sockets were
 * read after its deadline: where the loop itself was held up, by a pause of the JVM say, the answer
 * may have come in time and wait to be read.
 */
final class PolledLane implements LoopConnections {
  private final LoopLane lane;
  private long polled;

  PolledLane(LoopLane lane, long now) {
    this.lane = lane;
    this.polled = now;
  }

  /** The sockets are about to be read, at this time of {@link System#nanoTime}. */
  void polling(long now) {
    polled = now;
  }

  @Override
  public @Nullable Exchange free() {
    return lane.free();
  }

  @Override
  public void send(Exchange exchange) {
    lane.send(exchange);
  }

  @Override
  public long expire(long now) {
    return lane.expire(now == Long.MAX_VALUE || now < polled ? now : polled);
  }
}
