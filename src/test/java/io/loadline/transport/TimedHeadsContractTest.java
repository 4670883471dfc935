package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSource.Kind;
import io.loadline.plan.TimingSources;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.util.List;
import java.util.Map;
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
  static final String TEI = "x-total-time: 12\nx-queue-time: 7\nx-inference-time: 4";
  static final String ENVOY = "x-envoy-upstream-service-time: 3";
  static final String MINE = "server-timing: db;dur=9, prefill;dur=2.5\nx-decode-s: 0.25";

  /** The heads of answers, one after the other; two of them alike. */
  static final List<String> HEADS = List.of(TEI, TEI, "", ENVOY, "x-queue-time: 0.2", MINE);

  /** Without its compute, of which parts are named. */
  static final String TEI_TOLD = "QUEUE 7.0 TEI_HEADERS, TOTAL 12.0 TEI_HEADERS";

  static final List<String> TOLD =
      List.of(
          TEI_TOLD,
          TEI_TOLD,
          "",
          "UPSTREAM 3.0 ENVOY_UPSTREAM",
          "",
          "PREFILL 2.5 NAMED, DECODE 250.0 NAMED");

  static final TimingSources SOURCES =
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

  static List<String> told(Transport transport, Call call, int requests) {
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
}
