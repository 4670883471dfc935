package io.loadline.transport.http;

import com.sun.management.ThreadMXBean;
import io.loadline.plan.Call;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.result.Outcome;
import io.loadline.transport.Calls;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.http2.Http2Transport;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Not a test: how many requests a second one loop completes, and what a request costs. Arguments:
 * URL (any certificate is trusted), requests in flight, seconds, {@code nio} for NIO or a number
 * for HTTP/2 with so many streams a connection.
 */
public final class ClosedLoopMain {
  private ClosedLoopMain() {}

  /** Prints one line. */
  public static void main(String[] args) {
    try (Transport transport = transport(args.length > 3 ? args[3] : "")) {
      measure(transport, args);
    }
  }

  /** As {@link #main}, over a transport. */
  public static void measure(Transport transport, String[] args) {
    int inFlight = Integer.parseInt(args[1]);
    long nanos = Long.parseLong(args[2]) * 1_000_000_000;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    URI url = URI.create(args[0]);
    TlsTrust trusting = new TlsTrust(List.of(), List.of(), Optional.empty(), "", false);
    Call call = Calls.to(Calls.get(url), new Target(url, "", trusting));
    transport.drive(call, inFlight, new Busy(nanos / 2));
    Busy busy = new Busy(nanos);
    long allocated = threads.getThreadAllocatedBytes(thread);
    long cpu = threads.getCurrentThreadCpuTime();
    transport.drive(call, inFlight, busy);
    double count = busy.completed;
    System.out.printf(
        "%s c=%d %.0f/s failed=%d cpu=%.2f us/req alloc=%.0f B/req%n",
        transport.name(),
        inFlight,
        count * 1e9 / nanos,
        busy.failed,
        (threads.getCurrentThreadCpuTime() - cpu) / 1e3 / count,
        (threads.getThreadAllocatedBytes(thread) - allocated) / count);
  }

  private static Transport transport(String kind) {
    return switch (kind) {
      case "" -> NettyTransport.create();
      case "nio" -> NettyTransport.nio();
      default -> Http2Transport.create(Integer.parseInt(kind));
    };
  }

  /** Keeps every connection busy. */
  private static final class Busy implements Pacer {
    private final long nanos;
    private @Nullable LoopConnections lane;
    private long end;
    private long completed;
    private long failed;
    private int inFlight;

    Busy(long nanos) {
      this.nanos = nanos;
    }

    @Override
    public void ready(LoopConnections ready) {
      lane = ready;
      end = System.nanoTime() + nanos;
    }

    @Override
    public long turn(long now) {
      if (now - end >= 0) {
        return inFlight == 0 ? DONE : end + nanos;
      }
      LoopConnections ready = Objects.requireNonNull(lane);
      for (Exchange free = ready.free(); free != null; free = ready.free()) {
        send(free, now);
      }
      return end;
    }

    private void send(Exchange exchange, long now) {
      exchange.begin(completed, Phase.MEASUREMENT, RequestStamps.onTime(now), now + nanos);
      inFlight++;
      Objects.requireNonNull(lane).send(exchange);
    }

    @Override
    public void completed(Exchange exchange) {
      completed++;
      failed += exchange.outcome() == Outcome.SUCCESS ? 0 : 1;
      inFlight--;
      if (exchange.stamps().done() - end < 0) {
        send(exchange, exchange.stamps().done());
      }
    }
  }
}
