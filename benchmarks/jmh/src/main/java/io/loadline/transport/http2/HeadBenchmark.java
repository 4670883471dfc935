package io.loadline.transport.http2;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.plan.Tracing;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.http.Socket.WriteBuffer;
import io.loadline.transport.http.WriteBuffers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The frames of one request's head over HTTP/2 and gRPC, as a connection gathers them for its socket. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeadBenchmark {
  /** Whether each has a trace of its own. */
  @Param({"SAMPLED", "OFF"})
  public Tracing.Mode trace;

  private final WriteBuffer out = new WriteBuffer();
  private final RequestStamps stamps = new RequestStamps();
  private RequestTemplates templates;
  private SentHeads heads;
  private Stream stream;
  private long index;

  @Setup
  public void connection() {
    Call call =
        new Call(
            new Target(URI.create("http://127.0.0.1:1/v2/models/iris/infer")),
            "POST",
            List.of(),
            List.of(Payload.of("inline", "{\"inputs\":[]}".getBytes(StandardCharsets.UTF_8))),
            Duration.ofSeconds(30),
            List.of());
    ExchangeProtocol dialogue = new HttpExchangeProtocol(call);
    Tracing tracing = new Tracing(trace, 7, "");
    templates = new RequestTemplates(dialogue, HeaderSource.NONE, tracing);
    heads = new SentHeads(tracing);
    stream = new Stream(0, dialogue);
  }

  @Benchmark
  public int head() {
    stream.exchange.begin(index, Phase.MEASUREMENT, stamps, Long.MAX_VALUE);
    stream.begin((int) (2 * index + 1) & Integer.MAX_VALUE, 65_535);
    heads.put(out, templates.get(Phase.MEASUREMENT, index).head(), stream);
    index++;
    int size = out.size();
    WriteBuffers.empty(out);
    return size;
  }

  @TearDown
  public void release() {
    out.release();
  }
}
