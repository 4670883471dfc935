package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Header;
import io.loadline.plan.Phase;
import io.loadline.plan.Tracing;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.GrpcAnswers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.grpc.GrpcMethods;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the transport, a request tells the trace that follows from its number. */
@Timeout(60)
class TraceContractTest {
  private static final int REQUESTS = 2_500;
  private static final String TENSOR =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";
  private static final String HEADER = Tracing.HEADER + ": ";

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  private static Tracing tracing(long seed) {
    return new Tracing(Tracing.Mode.SAMPLED, seed, "");
  }

  private static List<String> expected(Tracing tracing, int requests) {
    return LongStream.range(0, requests)
        .mapToObj(index -> tracing.header(Phase.MEASUREMENT, index))
        .toList();
  }

  private EvenPacer drive(Transport transport, Call call, int requests) {
    EvenPacer pacer = new EvenPacer(requests, Duration.ZERO, Duration.ofSeconds(20));
    try (transport) {
      transport.drive(call, 4, pacer);
    }
    Drive.assertEach(pacer, Outcome.SUCCESS);
    return pacer;
  }

  private void overHttp1(Transport transport, int requests) {
    try (ScriptedServer server =
        ScriptedServer.start(
            request -> {
              seen.add(String.valueOf(request.headers().get(Tracing.HEADER)));
              return Answers.iris();
            })) {
      drive(transport, Calls.post(server.url()), requests);
    }
  }

  private Http2Server http2(Http2Server.Answer answer) {
    return Http2Server.answering(
        (peer, id) -> {
          seen.addAll(
              peer.head(id)
                  .lines()
                  .filter(line -> line.startsWith(HEADER))
                  .map(line -> line.substring(HEADER.length()))
                  .toList());
          answer.to(peer, id);
        });
  }

  private void overHttp2(Tracing tracing, int requests, Header... headers) {
    try (Http2Server server = http2((peer, id) -> peer.json(id, "{}"))) {
      Call call = Calls.post(server.url());
      for (Header header : headers) {
        call = call.with(header);
      }
      drive(Http2Transport.create(2).tracing(tracing), call, requests);
    }
  }

  private void overGrpc(Tracing tracing, int requests) {
    try (Http2Server server = http2((peer, id) -> GrpcAnswers.ok(peer, id, GrpcAnswers.answer()))) {
      URI url = URI.create("grpc://127.0.0.1:" + server.port() + "/iris");
      Call call = Calls.call("POST", url, List.of(Calls.payload(TENSOR)), List.of());
      drive(GrpcMethods.transport(2).tracing(tracing), call, requests);
    }
  }

  /** Of each of four protocols as many, as endpoints of one run have them: seeds in a row. */
  @Test
  void ten_thousand_requests_of_four_endpoints_have_ids_of_their_own() {
    overHttp1(NettyTransport.create().tracing(tracing(7)), REQUESTS);
    overHttp2(tracing(8), REQUESTS);
    overGrpc(tracing(9), REQUESTS);
    overHttp1(new JdkTransport().tracing(tracing(10)), REQUESTS);

    List<String> all = new ArrayList<>();
    for (long seed = 7; seed <= 10; seed++) {
      all.addAll(expected(tracing(seed), REQUESTS));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    Set<String> ids = new HashSet<>();
    seen.forEach(each -> ids.add(each.substring(3, 35)));
    assertThat(ids).hasSize(4 * REQUESTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoll", "nio", "jdk"})
  void without_a_trace_there_is_no_such_header(String name) {
    overHttp1(
        switch (name) {
          case "epoll" -> NettyTransport.create().tracing(Tracing.OFF);
          case "nio" -> NettyTransport.nio();
          default -> new JdkTransport();
        },
        4);
    assertThat(seen).containsOnly("null");
  }

  @Test
  void without_a_trace_there_is_none_over_http2_either() {
    overHttp2(Tracing.OFF, 4);
    assertThat(seen).isEmpty();
  }

  /** A header block of more than a frame, so that the id would begin in one and end in the next. */
  @ParameterizedTest
  @ValueSource(ints = {16_100, 16_200, 16_250, 16_300, 16_384, 33_000})
  void a_trace_stands_behind_headers_of_any_length(int length) {
    overHttp2(tracing(7), 6, new Header("X-Long", "x".repeat(length), false));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected(tracing(7), 6));
  }

  /** Two bytes for the name, one for the length, and the value, of which the table takes none. */
  @Test
  void a_connection_of_http2_says_the_name_of_the_header_once() {
    List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
    try (Http2Server server =
        http2(
            (peer, id) -> {
              sizes.add(peer.headSize(id));
              peer.json(id, "{}");
            })) {
      EvenPacer pacer = new EvenPacer(50, Duration.ZERO, Duration.ofSeconds(20)).oneByOne();
      try (Http2Transport transport = Http2Transport.create(1).tracing(tracing(7))) {
        transport.drive(Calls.post(server.url()), 1, pacer);
      }
      Drive.assertEach(pacer, Outcome.SUCCESS);
    }
    assertThat(sizes.subList(1, 50)).containsOnly(8 + 2 + 1 + Tracing.LENGTH);
    assertThat(seen).containsExactlyElementsOf(expected(tracing(7), 50));
  }

  /** Sockets take such a body in parts, while the next requests are written on other ones. */
  @Test
  void bodies_that_no_socket_takes_at_once_keep_their_traces() {
    String body = "{\"inputs\":[\"" + "x".repeat(6_000_000) + "\"]}";
    try (ScriptedServer server =
        ScriptedServer.start(
            request -> {
              boolean whole = request.body().equals(body);
              seen.add(whole ? String.valueOf(request.headers().get(Tracing.HEADER)) : "cut");
              return Answers.iris();
            })) {
      Call call = Calls.call("POST", server.url(), List.of(Calls.payload(body)), List.of());
      drive(NettyTransport.create().tracing(tracing(7)), call, 8);
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected(tracing(7), 8));
  }
}
