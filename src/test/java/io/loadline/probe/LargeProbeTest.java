package io.loadline.probe;

import static io.loadline.testkit.GrpcAnswers.large;
import static io.loadline.testkit.GrpcAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.plan.Readiness;
import io.loadline.protobuf.wire.ProtoWriter;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.Calls;
import io.loadline.transport.Transport.HeaderSource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A model whose answers over gRPC are larger than what is kept of them. */
@Timeout(60)
class LargeProbeTest {
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";
  private static final byte[] READY = new ProtoWriter().varint(1, 1).toBytes();

  private static byte[] answer(int elements) {
    return answer(elements, new byte[4 * elements]);
  }

  private static byte[] answer(int elements, byte[] raw) {
    ProtoWriter output =
        new ProtoWriter()
            .text(1, "out")
            .text(2, "FP32")
            .message(3, new ProtoWriter().raw(elements));
    return new ProtoWriter().message(5, output).bytes(6, raw).toBytes();
  }

  /** Moves only when the wait sleeps: what is never ready is given up at once. */
  private final AtomicLong clock = new AtomicLong();

  private final ReadinessLoop.ReadinessClock timing =
      new ReadinessLoop.ReadinessClock(clock::get, clock::addAndGet, tick -> () -> {});

  private ReadyWait.Report await(int elements, Expectation... expectations)
      throws InterruptedException {
    return await(answer(elements), expectations);
  }

  private ReadyWait.Report await(byte[] answer, Expectation... expectations)
      throws InterruptedException {
    Http2Server.Answer script =
        (peer, id) -> {
          if (peer.head(id).contains("ModelReady")) {
            ok(peer, id, READY);
          } else {
            large(peer, id, answer);
          }
        };
    try (Http2Server server = Http2Server.answering(script)) {
      URI url = URI.create("grpc://127.0.0.1:" + server.port() + "/m");
      Call call = Calls.call("POST", url, List.of(Calls.payload(PAYLOAD)), List.of(expectations));
      Readiness readiness = new Readiness(Duration.ofSeconds(20), 1);
      return ReadyWait.overHttp2(timing, new FailedWaitHistory(), HeaderSource.NONE)
          .await(call, readiness, line -> {});
    }
  }

  private static Expectation name(String json) {
    JsonPath path =
        new JsonPath(
            List.of(
                new JsonPath.Field("outputs"), new JsonPath.Index(0), new JsonPath.Field("name")));
    return new Expectation.Equal("outputs[0].name=" + json, path, json);
  }

  @Test
  void a_model_with_answers_over_8_mib_is_ready() throws Exception {
    assertThat(await(2_200_000).how()).contains("says ready, 1 real request succeeded");
  }

  @Test
  void with_expect_the_limit_is_named() {
    NotReadyException refused =
        catchThrowableOfType(NotReadyException.class, () -> await(2_200_000, name("\"out\"")));
    assertThat(refused)
        .hasMessageContaining("the body has more than 8 MiB, too many for expect to look at")
        .hasMessageNotContaining("port");
  }

  @Test
  void expect_holds_while_probing_large_answers() throws Exception {
    assertThat(await(1_000_000, name("\"out\"")).how()).contains("1 real request succeeded");
    NotReadyException refused =
        catchThrowableOfType(NotReadyException.class, () -> await(1_000_000, name("\"no\"")));
    assertThat(refused).hasMessageContaining("outputs[0].name is \"out\", expected \"no\"");
  }

  @Test
  void nan_is_said_and_is_an_error_where_no_nan_is_expected() throws Exception {
    byte[] answer = answer(1, new byte[] {0, 0, (byte) 0xc0, 0x7f});
    assertThat(await(answer).how())
        .endsWith("1 real request succeeded (the output holds NaN or Infinity)");
    NotReadyException refused =
        catchThrowableOfType(
            NotReadyException.class, () -> await(answer, new Expectation.NoNan("no-nan")));
    assertThat(refused)
        .hasMessageContaining("outputs[0].data[0] is NaN or infinite, expected no-nan");
  }
}
