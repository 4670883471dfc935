package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class NettyTransportTest {
  static Stream<NettyTransport> transports() {
    return Stream.of(NettyTransport.create(), NettyTransport.nio());
  }

  @Test
  void it_is_on_epoll_where_there_is_one() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    try (NettyTransport transport = NettyTransport.create()) {
      assertThat(transport.name()).isEqualTo(linux ? "netty-epoll" : "netty-nio");
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void connections_are_opened_before_and_kept(NettyTransport transport) {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      assertThat(drive(transport, server, 100, 16)).containsEntry(Outcome.SUCCESS, 100);
      assertThat(server.connections()).isEqualTo(16);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void requests_are_spread_over_the_connections(NettyTransport transport) {
    Set<Integer> used = ConcurrentHashMap.newKeySet();
    Script script =
        request -> {
          used.add(request.connection());
          return Answers.iris();
        };
    try (ScriptedServer server = ScriptedServer.start(script)) {
      drive(transport, server, 20, 10);
      assertThat(used).hasSize(10);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_connection_closed_while_idle_is_no_error(NettyTransport transport) {
    try (ScriptedServer server = ScriptedServer.always(Answers.thenSilentClose())) {
      AtomicInteger calm = new AtomicInteger();
      EvenPacer pacer =
          new EvenPacer(10, Duration.ZERO, Duration.ofSeconds(20))
              .onlyWhile(() -> hasBeenClosed(server, calm));
      transport.drive(Calls.post(server.url()), 1, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 10));
      assertThat(server.connections()).isEqualTo(10);
    }
  }

  /** The server might close it just as the request is on its way. */
  @ParameterizedTest
  @MethodSource("transports")
  void a_connection_never_used_is_opened_anew_when_its_idle_time_is_over(NettyTransport transport) {
    String answer = "HTTP/1.1 200 OK\r\nKeep-Alive: timeout=1\r\nContent-Length: 0\r\n\r\n";
    try (ScriptedServer server = ScriptedServer.always(Answers.raw(answer))) {
      EvenPacer pacer = new EvenPacer(2, Duration.ofMillis(700), Duration.ofSeconds(20));
      transport.drive(Calls.call("GET", server.url(), List.of(), List.of()), 2, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 2));
      assertThat(server.connections()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void payloads_take_turns(NettyTransport transport) {
    Set<String> seen = ConcurrentHashMap.newKeySet();
    Script script =
        request -> {
          seen.add(request.number() + request.body());
          return Answers.iris();
        };
    try (ScriptedServer server = ScriptedServer.start(script)) {
      Call call =
          Calls.call(
              "POST", server.url(), List.of(Calls.payload("a"), Calls.payload("b")), List.of());
      transport.drive(call, 1, new EvenPacer(3, Duration.ZERO, Duration.ofSeconds(20)));
      assertThat(seen).containsExactlyInAnyOrder("1a", "2b", "3a");
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void large_requests_and_answers_pass(NettyTransport transport) {
    String large = "x".repeat(3_000_000);
    Script script = request -> Answers.text(request.body().equals(large) ? 200 : 400, large);
    try (ScriptedServer server = ScriptedServer.start(script)) {
      Call call = Calls.call("POST", server.url(), List.of(Calls.payload(large)), List.of());
      EvenPacer pacer = new EvenPacer(6, Duration.ZERO, Duration.ofSeconds(20));
      transport.drive(call, 2, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 6));
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void head_and_get_carry_no_body(NettyTransport transport) {
    Script script =
        request ->
            request.headers().containsKey("content-length")
                ? Answers.text(400, "")
                : Answers.raw("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
    try (ScriptedServer server = ScriptedServer.start(script)) {
      Call call = Calls.call("HEAD", server.url(), List.of(), List.of());
      EvenPacer pacer = new EvenPacer(4, Duration.ZERO, Duration.ofSeconds(20));
      transport.drive(call, 2, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 4));
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void it_speaks_to_ipv6(NettyTransport transport) throws Exception {
    byte[] address = new byte[16];
    address[15] = 1;
    InetAddress loopback = InetAddress.getByAddress(address);
    try (ScriptedServer server = ScriptedServer.start(Script.always(Answers.iris()), loopback)) {
      assertThat(drive(transport, server, 4, 2)).containsEntry(Outcome.SUCCESS, 4);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void an_address_that_refuses_is_passed_over(NettyTransport transport) {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      URI url = URI.create("http://localhost:" + server.port() + "/x");
      EvenPacer pacer = new EvenPacer(8, Duration.ZERO, Duration.ofSeconds(20));
      transport.drive(Calls.post(url), 4, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 8));
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void nothing_is_left_when_the_drive_is_over(NettyTransport transport) throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      drive(transport, server, 64, 64);
      while (server.openConnections() > 0) {
        Thread.sleep(5);
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !before.contains(thread))
        .noneMatch(thread -> thread.getName().contains("netty"));
  }

  /** Long enough ago for the loop to have looked at its sockets. */
  private static boolean hasBeenClosed(ScriptedServer server, AtomicInteger calm) {
    if (server.requests() == 0) {
      return true;
    }
    boolean enough = server.openConnections() == 0 && calm.incrementAndGet() > 3;
    if (enough) {
      calm.set(0);
    }
    return enough;
  }

  private static Map<Outcome, Integer> drive(
      NettyTransport transport, ScriptedServer server, int requests, int connections) {
    EvenPacer pacer = new EvenPacer(requests, Duration.ofMillis(1), Duration.ofSeconds(20));
    transport.drive(Calls.post(server.url()), connections, pacer);
    return pacer.outcomes();
  }
}
