package io.loadline.transport.http2;

import io.loadline.benchmarks.codec.NettyCodecLane;
import io.loadline.plan.Call;
import io.loadline.plan.Phase;
import io.loadline.plan.Tracing;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.Transport.LoopConnections;
import io.loadline.transport.Transport.Pacer;
import io.loadline.transport.http.MemoryChannel;
import io.loadline.transport.http.MemoryWire;
import io.loadline.transport.http.SocketLoop;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A request and its answer on one connection in memory, from the pacer's send to its outcome:
 * everything but the kernel. Alone, or eight at a time, whose answers come in one read.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FramingBenchmark implements Pacer {
  private static final int STREAMS = 8;

  /** Whose HTTP/2 it is; ours also where each request tells its trace. */
  public enum Framing {
    OURS,
    OURS_TRACED,
    NETTY
  }

  @Param public Framing framing;
  @Param public RecordedCall call;

  private final byte[] frames = new byte[64 * 1024];
  private SocketLoop.Connections<?> lane;
  private MemoryChannel channel;
  private RecordedAnswer answer;
  private final RequestStamps stamps = new RequestStamps();
  private long index;
  private int stream;
  private int successes;

  @Setup
  public void open() {
    MemoryWire wire = new MemoryWire();
    Call what = call.call();
    ExchangeProtocol dialogue = RecordedCall.dialogue(what);
    lane = framing == Framing.NETTY ? netty(wire, what, dialogue) : ours(wire, what, dialogue);
    // Netty's codec keeps stream 1 for an upgrade from HTTP/1.1.
    stream = framing == Framing.NETTY ? 3 : 1;
    lane.openMore();
    wire.turn();
    channel = wire.last();
    int table = framing == Framing.NETTY ? 4096 : 0;
    answer = new RecordedAnswer(call, table, dialogue.body(0).length);
    channel.receive(RecordedAnswer.SETTINGS, RecordedAnswer.SETTINGS.length);
    exchange(STREAMS);
    long before = channel.written();
    exchange(STREAMS);
    if (channel.written() == before) {
      throw new IllegalStateException("nothing was written");
    }
  }

  private SocketLoop.Connections<?> ours(MemoryWire wire, Call what, ExchangeProtocol dialogue) {
    Tracing.Mode trace =
        framing == Framing.OURS_TRACED ? Tracing.Mode.SAMPLED : Tracing.Mode.OFF;
    var tracing = new Tracing(trace, 7, "");
    var templates = new RequestTemplates(dialogue, HeaderSource.NONE, tracing);
    var places = new Http2ConnectionPool(1, dialogue, templates, wire.sockets(what.target()));
    return new Http2LoopConnections(STREAMS, this, places, wire.unjudged(this));
  }

  private SocketLoop.Connections<?> netty(MemoryWire wire, Call what, ExchangeProtocol dialogue) {
    return new NettyCodecLane(STREAMS, 1, what.target(), dialogue, wire.bootstrap(), this);
  }

  @Benchmark
  public int one() {
    return exchange(1);
  }

  @Benchmark
  @OperationsPerInvocation(STREAMS)
  public int eight() {
    return exchange(STREAMS);
  }

  private int exchange(int count) {
    successes = 0;
    int length = 0;
    for (int i = 0; i < count; i++) {
      Exchange next = lane.free();
      long now = System.nanoTime();
      next.begin(index++, Phase.MEASUREMENT, stamps.intended(now).fired(now), Long.MAX_VALUE);
      lane.send(next);
      length = answer.put(stream, frames, length);
      stream += 2;
    }
    lane.flush();
    channel.receive(frames, length);
    lane.flush();
    if (successes != count) {
      throw new IllegalStateException(successes + " successes of " + count);
    }
    return length;
  }

  @Override
  public void completed(Exchange exchange) {
    if (!exchange.detail().isEmpty()) {
      throw new IllegalStateException(exchange.outcome() + " " + exchange.detail());
    }
    successes++;
  }

  @Override
  public void ready(LoopConnections connections) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long turn(long now) {
    throw new UnsupportedOperationException();
  }
}
