package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Header;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.http.NettyTransport;
import io.loadline.transport.http2.Http2Transport;
import io.loadline.transport.jdk.JdkTransport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A credential that changes while the load runs. */
@Timeout(60)
class CredentialTest {
  private static final int REQUESTS = 40;

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private volatile Optional<Header> current = token("one");

  static Stream<Named<Function<HeaderSource, Transport>>> transports() {
    return Stream.of(
        Named.of("netty", it -> NettyTransport.create().sending(it)),
        Named.of("jdk", it -> new JdkTransport().sending(it)));
  }

  private static Optional<Header> token(String text) {
    return Optional.of(new Header("Authorization", "Bearer " + text, true));
  }

  /** After the tenth request there is another. */
  private void saw(String text) {
    seen.add(text);
    if (seen.size() == 10) {
      current = token("two");
    }
  }

  private void assertBothWereSeen() {
    assertThat(seen).hasSize(REQUESTS);
    assertThat(seen.get(0)).contains("Bearer one").doesNotContain("two");
    assertThat(seen.get(REQUESTS - 1)).contains("Bearer two").doesNotContain("one");
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_new_credential_is_sent_from_the_next_request_on(
      Function<HeaderSource, Transport> transport) {
    try (ScriptedServer server =
        ScriptedServer.start(
            request -> {
              saw(String.valueOf(request.headers().get("authorization")));
              return Answers.iris();
            })) {
      EvenPacer pacer =
          Drive.drive(transport.apply(() -> current), Calls.post(server.url()), REQUESTS);

      Drive.assertEach(pacer, Outcome.SUCCESS);
      assertBothWereSeen();
    }
  }

  @Test
  void http2_sends_it_too() {
    Http2Server.Answer answer =
        (peer, id) -> {
          saw(peer.head(id));
          peer.json(id, "{}");
        };
    try (Http2Server server = Http2Server.answering(answer);
        Http2Transport transport = Http2Transport.create(1).sending(() -> current)) {
      EvenPacer pacer = new EvenPacer(REQUESTS, Duration.ofMillis(2), Drive.LONG);
      transport.drive(Calls.post(server.url()), 1, pacer);

      Drive.assertEach(pacer, Outcome.SUCCESS);
      assertBothWereSeen();
    }
  }
}
