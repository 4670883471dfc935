package io.loadline.transport;

import static io.loadline.transport.TimedHeadsContractTest.ENVOY;
import static io.loadline.transport.TimedHeadsContractTest.HEADS;
import static io.loadline.transport.TimedHeadsContractTest.MINE;
import static io.loadline.transport.TimedHeadsContractTest.SOURCES;
import static io.loadline.transport.TimedHeadsContractTest.TEI;
import static io.loadline.transport.TimedHeadsContractTest.TEI_TOLD;
import static io.loadline.transport.TimedHeadsContractTest.TOLD;
import static io.loadline.transport.TimedHeadsContractTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Protocol;
import io.loadline.result.Outcome;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Fields;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http2.Http2Transport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What heads and trailers tell over HTTP/2, and over gRPC on top of it. */
@Timeout(60)
class TimedHeadsOverHttp2Test {
  private static final String TENSOR =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";

  private static Http2Server.Answer inTurns(List<Http2Server.Answer> answers) {
    AtomicInteger requests = new AtomicInteger();
    return (peer, id) -> answers.get(requests.getAndIncrement()).to(peer, id);
  }

  /** Names and values in turns. */
  private static String[] fields(String lines, String... first) {
    List<String> fields = new ArrayList<>(List.of(first));
    lines.lines().forEach(line -> fields.addAll(List.of(line.split(": ", 2))));
    return fields.toArray(new String[0]);
  }

  private static List<String> overHttp2(List<Http2Server.Answer> answers) {
    try (Http2Server server = Http2Server.answering(inTurns(answers))) {
      URI url = URI.create("http://127.0.0.1:" + server.port() + "/predict");
      Call call = Calls.post(url).over(Protocol.HTTP_2).timedBy(SOURCES);
      return told(Http2Transport.create(1), call, answers.size());
    }
  }

  private static Http2Server.Answer head(String lines, String type) {
    return (peer, id) -> {
      peer.headers(id, 0, fields(lines, ":status", "200", "content-type", type));
      peer.data(id, Http2Peer.END_STREAM, "{}");
    };
  }

  @Test
  void of_heads_over_http2() {
    assertThat(overHttp2(HEADS.stream().map(fields -> head(fields, "application/json")).toList()))
        .isEqualTo(TOLD);
    assertThat(overHttp2(List.of(head(TEI, "application/x-ndjson"), head(TEI, "text/plain"))))
        .containsExactly("", TEI_TOLD);
  }

  @Test
  void of_a_head_that_comes_byte_by_byte_over_http2() {
    Http2Server.Answer slow =
        (peer, id) -> {
          byte[] block = Http2Fields.block(fields(TEI + "\n" + MINE, ":status", "200"));
          peer.frame(Http2Peer.HEADERS, 0, id, block[0]);
          for (int i = 1; i < block.length; i++) {
            int last = i + 1 == block.length ? Http2Peer.END_HEADERS : 0;
            peer.frame(Http2Peer.CONTINUATION, last, id, block[i]);
          }
          peer.data(id, Http2Peer.END_STREAM, "{}");
        };
    assertThat(overHttp2(List.of(slow, slow)))
        .containsOnly(
            "QUEUE 7.0 TEI_HEADERS, PREFILL 2.5 NAMED, DECODE 250.0 NAMED,"
                + " TOTAL 12.0 TEI_HEADERS");
  }

  @Test
  void of_trailers_over_http2() {
    Http2Server.Answer interim =
        (peer, id) -> {
          peer.headers(id, 0, fields(ENVOY, ":status", "103"));
          peer.headers(id, 0, fields("x-decode-s: 1", ":status", "200"));
          peer.data(id, 0, "{}");
          peer.headers(id, Http2Peer.END_STREAM, fields("x-decode-s: 2\n" + TEI));
        };
    assertThat(overHttp2(List.of(interim, interim, head("", "text/plain"))))
        .containsExactly("DECODE 2000.0 NAMED", "DECODE 2000.0 NAMED", "");
  }

  private static JudgedPacer overGrpc(List<Http2Server.Answer> answers) {
    try (Http2Server server = Http2Server.answering(inTurns(answers))) {
      URI url = URI.create("grpc://127.0.0.1:" + server.port() + "/iris");
      Call call = Calls.call("POST", url, List.of(Calls.payload(TENSOR)), List.of());
      JudgedPacer pacer = new JudgedPacer(answers.size());
      try (Transport transport = GrpcMethods.transport(1)) {
        transport.drive(call.timedBy(SOURCES), 1, pacer);
      }
      return pacer;
    }
  }

  @Test
  void of_heads_and_trailers_over_grpc() {
    Http2Server.Answer answer =
        (peer, id) -> {
          peer.headers(id, 0, fields(ENVOY, ":status", "200", "content-type", "application/grpc"));
          GrpcAnswers.message(peer, id, GrpcAnswers.answer());
          peer.headers(id, Http2Peer.END_STREAM, fields(MINE, "grpc-status", "0"));
        };
    JudgedPacer pacer = overGrpc(List.of(answer, answer));
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 2));
    assertThat(pacer.told())
        .containsOnly("PREFILL 2.5 NAMED, DECODE 250.0 NAMED, UPSTREAM 3.0 ENVOY_UPSTREAM");
  }

  @Test
  void of_trailers_that_are_the_whole_answer_over_grpc() {
    Http2Server.Answer refused =
        (peer, id) ->
            peer.headers(
                id,
                Http2Peer.END_STREAM,
                fields(
                    MINE,
                    ":status",
                    "200",
                    "content-type",
                    "application/grpc",
                    "grpc-status",
                    "8"));
    assertThat(overGrpc(List.of(refused, refused)).told())
        .containsOnly("PREFILL 2.5 NAMED, DECODE 250.0 NAMED");
  }
}
