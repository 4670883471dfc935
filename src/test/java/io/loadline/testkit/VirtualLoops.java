package io.loadline.testkit;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers each request after one fixed time, in virtual time that each loop has for itself, so that
 * several loops are as exact as one. Allocates nothing a request and keeps nothing: what a run
 * allocates and keeps is the engine's.
 */
public final class VirtualLoops implements Transport {
  private static final long ORIGIN = 1_000_000_000L;

  private final ThreadLocal<long[]> now = ThreadLocal.withInitial(() -> new long[] {ORIGIN});
  private final AtomicInteger loops = new AtomicInteger();
  private final long serviceNanos;
  private final Consumer<Exchange> observer;

  /**
   * A service in virtual time.
   *
   * @param observer sees each exchange when it has ended, on its loop's thread
   */
  public VirtualLoops(long serviceNanos, Consumer<Exchange> observer) {
    this.serviceNanos = serviceNanos;
    this.observer = observer;
  }

  /** The calling thread's virtual clock. */
  public long nanoTime() {
    return now.get()[0];
  }

  /** How many loops have driven it. */
  public int loops() {
    return loops.get();
  }

  @Override
  public String name() {
    return "virtual";
  }

  @Override
  public void drive(Call call, int connections, Pacer pacer) {
    loops.incrementAndGet();
    InOrder lane = new InOrder(connections, pacer, now.get());
    pacer.ready(lane);
    for (long wake = pacer.turn(nanoTime()); wake != Pacer.DONE; wake = pacer.turn(nanoTime())) {
      lane.advance(wake);
    }
  }

  @Override
  public void close() {}

  /** A ring: those in flight come first, in the order in which they were sent and will end. */
  private final class InOrder implements LoopConnections {
    private final Exchange[] ring;
    private final Pacer pacer;
    private final long[] time;
    private int first;
    private int inFlight;

    InOrder(int connections, Pacer pacer, long[] time) {
      this.ring = new Exchange[connections];
      this.pacer = pacer;
      this.time = time;
      for (int i = 0; i < connections; i++) {
        ring[i] = new Exchange();
      }
    }

    @Override
    public @Nullable Exchange free() {
      return inFlight == ring.length ? null : ring[(first + inFlight) % ring.length];
    }

    @Override
    public void send(Exchange exchange) {
      exchange.sent(time[0]);
      inFlight++;
    }

    @Override
    public long expire(long deadline) {
      while (inFlight > 0 && ring[first].deadline() <= deadline) {
        endFirst(Outcome.TIMEOUT);
      }
      return inFlight == 0 ? Long.MAX_VALUE : ring[first].deadline();
    }

    private void advance(long wake) {
      long next = inFlight == 0 ? Long.MAX_VALUE : ring[first].stamps().sent() + serviceNanos;
      time[0] = Math.max(time[0], Math.min(next, wake));
      if (next <= wake) {
        endFirst(Outcome.SUCCESS);
      }
    }

    private void endFirst(Outcome outcome) {
      Exchange ended = ring[first];
      first = (first + 1) % ring.length;
      inFlight--;
      ended.end(outcome, "", time[0]);
      observer.accept(ended);
      pacer.completed(ended);
    }
  }
}
