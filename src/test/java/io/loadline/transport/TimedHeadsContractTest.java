package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.JsonPath;
import io.loadline.plan.Protocol;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSource.Kind;
import io.loadline.plan.TimingSources;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Fields;
import io.loadline.testkit.Http2Peer;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What heads and trailers tell arrives with the request that they answer. */
@Timeout(60)
class TimedHeadsContractTest {
  private static final String TENSOR =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";
  private static final String TEI = "x-total-time: 12\nx-queue-time: 7\nx-inference-time: 4";
  private static final String ENVOY = "x-envoy-upstream-service-time: 3";
  private static final String MINE = "server-timing: db;dur=9, prefill;dur=2.5\nx-decode-s: 0.25";

  /** The heads of answers, one after the other; two of them alike. */
  private static final List<String> HEADS = List.of(TEI, TEI, "", ENVOY, "x-queue-time: 0.2", MINE);

  private static final String TEI_TOLD =
      "QUEUE 7.0 TEI_HEADERS, COMPUTE 4.0 TEI_HEADERS, TOTAL 12.0 TEI_HEADERS";
  private static final List<String> TOLD =
      List.of(
          TEI_TOLD,
          TEI_TOLD,
          "",
          "UPSTREAM 3.0 ENVOY_UPSTREAM",
          "",
          "PREFILL 2.5 NAMED, DECODE 250.0 NAMED");

  private static final TimingSources SOURCES =
      new TimingSources(
          true,
          List.of(
              source(TimedPart.PREFILL, Kind.SERVER_TIMING, "prefill", 1_000_000),
              source(TimedPart.DECODE, Kind.HEADER, "x-decode-s", 1_000_000_000)));

  private static TimingSource source(TimedPart part, Kind kind, String name, long unit) {
    return new TimingSource(part, kind, name, new JsonPath(List.of()), unit);
  }

  static Stream<Named<Supplier<Transport>>> transports() {
    return Stream.of(
        Named.of("netty", NettyTransport::create),
        Named.of("nio", NettyTransport::nio),
        Named.of("jdk", JdkTransport::new));
  }

  private static List<String> told(Transport transport, Call call, int requests) {
    JudgedPacer pacer = new JudgedPacer(requests);
    try (transport) {
      transport.drive(call, 1, pacer);
    }
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, requests));
    return pacer.told();
  }

  private static List<String> overHttp1(
      Supplier<Transport> transport, TimingSources sources, List<String> answers) {
    try (ScriptedServer server =
        ScriptedServer.start(request -> Answers.raw(answers.get((int) request.number() - 1)))) {
      Call call = Calls.post(server.url()).timedBy(sources);
      return told(transport.get(), call, answers.size());
    }
  }

  private static String counted(String fields) {
    return "HTTP/1.1 200 OK\r\n" + lines(fields) + "Content-Length: 2\r\n\r\n{}";
  }

  private static String chunked(String fields, String trailers) {
    String framing = "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n";
    return "HTTP/1.1 200 OK\r\n" + lines(fields) + framing + lines(trailers) + "\r\n";
  }

  private static String lines(String fields) {
    return fields.isEmpty() ? "" : fields.replace("\n", "\r\n") + "\r\n";
  }

  @ParameterizedTest
  @MethodSource("transports")
  void of_heads(Supplier<Transport> transport) {
    List<String> answers = HEADS.stream().map(TimedHeadsContractTest::counted).toList();
    assertThat(overHttp1(transport, SOURCES, answers)).isEqualTo(TOLD);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void nothing_where_nothing_is_asked(Supplier<Transport> transport) {
    List<String> answers = HEADS.stream().map(TimedHeadsContractTest::counted).toList();
    TimingSources none = new TimingSources(false, List.of());
    assertThat(overHttp1(transport, none, answers)).containsOnly("");
  }

  /** The JDK's client does not show trailers. */
  @Test
  void of_trailers() {
    List<String> answers =
        List.of(chunked("", "X-Decode-S: 2"), chunked("x-decode-s: 1", "x-decode-s: 2"));
    assertThat(overHttp1(NettyTransport::create, SOURCES, answers))
        .containsOnly("DECODE 2000.0 NAMED");
    assertThat(overHttp1(JdkTransport::new, SOURCES, answers))
        .containsExactly("", "DECODE 1000.0 NAMED");
  }

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
    assertThat(overHttp2(HEADS.stream().map(head -> head(head, "application/json")).toList()))
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
                + " COMPUTE 4.0 TEI_HEADERS, TOTAL 12.0 TEI_HEADERS");
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
