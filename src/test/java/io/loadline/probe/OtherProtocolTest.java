package io.loadline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Protocol;
import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Identity;
import io.loadline.testkit.RawServer;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport.HeaderSource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port that speaks another protocol than the one spoken to it is known by its first bytes. */
@Timeout(60)
class OtherProtocolTest {
  private static final Identity CA = Identity.authority("Test CA");
  private static final TlsTrust OURS =
      new TlsTrust(List.of(CA.certificate()), List.of(), Optional.empty(), "", true);

  /** Handshake failure, as OpenSSL answers what is no TLS. */
  private static final String ALERT = "\u0015\u0003\u0001\u0000\u0002\u0002(";

  /** Of a server that speaks HTTP/2: SETTINGS, and GOAWAY. */
  private static final String SETTINGS = "\u0000\u0000\u0006\u0004\0\0\0\0\0\0\u0003\0\0\0d";

  private static final String GO_AWAY = "\u0000\u0000\u0008\u0007\0\0\0\0\0\0\0\0\0\0\0\0\u0001";

  private static Failed http1(String scheme, String answer) throws Exception {
    try (RawServer server = RawServer.start(client -> say(client, answer))) {
      return http1(url(scheme, server.port()), TlsTrust.DEFAULT);
    }
  }

  private static Failed http1(URI url, TlsTrust tls) throws Exception {
    try (ReadinessProber prober = HttpProber.netty(new Target(url, "", tls), HeaderSource.NONE)) {
      return (Failed) prober.send(get(url));
    }
  }

  private static Failed http2(String answer) throws Exception {
    try (RawServer server = RawServer.start(client -> say(client, answer))) {
      return http2(url("http", server.port()), TlsTrust.DEFAULT);
    }
  }

  private static Failed http2(URI url, TlsTrust tls) throws Exception {
    Call call =
        new Call(
            new Target(url, "", tls),
            "GET",
            List.of(),
            List.of(),
            Duration.ofSeconds(20),
            List.of());
    try (ReadinessProber prober = new Http2Prober(call.over(Protocol.HTTP_2), HeaderSource.NONE)) {
      return (Failed) prober.send(get(url));
    }
  }

  private static void say(Socket client, String answer) throws IOException {
    assertThat(client.getInputStream().read(new byte[4096])).isPositive();
    client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static URI url(String scheme, int port) {
    return URI.create(scheme + "://localhost:" + port + "/x");
  }

  private static ProbeRequest get(URI url) {
    return new ProbeRequest("GET", url, List.of(), null, Duration.ofSeconds(20), false);
  }

  @Test
  void an_alert_of_tls_asks_for_https() throws Exception {
    assertThat(http1("http", ALERT))
        .isEqualTo(new Failed(Failure.TLS_EXPECTED, "the server speaks TLS: write https://"));
    assertThat(http2(ALERT))
        .isEqualTo(
            new Failed(Failure.TLS_EXPECTED, "the server speaks TLS: write https:// or grpcs://"));
  }

  @Test
  void the_jdk_s_own_tls_asks_for_https() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.secure(Script.always(Answers.iris()), CA.sign("server", "localhost"))) {
      assertThat(http1(url("http", server.port()), TlsTrust.DEFAULT).failure())
          .isEqualTo(Failure.TLS_EXPECTED);
      assertThat(http2(url("http", server.port()), TlsTrust.DEFAULT).failure())
          .isEqualTo(Failure.TLS_EXPECTED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html><head><title>400 The plain HTTP request was sent to HTTPS"
            + " port</title></head></html>",
        "Client sent an HTTP request to an HTTPS server.\n",
        "You're speaking plain HTTP to an SSL-enabled server port.<br />",
        "Bad Request\r\nThis combination of host and port requires TLS.\r\n"
      })
  void a_server_may_ask_for_https_in_words(String body) throws Exception {
    assertThat(http1("http", Answers.whole(400, "text/html", body)))
        .isEqualTo(new Failed(Failure.TLS_EXPECTED, "the server speaks TLS: write https://"));
  }

  @Test
  void a_greeting_of_http_2_is_known_over_http_1() throws Exception {
    for (String greeting : List.of(SETTINGS, GO_AWAY, SETTINGS + GO_AWAY)) {
      assertThat(http1("http", greeting))
          .isEqualTo(
              new Failed(
                  Failure.HTTP2_ONLY,
                  "the server answers in HTTP/2, as a gRPC port does: it speaks no HTTP/1.1 here"));
    }
  }

  @Test
  void a_server_that_agrees_on_http_2_alone_is_known_over_http_1() throws Exception {
    try (Http2Server server =
        Http2Server.secure((peer, stream) -> {}, CA.sign("server", "localhost"), null, "h2")) {
      Failed failed = http1(url("https", server.port()), OURS);
      assertThat(failed.failure()).isEqualTo(Failure.HTTP2_ONLY);
      assertThat(failed.detail()).contains("it speaks no version of HTTP that was offered (ALPN)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
        "HTTP/1.0 505 No\r\n\r\n"
      })
  void an_answer_in_http_1_is_known_over_http_2(String answer) throws Exception {
    assertThat(http2(answer))
        .isEqualTo(
            new Failed(
                Failure.NOT_HTTP2,
                "the server answers in HTTP/1: it speaks no HTTP/2 on this port"));
  }

  @Test
  void a_server_that_closes_at_the_first_bytes_of_http_2_speaks_none() throws Exception {
    assertThat(http2("").failure()).isEqualTo(Failure.NOT_HTTP2);
  }

  @Test
  void a_server_that_agrees_on_http_1_alone_is_known_over_http_2() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.secure(Script.always(Answers.iris()), CA.sign("server", "localhost"))) {
      Failed failed = http2(url("https", server.port()), OURS);
      assertThat(failed.failure()).isEqualTo(Failure.NOT_HTTP2);
      assertThat(failed.detail()).startsWith("the server does not speak HTTP/2 over TLS");
    }
  }

  @Test
  void plain_text_is_known_over_tls() throws Exception {
    String plain = "the server does not speak TLS on this port: write http://, or correct the port";
    for (String answer : List.of("HTTP/1.1 400 Bad\r\n\r\n", SETTINGS, "220 mail ESMTP\r\n")) {
      assertThat(http1("https", answer)).isEqualTo(new Failed(Failure.NO_TLS, plain));
    }
  }

  @Test
  void a_certificate_that_is_not_trusted_is_no_missing_tls() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.secure(Script.always(Answers.iris()), CA.sign("server", "localhost"))) {
      assertThat(http1(url("https", server.port()), TlsTrust.DEFAULT).failure())
          .isEqualTo(Failure.TLS);
      assertThat(http2(url("https", server.port()), TlsTrust.DEFAULT).failure())
          .isEqualTo(Failure.TLS);
    }
  }
}
