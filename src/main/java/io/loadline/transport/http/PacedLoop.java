package io.loadline.transport.http;

import io.loadline.transport.Pacer;
import io.netty.channel.ManualIoEventLoop;
import java.util.concurrent.TimeUnit;

/**
 * Does I/O and asks the pacer, in turns, on one thread: no request waits for another thread to wake
 * up. Sleeps in the kernel until shortly before the next due time, then polls.
 */
final class PacedLoop {
  /** So that a pacer is asked now and then whether the run is still wanted. */
  private static final long LONGEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(100);

  /** A poll that finds nothing takes less; what took longer was held up. */
  private static final long LONGEST_POLL = TimeUnit.MICROSECONDS.toNanos(10);

  private final IoKind kind;
  private final ManualIoEventLoop loop;
  private final LoopLane lane;
  private final SpinMargin margin;

  PacedLoop(IoKind kind, ManualIoEventLoop loop, LoopLane lane, SpinMargin margin) {
    this.kind = kind;
    this.loop = loop;
    this.lane = lane;
    this.margin = margin;
  }

  /**
   * Opens the connections.
   *
   * @param nanos how long to wait for them
   */
  void open(long nanos) {
    long end = System.nanoTime() + nanos;
    long left = nanos;
    while (lane.openMore() && left > 0) {
      loop.run(left);
      left = end - System.nanoTime();
    }
    lane.stopOpening();
  }

  void run(Pacer pacer) {
    long next = pacer.turn(System.nanoTime());
    while (next != Pacer.DONE) {
      lane.flush();
      long before = System.nanoTime();
      boolean inVain = doIo(next, before);
      lane.releaseEnded();
      long now = System.nanoTime();
      if (inVain) {
        pacer.idled(Math.min(now - before, LONGEST_POLL));
      }
      next = pacer.turn(now);
    }
  }

  /** Returns whether it polled and found nothing to do. */
  private boolean doIo(long next, long now) {
    long sleep = next == Long.MAX_VALUE ? LONGEST_SLEEP : next - now - margin.nanos();
    if (sleep <= 0 || lane.hasEnded()) {
      boolean owing = lane.hasEnded();
      return loop.runNow() == 0 && !owing;
    }
    if (!kind.await(loop, Math.min(sleep, LONGEST_SLEEP)) && sleep <= LONGEST_SLEEP) {
      margin.slept(System.nanoTime() - now - sleep);
    }
    return false;
  }

  /** Closes all that is open, and the loop. */
  @SuppressWarnings("FutureReturnValueIgnored") // run to its end right here
  void close() {
    lane.close();
    loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
    while (!loop.isTerminated()) {
      loop.runNow();
    }
  }
}
