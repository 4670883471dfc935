package io.loadline.benchmarks;

import io.loadline.load.CommonStart;
import io.loadline.load.LoadEngine;
import io.loadline.load.StopSignal;
import io.loadline.plan.Call;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Phase;
import io.loadline.plan.WorkerShare;
import io.loadline.result.ConnectionUse;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport;
import io.loadline.transport.http.NettyTransport;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Drives one worker's share of an open load by the engine alone and prints when each measured
 * request was due and when it was sent, a line each, in ns of {@link System#nanoTime}.
 *
 * <p>{@code url=.. rate=N seconds=N warmup=N connections=N worker=N workers=N start=NANOS}: rate and
 * connections are of all workers together, the start is that of the warm-up by the same clock.
 */
final class SendStamps implements Transport {
  private final Transport transport;
  private final int most;
  private final List<StampingPacer> pacers = new ArrayList<>();

  private SendStamps(Transport transport, int most) {
    this.transport = transport;
    this.most = most;
  }

  public static void main(String[] args) {
    Options options = new Options(args);
    LoadPlan plan = PlanFiles.plan(options);
    WorkerShare share = new WorkerShare(options.integer("worker"), options.integer("workers"));
    int most = 2 * options.integer("rate") * options.integer("seconds");
    int cores = Runtime.getRuntime().availableProcessors();
    SendStamps stamps = new SendStamps(NettyTransport.create(), most);
    LoadEngine.watched(stamps, Clock.systemUTC(), System::nanoTime, cores, cores)
        .sharing(share)
        .run(
            plan,
            new StopSignal(),
            progress -> {},
            CommonStart.at(Long.parseLong(options.get("start"))).place());
    stamps.print();
  }

  private void print() {
    StringBuilder lines = new StringBuilder();
    pacers.forEach(pacer -> pacer.print(lines));
    System.out.print(lines);
  }

  @Override
  public String name() {
    return transport.name();
  }

  @Override
  public void drive(Call call, int connections, Pacer pacer) {
    drive(call, Limits.fixed(connections), pacer);
  }

  @Override
  public void drive(Call call, Limits limits, Pacer pacer) {
    StampingPacer stamping = new StampingPacer(pacer, most);
    synchronized (pacers) {
      pacers.add(stamping);
    }
    transport.drive(call, limits, stamping);
  }

  @Override
  public void close() {
    transport.close();
  }

  /** Keeps the stamps of what its pacer has sent. */
  private static final class StampingPacer implements Pacer {
    private final Pacer pacer;
    private final long[] stamps;
    private int used;

    StampingPacer(Pacer pacer, int most) {
      this.pacer = pacer;
      this.stamps = new long[2 * most];
      // Written to once, so that no page is missing later.
      Arrays.fill(stamps, 1);
    }

    void print(StringBuilder lines) {
      for (int i = 0; i < used; i += 2) {
        lines.append(stamps[i]).append(' ').append(stamps[i + 1]).append('\n');
      }
    }

    private void keep(Exchange exchange) {
      RequestStamps of = exchange.stamps();
      if (exchange.phase() == Phase.MEASUREMENT && of.wasSent()) {
        stamps[used++] = of.intended();
        stamps[used++] = of.sent();
      }
    }

    @Override
    public boolean opensAhead() {
      return pacer.opensAhead();
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
    public void idled(long nanos) {
      pacer.idled(nanos);
    }

    @Override
    public void connected(ConnectionUse use) {
      pacer.connected(use);
    }

    @Override
    public void completed(Exchange exchange) {
      keep(exchange);
      pacer.completed(exchange);
    }

    @Override
    public void answered(Exchange exchange) {
      keep(exchange);
      pacer.answered(exchange);
    }

    @Override
    public void judged(Exchange exchange) {
      pacer.judged(exchange);
    }
  }
}
