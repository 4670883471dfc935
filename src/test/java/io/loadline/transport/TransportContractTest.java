package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.http.NettyTransport;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransportContractTest {
  static Stream<Transport> transports() {
    return Stream.of(NettyTransport.create(), NettyTransport.nio());
  }

  @ParameterizedTest
  @MethodSource("transports")
  void healthy_answers_are_successes(Transport transport) {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      EvenPacer pacer = new EvenPacer(200, Duration.ofMillis(1), Duration.ofSeconds(2));
      transport.drive(Calls.post(server.url()), 4, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 200));
      assertThat(server.requests("measurement")).isEqualTo(200);
      assertThat(server.connections()).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @MethodSource("transports")
  void a_reset_is_a_reset(Transport transport) {
    try (ScriptedServer server = ScriptedServer.always(Behaviour.reset())) {
      EvenPacer pacer = new EvenPacer(20, Duration.ofMillis(1), Duration.ofSeconds(2));
      transport.drive(Calls.post(server.url()), 4, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.RESET, 20));
    }
  }
}
