package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Identity;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A token and a key of a client's certificate: a pod uses them, and they are nowhere to be read.
 */
@Timeout(400)
@Tag("cluster")
class PodSecretsClusterIT {
  private static final String TOKEN = "s3cr3t-t0ken-" + "x".repeat(40);
  private static final Identity CA = Identity.authority("Test CA");
  private static final Identity ME = CA.sign("me");

  private final Path dir;
  private PodRuns runs;

  PodSecretsClusterIT(@TempDir Path dir) throws IOException {
    this.dir = dir;
    Files.writeString(dir.resolve("ca.pem"), CA.certificatePem());
    Files.writeString(dir.resolve("me.pem"), ME.certificatePem());
    Files.writeString(dir.resolve("key.pem"), ME.keyPem());
  }

  @BeforeEach
  void open() {
    runs = new PodRuns();
  }

  @AfterEach
  void close() {
    if (runs != null) {
      runs.close();
    }
  }

  private GateOutput run(ScriptedServer server) {
    return runs.gates(dir.resolve("out"))
        .calling(server.url())
        .with("test.token", TOKEN)
        .with("test.ca", dir.resolve("ca.pem").toString())
        .with("test.cert", dir.resolve("me.pem").toString())
        .with("test.key", dir.resolve("key.pem").toString())
        .with("loadline.keep", "true")
        .run(PodTestCases.Secrets.class);
  }

  @Test
  void a_pod_shows_its_certificate_and_its_token_and_nothing_else_does() throws Exception {
    Files.createDirectory(dir.resolve("out"));
    Identity ingress = CA.sign("ingress", "iris.example.com");
    try (ScriptedServer server =
        ScriptedServer.secure(
            request ->
                ("Bearer " + TOKEN).equals(request.headers().get("authorization"))
                    ? Answers.iris()
                    : Answers.json(401, "{}"),
            runs.address(),
            ingress,
            CA)) {
      GateOutput output = run(server);

      assertThat(output.errors()).as(output.console()).isEmpty();
      assertThat(server.requests("measurement")).isEqualTo(40);
      assertThat(secrets()).anyMatch(text -> text.contains(TOKEN)).anyMatch(this::hasKey);
      Stream<String> shown =
          Stream.concat(
              Stream.of(output.console(), output.entries().toString()),
              output.files().values().stream());
      assertThat(Stream.concat(shown, notSecret()).toList())
          .noneMatch(text -> text.contains("s3cr3t-t0"))
          .noneMatch(this::hasKey);
      assertThat(output.files().keySet()).anyMatch(file -> file.endsWith("worker.log"));
    }
  }

  private boolean hasKey(String text) {
    String key = Base64.getEncoder().encodeToString(ME.key().getEncoded());
    return text.contains(key.substring(0, 30));
  }

  /** What was sent as secret. */
  private List<String> secrets() {
    return runs
        .kit()
        .client()
        .secrets()
        .inNamespace(runs.namespace().name())
        .list()
        .getItems()
        .stream()
        .flatMap(secret -> secret.getData().values().stream())
        .map(PodSecretsClusterIT::unpacked)
        .toList();
  }

  /** All else that was sent: the plan, and the Job. */
  private Stream<String> notSecret() {
    String in = runs.namespace().name();
    List<ConfigMap> plans =
        runs.kit().client().configMaps().inNamespace(in).list().getItems().stream()
            .filter(map -> map.getMetadata().getName().contains("-plan-"))
            .toList();
    assertThat(plans).hasSize(1);
    return Stream.concat(
        plans.stream()
            .flatMap(plan -> plan.getBinaryData().entrySet().stream())
            // The classes that start the worker are those of every run.
            .filter(file -> !file.getKey().equals("start.jar"))
            .map(file -> unpacked(file.getValue())),
        runs.kit().client().batch().v1().jobs().inNamespace(in).list().getItems().stream()
            .map(Object::toString));
  }

  private static String unpacked(String base64) {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
