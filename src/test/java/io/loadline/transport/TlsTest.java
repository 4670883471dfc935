package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Identity;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TlsTest {
  private static final Script IRIS = Script.always(Answers.iris());
  private static final Identity CA = Identity.authority("Test CA");
  private static final Identity SERVER = CA.sign("server");

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void a_server_with_a_certificate_of_our_ca_is_served(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.secure(IRIS, SERVER)) {
      EvenPacer pacer = TlsCalls.drive(transport, server, TlsCalls.tls(CA), 20);
      Drive.assertEach(pacer, Outcome.SUCCESS);
      assertThat(server.requests("measurement")).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void large_bodies_pass_both_ways(Supplier<Transport> transport) {
    String large = "x".repeat(300_000);
    Script script = request -> Answers.text(request.body().equals(large) ? 200 : 400, large);
    try (ScriptedServer server = ScriptedServer.secure(script, SERVER)) {
      Call plain = Calls.call("POST", server.url(), List.of(Calls.payload(large)), List.of());
      EvenPacer pacer = new EvenPacer(6, Duration.ZERO, Duration.ofSeconds(20));
      transport.get().drive(TlsCalls.with(plain, TlsCalls.tls(CA)), 2, pacer);
      assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 6));
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void bytes_one_by_one_are_one_answer(Supplier<Transport> transport) {
    byte[] bytes = Answers.whole(200, "application/json", "{}").getBytes(StandardCharsets.UTF_8);
    Behaviour slow =
        reply -> {
          for (byte b : bytes) {
            reply.write(new byte[] {b});
          }
        };
    try (ScriptedServer server = ScriptedServer.secure(Script.always(slow), SERVER)) {
      Drive.assertEach(TlsCalls.drive(transport, server, TlsCalls.tls(CA), 8), Outcome.SUCCESS);
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void the_name_looked_for_may_be_another(Supplier<Transport> transport) {
    Identity other = CA.sign("server", "iris.example.com");
    TlsTrust named =
        new TlsTrust(
            List.of(CA.certificate()), List.of(), Optional.empty(), "iris.example.com", true);
    try (ScriptedServer server = ScriptedServer.secure(IRIS, other)) {
      Drive.assertEach(TlsCalls.drive(transport, server, named, 4), Outcome.SUCCESS);
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void the_host_header_is_the_name_looked_for(Supplier<Transport> transport) {
    Identity other = CA.sign("server", "iris.example.com");
    Script script =
        request ->
            "iris.example.com:8443".equals(request.headers().get("host"))
                ? Answers.iris()
                : Answers.json(404, "{}");
    try (ScriptedServer server = ScriptedServer.secure(script, other)) {
      Call plain = Calls.post(server.url());
      Target target = new Target(server.url(), "iris.example.com:8443", TlsCalls.tls(CA));
      EvenPacer pacer = Drive.drive(transport.get(), Calls.to(plain, target), 4);
      Drive.assertEach(pacer, Outcome.SUCCESS);
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void whoever_trusts_everybody_is_served_by_anybody(Supplier<Transport> transport) {
    TlsTrust open = new TlsTrust(List.of(), List.of(), Optional.empty(), "", false);
    try (ScriptedServer server =
        ScriptedServer.secure(IRIS, CA.sign("server", Instant.EPOCH, "a.b"))) {
      Drive.assertEach(TlsCalls.drive(transport, server, open, 4), Outcome.SUCCESS);
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void our_certificate_is_shown_when_asked_for(Supplier<Transport> transport) {
    Identity me = CA.sign("client");
    TlsTrust mutual =
        new TlsTrust(
            List.of(CA.certificate()), List.of(me.certificate()), Optional.of(me.key()), "", true);
    try (ScriptedServer server = ScriptedServer.secure(IRIS, SERVER, CA)) {
      Drive.assertEach(TlsCalls.drive(transport, server, mutual, 8), Outcome.SUCCESS);
    }
  }
}
