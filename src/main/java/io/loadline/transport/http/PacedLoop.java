package io.loadline.transport.http;

import io.loadline.transport.Exchange;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.answer.UnjudgedAnswers;
import io.netty.channel.ManualIoEventLoop;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does I/O and asks the pacer, in turns, on one thread: no request waits for another thread to wake
 * up. Sleeps in the kernel until shortly before the next due time, then polls; before a sleep it
 * polls a moment too, where the service is fast.
 */
final class PacedLoop {
  /** So that a pacer is asked now and then whether the run is still wanted. */
  private static final long LONGEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(100);

  /** A poll that finds nothing takes less; what took longer was held up. */
  private static final long LONGEST_POLL = TimeUnit.MICROSECONDS.toNanos(10);

  /** Longer than the kernel handles packets on this core in between. */
  private static final long HELD_UP = TimeUnit.MICROSECONDS.toNanos(30);

  private final IoKind kind;
  private final ManualIoEventLoop loop;
  private final SocketLoop.Connections<?> connections;
  private final UnjudgedAnswers unjudged;
  private final SocketCount sockets;
  private final SpinMargin margin;
  private final AdaptivePolling patience;

  PacedLoop(
      IoKind kind,
      ManualIoEventLoop loop,
      SocketLoop.Connections<?> connections,
      UnjudgedAnswers unjudged,
      SocketCount sockets) {
    this.kind = kind;
    this.loop = loop;
    this.connections = connections;
    this.unjudged = unjudged;
    this.sockets = sockets;
    int cores = Runtime.getRuntime().availableProcessors();
    this.margin = SpinMargin.forCores(cores);
    this.patience = AdaptivePolling.forCores(cores);
  }

  /**
   * Opens the connections.
   *
   * @param nanos how long to wait for them
   */
  void open(long nanos) {
    long end = System.nanoTime() + nanos;
    long left = nanos;
    while (connections.openMore() && left > 0) {
      loop.run(left);
      left = end - System.nanoTime();
    }
    connections.stopOpening();
  }

  /** Leaves each connection to the request that will need it. */
  void openNothing() {
    connections.stopOpening();
  }

  /** Sends what the pacer wants until nothing is left. */
  void run(Pacer pacer) {
    PolledConnections polled = new PolledConnections(connections, System.nanoTime());
    pacer.ready(polled);
    long next = pacer.turn(System.nanoTime());
    while (next != Pacer.DONE) {
      connections.flush();
      long before = System.nanoTime();
      polled.polling(before);
      long idle = doIo(next, before);
      if (idle > 0) {
        pacer.idled(idle);
      }
      connections.releaseEnded();
      unjudged.deliver();
      next = pacer.turn(System.nanoTime());
    }
    unjudged.finish();
    pacer.connected(sockets.use());
  }

  /** Returns for how long it polled and found nothing to do, in ns. */
  private long doIo(long next, long now) {
    long sleep = next == Long.MAX_VALUE ? LONGEST_SLEEP : next - now - margin.nanos();
    boolean owing = connections.hasEnded() || unjudged.hasVerdicts();
    if (sleep <= 0 || owing) {
      return loop.runNow() == 0 && !owing ? vain(now, System.nanoTime()) : 0;
    }
    if (patience.looks()) {
      return look(now, Math.min(sleep, AdaptivePolling.LONGEST));
    }
    if (!kind.await(loop, Math.min(sleep, LONGEST_SLEEP)) && sleep <= LONGEST_SLEEP) {
      margin.slept(System.nanoTime() - now - sleep);
    }
    return 0;
  }

  /** Polls until something comes, or somebody else wants the core; the next turn may sleep. */
  private long look(long start, long nanos) {
    long last = start;
    long idle = 0;
    while (last - start < nanos) {
      if (loop.runNow() > 0) {
        patience.found();
        return idle;
      }
      long now = System.nanoTime();
      idle += vain(last, now);
      if (now - last > HELD_UP) {
        patience.heldUp();
        return idle;
      }
      last = now;
    }
    patience.inVain();
    return idle;
  }

  private static long vain(long from, long to) {
    return Math.min(to - from, LONGEST_POLL);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // run to its end right here
  void close() {
    connections.close();
    loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
    while (!loop.isTerminated()) {
      loop.runNow();
    }
  }

  /**
   * The connections of a loop as its pacer sees them. A request times out only if the sockets were
   * read after its deadline: where the loop itself was held up, by a pause of the JVM say, the
   * answer may have come in time and wait to be read.
   */
  private static final class PolledConnections implements LoopConnections {
    private final SocketLoop.Connections<?> connections;
    private long polled;

    PolledConnections(SocketLoop.Connections<?> connections, long now) {
      this.connections = connections;
      this.polled = now;
    }

    /** The sockets are about to be read, at this time of {@link System#nanoTime}. */
    void polling(long now) {
      polled = now;
    }

    @Override
    public @Nullable Exchange free() {
      return connections.free();
    }

    @Override
    public void send(Exchange exchange) {
      connections.send(exchange);
    }

    @Override
    public long expire(long now) {
      return connections.expire(now == Long.MAX_VALUE || now < polled ? now : polled);
    }
  }
}
