package io.loadline.disturbance;

import io.loadline.plan.Call;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.util.concurrent.locks.LockSupport;

/** Holds up the loop itself, once, some time after it has begun. */
record StallingTransport(Transport real, long afterNanos, long pauseNanos) implements Transport {
  @Override
  public String name() {
    return real.name();
  }

  @Override
  public void drive(Call call, int connections, Pacer pacer) {
    real.drive(call, connections, new StallingPacer(pacer));
  }

  @Override
  public void close() {
    real.close();
  }

  private final class StallingPacer implements Pacer {
    private final Pacer real;
    private long due;

    StallingPacer(Pacer real) {
      this.real = real;
    }

    @Override
    public void ready(LoopConnections lane) {
      real.ready(lane);
      due = System.nanoTime() + afterNanos;
    }

    @Override
    public long turn(long now) {
      if (now >= due) {
        due = Long.MAX_VALUE;
        long end = System.nanoTime() + pauseNanos;
        while (System.nanoTime() < end) {
          LockSupport.parkNanos(end - System.nanoTime());
        }
      }
      return real.turn(System.nanoTime());
    }

    @Override
    public void completed(Exchange exchange) {
      real.completed(exchange);
    }
  }
}
