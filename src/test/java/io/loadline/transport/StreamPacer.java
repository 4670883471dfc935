package io.loadline.transport;

import io.loadline.plan.Phase;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends one request and remembers what streamed in. */
public final class StreamPacer implements Pacer {
  private static final long TIMEOUT = 20_000_000_000L;

  private @Nullable LoopConnections lane;
  private boolean sent;
  private boolean ended;
  private int events;
  private long tokens;
  private long untilFirst;

  @Override
  public void ready(LoopConnections ready) {
    lane = ready;
  }

  @Override
  public long turn(long now) {
    LoopConnections ready = Objects.requireNonNull(lane);
    if (!sent) {
      sent = true;
      Exchange exchange = Objects.requireNonNull(ready.free());
      exchange.begin(0, Phase.MEASUREMENT, RequestStamps.onTime(now), now + TIMEOUT);
      ready.send(exchange);
    }
    return ended ? DONE : ready.expire(now);
  }

  @Override
  public void completed(Exchange exchange) {
    ended = true;
    events = exchange.stream().count();
    tokens = exchange.stream().tokens();
    untilFirst = events == 0 ? -1 : exchange.stream().stamps()[0] - exchange.stamps().sent();
  }

  public int events() {
    return events;
  }

  public long tokens() {
    return tokens;
  }

  public Duration untilFirst() {
    return Duration.ofNanos(untilFirst);
  }
}
