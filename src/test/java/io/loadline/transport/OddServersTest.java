package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.RawServer;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.jdk.JdkTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each oddity of a server is one outcome, is sent once, and leaves nothing behind. */
@Timeout(60)
class OddServersTest {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
          .getBytes(StandardCharsets.US_ASCII);

  static Stream<Oddities> oddities() {
    return Oddities.all().stream();
  }

  static Stream<Oddities> knownToTheJdk() {
    return oddities().filter(odd -> odd.jdk() != null);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddities")
  void netty_on_epoll_tells_it(Oddities odd) {
    assertOutcome(NettyTransport.create(), odd, odd.netty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddities")
  void netty_on_nio_tells_it(Oddities odd) {
    assertOutcome(NettyTransport.nio(), odd, odd.netty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("knownToTheJdk")
  void java_net_http_tells_it(Oddities odd) {
    assertOutcome(new JdkTransport(), odd, Objects.requireNonNull(odd.jdk()));
  }

  private static void assertOutcome(Transport transport, Oddities odd, Outcome expected) {
    try (ScriptedServer server = ScriptedServer.always(odd.behaviour())) {
      EvenPacer pacer = Drive.post(transport, server, 8);
      Drive.assertEach(pacer, expected);
      assertThat(server.requests("measurement")).isEqualTo(8);
      assertThat(pacer.sent()).isEqualTo(8);
    }
  }

  /** Each request waits until that is known: one that meets the end on its way is a reset. */
  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void a_connection_that_was_closed_behind_an_answer_is_not_used_again(
      Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris().thenClose());
        Transport made = transport.get()) {
      EvenPacer pacer = new EvenPacer(8, Duration.ZERO, Drive.LONG);
      AtomicInteger fired = new AtomicInteger();
      AtomicLong closedAt = new AtomicLong();
      made.drive(
          Calls.post(server.url()),
          4,
          pacer.onlyWhile(() -> isKnownToBeClosed(server, fired, closedAt)));
      Drive.assertEach(pacer, Outcome.SUCCESS);
      assertThat(server.requests("measurement")).isEqualTo(8);
    }
  }

  /** For a tenth of a second, as many are over as requests were sent. */
  private static boolean isKnownToBeClosed(
      ScriptedServer server, AtomicInteger fired, AtomicLong closedAt) {
    long now = System.nanoTime();
    if (server.closedConnections() < fired.get()) {
      closedAt.set(now);
      return false;
    }
    if (fired.get() > 0 && now - closedAt.get() < 100_000_000) {
      return false;
    }
    fired.incrementAndGet();
    closedAt.set(now);
    return true;
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void a_reset_before_the_request_is_read_is_a_reset(Supplier<Transport> transport) {
    RawServer.Talk talk =
        client -> {
          client.getInputStream().read();
          RawServer.reset(client);
        };
    assertThat(large(transport, talk, Drive.LONG).outcomes()).containsOnlyKeys(Outcome.RESET);
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void a_reset_within_the_request_is_a_reset(Supplier<Transport> transport) {
    RawServer.Talk talk =
        client -> {
          client.getInputStream().readNBytes(100_000);
          RawServer.reset(client);
        };
    assertThat(large(transport, talk, Drive.LONG).outcomes()).containsOnlyKeys(Outcome.RESET);
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void an_answer_before_the_request_is_read_whole_counts(Supplier<Transport> transport) {
    RawServer.Talk talk =
        client -> {
          InputStream in = client.getInputStream();
          in.readNBytes(1_000);
          client.getOutputStream().write(OK);
          drain(in);
        };
    assertThat(large(transport, talk, Drive.LONG).outcomes()).containsOnlyKeys(Outcome.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void a_server_that_reads_nothing_is_timed_out(Supplier<Transport> transport) {
    RawServer.Talk talk = client -> Thread.sleep(10_000);
    assertThat(large(transport, talk, Duration.ofSeconds(1)).outcomes())
        .containsOnlyKeys(Outcome.TIMEOUT);
  }

  private static void drain(InputStream in) throws IOException {
    byte[] bytes = new byte[65_536];
    while (in.read(bytes) >= 0) {
      // until the client has enough
    }
  }

  private static EvenPacer large(
      Supplier<Transport> transport, RawServer.Talk talk, Duration timeout) {
    String body = "{\"a\":\"" + "x".repeat(8_000_000) + "\"}";
    try (RawServer server = RawServer.start(talk)) {
      EvenPacer pacer = new EvenPacer(4, Duration.ofMillis(2), timeout);
      try (Transport made = transport.get()) {
        var call = Calls.call("POST", server.url(), List.of(Calls.payload(body)), List.of());
        made.drive(call, 2, pacer);
      }
      assertThat(pacer.details()).hasSize(4);
      return pacer;
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void no_connection_outlives_the_drive(Supplier<Transport> transport) throws Exception {
    RawServer.Talk talk = client -> drain(client.getInputStream());
    try (RawServer server = RawServer.start(talk)) {
      EvenPacer pacer = new EvenPacer(4, Duration.ZERO, Duration.ofMillis(100));
      try (Transport made = transport.get()) {
        made.drive(Calls.post(server.url()), 4, pacer);
      }
      while (server.openConnections() > 0) {
        Thread.sleep(5);
      }
      assertThat(pacer.outcomes()).containsOnlyKeys(Outcome.TIMEOUT);
    }
  }
}
