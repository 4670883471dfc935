package io.loadline.probe;

import io.loadline.plan.Phase;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends one request, waits for its end, and looks up now and then whether that is still wanted. */
final class OneRequest implements Pacer {
  private static final long LOOK_UP = 100_000_000;

  private final long timeout;
  private @Nullable LoopConnections connections;
  private @Nullable Exchange ended;
  private boolean sent;
  private boolean interrupted;

  /** One whose time, from the first turn on, has all that it takes to connect. */
  OneRequest(Duration timeout) {
    this.timeout = timeout.toNanos();
  }

  /** So that a connection is opened for the request itself, and once. */
  @Override
  public boolean opensAhead() {
    return false;
  }

  @Override
  public void ready(LoopConnections open) {
    connections = open;
  }

  @Override
  public long turn(long now) {
    LoopConnections open = connections;
    if (open == null) {
      throw new IllegalStateException("ready(..) comes first");
    }
    interrupted = Thread.interrupted();
    long next = open.expire(interrupted ? Long.MAX_VALUE : now);
    if (interrupted || ended != null) {
      return DONE;
    }
    Exchange free = sent ? null : open.free();
    if (free == null) {
      return Math.min(next, now + LOOK_UP);
    }
    sent = true;
    free.begin(0, Phase.PROBE, RequestStamps.onTime(now), now + timeout);
    open.send(free);
    return now;
  }

  @Override
  public void completed(Exchange exchange) {
    ended = exchange;
  }

  /**
   * The request at its end.
   *
   * @throws InterruptedException when the thread was told to stop meanwhile
   */
  Exchange ended() throws InterruptedException {
    if (interrupted) {
      throw new InterruptedException();
    }
    if (ended == null) {
      throw new IllegalStateException("it has not ended");
    }
    return ended;
  }
}
