package io.loadline.transport.http;

import java.nio.charset.StandardCharsets;
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
      date: Tue, 24 Nov 2026 09:00:00 GMT\r
      server: uvicorn\r
      content-type: application/json\r
      """;

  /** How the length of the body is told. */
  public enum Framing {
    COUNTED,
    CHUNKED
  }

  @Param public Framing framing;

  private final ResponseDecoder decoder =
      new ResponseDecoder(false, new KeptBody(KeptBody.CEILING));
  private byte[] answer;

  @Setup
  public void answer() {
    int length = BODY.length();
    String text =
        framing == Framing.COUNTED
            ? HEAD + "content-length: " + length + "\r\n\r\n" + BODY
            : HEAD
                + "transfer-encoding: chunked\r\n\r\n"
                + (Integer.toHexString(length) + "\r\n" + BODY + "\r\n0\r\n\r\n");
    answer = text.getBytes(StandardCharsets.US_ASCII);
  }

  @Benchmark
  public boolean decode() {
    decoder.begin();
    decoder.decode(answer, 0, answer.length);
    return decoder.isComplete();
  }
}
