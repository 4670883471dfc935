package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.TlsTrust;
import io.loadline.result.Outcome;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Identity;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.net.URI;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class TlsRefusalTest {
  private static final Script IRIS = Script.always(Answers.iris());
  private static final Identity CA = Identity.authority("Test CA");
  private static final Identity SERVER = CA.sign("server");

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void an_unknown_authority_is_named(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.secure(IRIS, SERVER)) {
      assertRefused(
          TlsCalls.drive(transport, server, TlsTrust.DEFAULT, 4),
          "the JVM trusts no CA that signed the server's certificate (issuer CN=Test CA): set"
              + " @Tls(ca = \"file:..\")");
      assertRefused(
          TlsCalls.drive(transport, server, TlsCalls.tls(Identity.authority("Other CA")), 4),
          "the server's certificate (issuer CN=Test CA) is not signed by the CA of @Tls(ca)");
      assertThat(server.requests()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void an_expired_certificate_is_told(Supplier<Transport> transport) {
    Instant end = Instant.parse("2024-02-29T12:00:00Z");
    Identity expired = CA.sign("server", end);
    try (ScriptedServer server = ScriptedServer.secure(IRIS, expired)) {
      assertRefused(
          TlsCalls.drive(transport, server, TlsCalls.tls(CA), 4),
          "the server's certificate has expired, on " + end);
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void a_certificate_of_another_host_names_its_hosts(Supplier<Transport> transport) {
    Identity other = CA.sign("server", "iris.example.com", "*.iris.example.com");
    try (ScriptedServer server = ScriptedServer.secure(IRIS, other)) {
      assertRefused(
          TlsCalls.drive(transport, server, TlsCalls.tls(CA), 4),
          "the name 127.0.0.1 is not in the server's certificate (iris.example.com,"
              + " *.iris.example.com): correct url, or set @Tls(serverName = \"..\")");
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void a_server_that_wants_our_certificate_says_so(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.secure(IRIS, SERVER, CA)) {
      EvenPacer pacer = TlsCalls.drive(transport, server, TlsCalls.tls(CA), 4);
      assertThat(pacer.outcomes()).doesNotContainKey(Outcome.SUCCESS);
      assertThat(pacer.details())
          .anyMatch(
              detail ->
                  detail.startsWith("the server refused the TLS handshake (")
                      && detail.endsWith("set @Tls(cert = .., key = ..)"));
      assertThat(server.requests()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("io.loadline.transport.TlsCalls#transports")
  void a_server_without_tls_is_told_from_others(Supplier<Transport> transport) {
    try (ScriptedServer server = ScriptedServer.start(IRIS)) {
      URI url = URI.create("https://127.0.0.1:" + server.port() + "/");
      Call call = TlsCalls.with(Calls.post(url), TlsCalls.tls(CA));
      EvenPacer pacer = Drive.drive(transport.get(), call, 2);
      assertRefused(
          pacer, "the server does not speak TLS on this port: write http://, or correct the port");
    }
  }

  private static void assertRefused(EvenPacer pacer, String detail) {
    Drive.assertEach(pacer, Outcome.CONNECT_FAILED);
    assertThat(pacer.details()).containsOnly(detail);
  }
}
