package io.loadline.transport.grpc;

import static io.loadline.testkit.GrpcAnswers.answer;
import static io.loadline.testkit.GrpcAnswers.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Identity;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GrpcTlsTest {
  private static final String PAYLOAD =
      "{\"inputs\":[{\"name\":\"a\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}";

  private static final Identity CA = Identity.authority("Test CA");
  private static final TlsTrust OURS =
      new TlsTrust(List.of(CA.certificate()), List.of(), Optional.empty(), "", true);

  private final AtomicReference<String> head = new AtomicReference<>("");

  private Http2Server serve(Identity identity, @Nullable X509Certificate clients, String... alpn) {
    return Http2Server.secure(
        (peer, id) -> {
          head.set(peer.head(id));
          ok(peer, id, answer());
        },
        identity,
        clients,
        alpn);
  }

  private static EvenPacer drive(Http2Server server, TlsTrust tls) {
    URI url = URI.create("grpcs://127.0.0.1:" + server.port() + "/iris");
    EvenPacer pacer = new EvenPacer(4, Duration.ZERO, Duration.ofSeconds(20));
    var call = Calls.call("POST", url, List.of(Calls.payload(PAYLOAD)), List.of());
    GrpcMethods.transport(2).drive(Calls.to(call, new Target(url, "", tls)), 2, pacer);
    return pacer;
  }

  private static void assertRefused(EvenPacer pacer, String detail) {
    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.CONNECT_FAILED, 4));
    assertThat(pacer.details()).containsOnly(detail);
  }

  @Test
  void a_call_over_tls_succeeds() {
    try (Http2Server server = serve(CA.sign("s"), null, "h2")) {
      assertThat(drive(server, OURS).outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 4));
      assertThat(head.get()).contains(":scheme: https");
    }
  }

  @Test
  void the_server_sees_our_certificate() {
    Identity own = CA.sign("us");
    TlsTrust both =
        new TlsTrust(
            List.of(CA.certificate()),
            List.of(own.certificate()),
            Optional.of(own.key()),
            "iris.example.com",
            true);
    Identity identity = CA.sign("s", "iris.example.com");
    try (Http2Server server = serve(identity, CA.certificate(), "h2")) {
      assertThat(drive(server, both).outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 4));
    }
  }

  @Test
  void a_server_that_knows_no_alpn_is_refused() {
    try (Http2Server server = serve(CA.sign("s"), null)) {
      assertRefused(
          drive(server, OURS),
          "the server does not speak HTTP/2 over TLS: h2 was offered (ALPN), it knows no ALPN");
    }
  }

  @Test
  void a_server_that_speaks_http_1_1_only_refuses() {
    try (Http2Server server = serve(CA.sign("s"), null, "http/1.1")) {
      assertRefused(
          drive(server, OURS),
          "the server refused the TLS handshake (no_application_protocol): it speaks no version of"
              + " HTTP that was offered (ALPN)");
    }
  }

  @Test
  void a_server_that_is_not_trusted_is_refused() {
    try (Http2Server server = serve(CA.sign("s"), null, "h2")) {
      assertRefused(
          drive(server, TlsTrust.DEFAULT),
          "the JVM trusts no CA that signed the server's certificate (issuer CN=Test CA): set"
              + " @Tls(ca = \"file:..\")");
    }
  }
}
