package io.loadline.testkit;

import io.loadline.plan.Call;
import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Exchange;
import io.loadline.transport.Transport;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Keeps the stamps of each measured request that another transport has ended. */
public final class CapturingTransport implements Transport {
  /** One request; {@code sent} is valid only when it was. */
  public record Stamps(
      long intended,
      long fired,
      long sent,
      long done,
      boolean wasSent,
      Outcome outcome,
      int times) {
    private static Stamps of(Exchange exchange, @Nullable Stamps before) {
      return new Stamps(
          exchange.stamps().intended(),
          exchange.stamps().fired(),
          exchange.stamps().sent(),
          exchange.stamps().done(),
          exchange.stamps().wasSent(),
          exchange.outcome(),
          before == null ? 1 : before.times() + 1);
    }
  }

  private final Transport transport;
  private final AtomicReferenceArray<@Nullable Stamps> stamps;

  public CapturingTransport(Transport transport, int requests) {
    this.transport = transport;
    this.stamps = new AtomicReferenceArray<>(requests);
  }

  /** Null for a request that never left the line of those that wait for a connection. */
  public @Nullable Stamps stamps(int number) {
    return stamps.get(number);
  }

  @Override
  public String name() {
    return transport.name();
  }

  @Override
  public void drive(Call call, int connections, Pacer pacer) {
    transport.drive(call, connections, new Capturing(pacer));
  }

  @Override
  public void close() {
    transport.close();
  }

  private final class Capturing implements Pacer {
    private final Pacer pacer;

    Capturing(Pacer pacer) {
      this.pacer = pacer;
    }

    @Override
    public void ready(LoopConnections lane) {
      pacer.ready(lane);
    }

    @Override
    public long turn(long now) {
      return pacer.turn(now);
    }

    @Override
    public void completed(Exchange exchange) {
      if (exchange.phase() == Phase.MEASUREMENT) {
        int number = (int) exchange.index();
        stamps.set(number, Stamps.of(exchange, stamps.get(number)));
      }
      pacer.completed(exchange);
    }
  }
}
