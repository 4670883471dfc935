package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Identity;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the wait to the verdict, over TLS and through an ingress. */
class SecureGateTest {
  private static final Identity CA = Identity.authority("Test CA");
  private static final Identity ME = CA.sign("me");
  private static final Script INGRESS =
      request ->
          "iris.example.com".equals(request.headers().get("host"))
              ? Answers.iris()
              : Answers.json(404, "{}");

  private final Path folder;

  SecureGateTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.writeString(folder.resolve("ca.pem"), CA.certificatePem());
    Files.writeString(folder.resolve("me.pem"), ME.certificatePem());
    Files.writeString(folder.resolve("key.pem"), ME.keyPem());
  }

  private String file(String name) {
    return "file:" + folder.resolve(name);
  }

  @Test
  void a_gate_shows_its_certificate_and_its_host_header() throws Exception {
    Identity ingress = CA.sign("ingress", "iris.example.com");
    try (ScriptedServer server = ScriptedServer.secure(INGRESS, ingress, CA)) {
      LoadResult result =
          run(
              server,
              gate ->
                  gate.host("iris.example.com")
                      .tls(
                          tls -> tls.ca(file("ca.pem")).cert(file("me.pem")).key(file("key.pem"))));
      assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
      assertThat(server.requests("measurement")).isEqualTo(20);
    }
  }

  @Test
  void whoever_checks_no_certificate_reads_it_in_the_report() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.secure(Script.always(Answers.iris()), CA.sign("other", "a.b"))) {
      LoadResult result = run(server, gate -> gate.tls(tls -> tls.verify(false)));
      assertThat(result.verdict()).isEqualTo(Verdict.PASS);
      assertThat(result.toString())
          .contains("the server's certificate was not checked: @Tls(verify = FALSE)");
    }
  }

  @Test
  void an_ingress_without_tls_is_asked_by_the_name_it_knows() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(INGRESS)) {
      LoadResult result = run(server, gate -> gate.host("iris.example.com"));
      assertThat(result.run().outcomes().successes()).isEqualTo(20);
    }
  }

  private static LoadResult run(ScriptedServer server, Consumer<Loadline> more)
      throws InterruptedException {
    Loadline gate =
        Loadline.target(server.url())
            .payload("{}")
            .load(load -> load.requests(20).rate(200).warmup("2"))
            .printTo(new PrintStream(PrintStream.nullOutputStream()));
    more.accept(gate);
    return gate.run();
  }
}
