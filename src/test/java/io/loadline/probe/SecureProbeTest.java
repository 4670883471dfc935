package io.loadline.probe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Target;
import io.loadline.plan.TlsTrust;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.probe.ProbeResponse.Failed;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Identity;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.answer.Compressed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecureProbeTest {
  private static final Identity CA = Identity.authority("Test CA");
  private static final TlsTrust OURS =
      new TlsTrust(List.of(CA.certificate()), List.of(), Optional.empty(), "", true);

  @Test
  void it_asks_over_tls_by_the_name_of_the_host_header() throws Exception {
    Script script = request -> Answers.text(200, request.headers().getOrDefault("host", ""));
    try (ScriptedServer server = ScriptedServer.secure(script, CA.sign("s", "iris.example.com"))) {
      assertThat(send(new Target(server.url(), "iris.example.com", OURS)))
          .isInstanceOfSatisfying(
              Answered.class,
              answer -> assertThat(new String(answer.body(), UTF_8)).isEqualTo("iris.example.com"));
    }
  }

  @Test
  void it_says_why_the_server_is_not_trusted() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.secure(Script.always(Answers.iris()), CA.sign("s"))) {
      assertThat(send(new Target(server.url())))
          .isEqualTo(
              new Failed(
                  Failure.TLS,
                  "the JVM trusts no CA that signed the server's certificate (issuer CN=Test CA):"
                      + " set @Tls(ca = \"file:..\")"));
    }
  }

  @Test
  void it_reads_gzip() throws Exception {
    byte[] gzip = Compressed.gzip(Answers.IRIS.getBytes(UTF_8));
    assertThat(request(Compressed.answer("gzip", gzip)))
        .isInstanceOfSatisfying(
            Answered.class,
            answer -> assertThat(new String(answer.body(), UTF_8)).isEqualTo(Answers.IRIS));
    assertThat(request(Compressed.answer("br", gzip)))
        .isEqualTo(
            new Failed(
                Failure.NOT_HTTP,
                "the answer cannot be read: a Content-Encoding other than gzip: br"));
  }

  private static ProbeResponse request(Behaviour behaviour) throws InterruptedException {
    try (ScriptedServer server = ScriptedServer.always(behaviour)) {
      return send(new Target(server.url()));
    }
  }

  private static ProbeResponse send(Target target) throws InterruptedException {
    try (ReadinessProber prober = HttpProber.netty(target, HeaderSource.NONE)) {
      Duration timeout = Duration.ofSeconds(20);
      return prober.send(new ProbeRequest("GET", target.url(), List.of(), null, timeout, false));
    }
  }
}
