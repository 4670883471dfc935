package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Identity;
import io.loadline.testkit.TlsPeer;
import io.loadline.transport.http.NettyTransport;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** TLS may end (close_notify) while its socket stays open. */
@Timeout(60)
class TlsEndTest {
  private static final Identity CA = Identity.authority("Test CA");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  static Stream<Named<Supplier<Transport>>> transports() {
    return Stream.of(
        Named.of("epoll", NettyTransport::create), Named.of("nio", NettyTransport::nio));
  }

  private static EvenPacer drive(Supplier<Transport> transport, String answer) throws Exception {
    try (TlsPeer server = TlsPeer.answeringThenNotifying(CA.sign("server"), answer)) {
      EvenPacer pacer = new EvenPacer(3, Duration.ofMillis(10), Duration.ofSeconds(5));
      transport.get().drive(TlsCalls.with(Calls.post(server.url()), TlsCalls.tls(CA)), 1, pacer);
      return pacer;
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void it_ends_a_body_without_a_length(Supplier<Transport> transport) throws Exception {
    Drive.assertEach(drive(transport, OK + "\r\n{\"a\":1}"), Outcome.SUCCESS);
  }

  @ParameterizedTest
  @MethodSource("transports")
  void it_cuts_off_a_body_with_one(Supplier<Transport> transport) throws Exception {
    EvenPacer pacer = drive(transport, OK + "Content-Length: 9\r\n\r\n{\"a\":1}");
    Drive.assertEach(pacer, Outcome.TRUNCATED);
    assertThat(pacer.details())
        .containsOnly("the connection ended within the answer: closed by the server");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void without_an_answer_it_is_a_reset(Supplier<Transport> transport) throws Exception {
    EvenPacer pacer = drive(transport, "");
    Drive.assertEach(pacer, Outcome.RESET);
    assertThat(pacer.details()).containsOnly("no answer: closed by the server");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void behind_a_whole_answer_it_ends_the_connection(Supplier<Transport> transport)
      throws Exception {
    Drive.assertEach(drive(transport, OK + "Content-Length: 7\r\n\r\n{\"a\":1}"), Outcome.SUCCESS);
  }
}
