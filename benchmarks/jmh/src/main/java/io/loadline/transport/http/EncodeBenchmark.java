package io.loadline.transport.http;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.plan.Tracing;
import io.loadline.transport.Transport.HeaderSource;
import io.netty.buffer.ByteBuf;
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

/** The bytes of one request over HTTP/1.1, as a connection hands them to its socket. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
  /** Whether all requests are alike, or each has a UUID of its own. */
  @Param({"[1.0]", "\"{uuid}\""})
  public String data;

  /** Whether each has a trace of its own. */
  @Param({"SAMPLED", "OFF"})
  public Tracing.Mode trace;

  private EncodedRequests requests;
  private long index;

  @Setup
  public void connection() {
    String body = "{\"inputs\":[{\"name\":\"x\",\"data\":" + data + "}]}";
    Call call =
        new Call(
            new Target(URI.create("http://127.0.0.1:1/v2/models/iris/infer")),
            "POST",
            List.of(),
            List.of(Payload.of("inline", body.getBytes(StandardCharsets.UTF_8)).withUuids(7)),
            Duration.ofSeconds(30),
            List.of());
    requests = new EncodedRequests(call, HeaderSource.NONE, new Tracing(trace, 7, ""));
  }

  @Benchmark
  public int encode() {
    ByteBuf request = requests.take(Phase.MEASUREMENT, index++);
    request.release();
    return request.readableBytes();
  }

  @TearDown
  public void release() {
    requests.release();
  }
}
