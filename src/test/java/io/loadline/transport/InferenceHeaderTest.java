package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.plan.Protocol;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Triton's answers with tensors in binary form: JSON, and then bytes that are none. */
@Timeout(60)
class InferenceHeaderTest {
  private static final String HEADER = "Inference-Header-Content-Length";
  private static final String JSON =
      "{\"model_name\":\"iris\",\"outputs\":[{\"name\":\"predict\",\"datatype\":\"FP16\"}]}";
  private static final String BODY = JSON + "\u0001{\"\u0002]";
  private static final JsonPath NAME = new JsonPath(List.of(new JsonPath.Field("model_name")));

  static Stream<Named<Supplier<Transport>>> transports() {
    return Stream.of(
        Named.of("epoll", NettyTransport::create),
        Named.of("nio", NettyTransport::nio),
        Named.of("jdk", JdkTransport::new));
  }

  private static Expectation name(String json) {
    return new Expectation.Equal("model_name=" + json, NAME, json);
  }

  private static JudgedPacer drive(
      Supplier<Transport> transport, String length, int status, Expectation... expectations) {
    String head = "application/octet-stream\r\n" + HEADER + ": " + length;
    try (ScriptedServer server =
        ScriptedServer.always(Answers.raw(Answers.whole(status, head, BODY)))) {
      JudgedPacer pacer = new JudgedPacer(3);
      Transport made = transport.get();
      made.drive(Calls.post(server.url(), expectations), 1, pacer);
      made.close();
      return pacer;
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void expect_reads_the_json_part(Supplier<Transport> transport) {
    String length = Integer.toString(JSON.length());
    assertThat(drive(transport, length, 200, name("\"iris\"")).outcomes())
        .isEqualTo(Map.of(Outcome.SUCCESS, 3));
    assertThat(drive(transport, length, 200, name("\"other\"")).details())
        .containsExactly("model_name is \"iris\", expected \"other\"");
    assertThat(drive(transport, length, 200).outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 3));
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_part_that_is_no_json_is_malformed_without_expect(Supplier<Transport> transport) {
    String length = Integer.toString(JSON.length() - 1);
    JudgedPacer pacer = drive(transport, length, 200);
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.MALFORMED, 3));
    assertThat(pacer.details()).singleElement().asString().contains("the JSON is cut off");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_length_that_does_not_fit_is_malformed(Supplier<Transport> transport) {
    int all = BODY.length();
    assertThat(drive(transport, "9999", 200).details())
        .containsExactly(HEADER + " says that 9999 bytes are JSON, the body has " + all);
    assertThat(drive(transport, "-1", 200).details()).containsExactly(HEADER + " is no number");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void an_error_stays_what_its_status_says(Supplier<Transport> transport) {
    assertThat(drive(transport, "9999", 503).outcomes()).isEqualTo(Map.of(Outcome.SERVER_ERROR, 3));
  }

  @Test
  void over_http_2_it_is_the_same() {
    byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
    Http2Server.Answer answer =
        (peer, id) -> {
          peer.headers(
              id,
              0,
              ":status",
              "200",
              "content-type",
              "application/octet-stream",
              "inference-header-content-length",
              Integer.toString(JSON.length()));
          peer.frame(Http2Peer.DATA, Http2Peer.END_STREAM, id, body);
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      URI url = URI.create("http://127.0.0.1:" + server.port() + "/v2/models/iris/infer");
      JudgedPacer good = new JudgedPacer(3);
      Http2Transport.create(1)
          .drive(Calls.post(url, name("\"iris\"")).over(Protocol.HTTP_2), 1, good);
      assertThat(good.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 3));
      JudgedPacer bad = new JudgedPacer(3);
      Http2Transport.create(1).drive(Calls.post(url, name("1")).over(Protocol.HTTP_2), 1, bad);
      assertThat(bad.details()).containsExactly("model_name is \"iris\", expected 1");
    }
  }
}
