package io.loadline.transport.http;

import io.loadline.plan.TimingSources;
import io.loadline.transport.Exchange;
import io.loadline.transport.answer.KeptBody;
import java.nio.charset.StandardCharsets;
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

/** One answer, as a real model server gives it, from its first byte to its last. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
  private static final String BODY =
      """
      {"model_name":"sklearn-irisv2","model_version":"v1","id":"5a3f8c1e-0c1b-4b7e-9a44-3f3c2b1a0d9e",\
      "parameters":{},"outputs":[{"name":"predict","shape":[2,1],"datatype":"INT64","data":[1,1]}]}""";
  private static final String HEAD =
      """
      HTTP/1.1 200 OK\r
      date: Tue, 24 Nov 2026 09:00:0%d GMT\r
      server: uvicorn\r
      content-type: application/json\r
      %s""";

  /** How the length of the body is told. */
  public enum Framing {
    COUNTED,
    CHUNKED
  }

  /** Whether the head is the one before, or the next second's. */
  public enum Heads {
    SAME,
    OTHER
  }

  /** What the head says of the server's own time. */
  public enum Told {
    NOTHING(""),
    PARTS("x-total-time: 12\r\nx-tokenization-time: 1\r\nx-queue-time: 7\r\nx-inference-time: 4\r\n");

    private final String fields;

    Told(String fields) {
      this.fields = fields;
    }
  }

  @Param public Framing framing;
  @Param public Heads heads;
  @Param public Told told;

  /** Whether it is read what known servers say of their time. */
  @Param({"true", "false"})
  public boolean timings;

  private final Exchange exchange = new Exchange();
  private ResponseDecoder decoder;
  private byte[][] answers;
  private int next;

  @Setup
  public void answers() {
    HeadTimings read = new HeadTimings(new TimingSources(timings, List.of()), exchange);
    decoder = new ResponseDecoder(false, new KeptBody(KeptBody.CEILING), read);
    answers = new byte[][] {answer(0), answer(heads == Heads.SAME ? 0 : 1)};
  }

  private byte[] answer(int second) {
    int length = BODY.length();
    String head = HEAD.formatted(second, told.fields);
    String text =
        framing == Framing.COUNTED
            ? head + "content-length: " + length + "\r\n\r\n" + BODY
            : head
                + "transfer-encoding: chunked\r\n\r\n"
                + (Integer.toHexString(length) + "\r\n" + BODY + "\r\n0\r\n\r\n");
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Benchmark
  public boolean decode() {
    next ^= 1;
    byte[] answer = answers[next];
    exchange.timings().clear();
    decoder.begin();
    decoder.decode(answer, 0, answer.length);
    return decoder.isComplete();
  }
}
