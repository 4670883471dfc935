package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who calls, in all requests and in no output. */
class AuthTest {
  private static final String TOKEN = "s3cr3t-t0ken-" + "x".repeat(120);
  private static final String ENCODED =
      Base64.getEncoder().encodeToString(("ann:" + TOKEN).getBytes(StandardCharsets.UTF_8));

  private final Path dir;
  private ScriptedServer server;

  AuthTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(dir.resolve("out"));
    Files.writeString(dir.resolve("token"), TOKEN);
    server = ScriptedServer.always(Answers.iris());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(AuthTestCases.Bearer.class, "authorization", "Bearer " + TOKEN),
        Arguments.of(AuthTestCases.BearerFile.class, "authorization", "Bearer " + TOKEN),
        Arguments.of(AuthTestCases.Basic.class, "authorization", "Basic " + ENCODED),
        Arguments.of(AuthTestCases.ApiKey.class, "x-api-key", TOKEN));
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir.resolve("out"))
        .calling(server.url())
        .with("test.token", TOKEN)
        .with("test.file", dir.resolve("token").toString())
        .run(fixture);
  }

  private static String echo(ReceivedRequest request) {
    return "{\"refused\":\"" + request.headers() + "\"}";
  }

  private static void hasNoSecret(GateOutput output) {
    List<String> texts =
        Stream.concat(
                Stream.of(output.console(), output.entries().toString()),
                Stream.concat(
                    output.files().values().stream(),
                    output.errors().stream().map(Throwable::toString)))
            .toList();
    // The beginning as well, since a cut may go through it.
    assertThat(texts)
        .allSatisfy(text -> assertThat(text).doesNotContain("s3cr3t-t0", ENCODED.substring(0, 12)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_request_says_who_calls(Class<?> fixture, String name, String value) {
    server.follow(
        request ->
            value.equals(request.headers().get(name))
                ? Answers.iris()
                : Answers.json(401, "{\"error\":\"who are you?\"}"));
    GateOutput output = run(fixture);

    assertThat(output.errors()).isEmpty();
    assertThat(server.requests("measurement")).isEqualTo(20);
    hasNoSecret(output);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_a_service_echoes_while_it_is_measured_is_masked(Class<?> fixture) {
    server.follow(
        request ->
            request.phase().equals("measurement")
                ? Answers.json(500, echo(request))
                : Answers.iris());
    GateOutput output = run(fixture);

    assertThat(output.message()).startsWith("FAIL gate: no request succeeded").contains("***");
    hasNoSecret(output);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_a_service_echoes_before_it_is_ready_is_masked(Class<?> fixture) {
    server.follow(
        request -> request.asksReady() ? Answers.text(200, "") : Answers.json(503, echo(request)));
    GateOutput output = run(fixture);

    assertThat(output.message()).startsWith("not ready within ").contains("***");
    hasNoSecret(output);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void a_refused_caller_is_told_at_once(Class<?> fixture) {
    server.follow(request -> Answers.json(403, echo(request)));
    GateOutput output = run(fixture);

    assertThat(output.message())
        .startsWith("not ready: the service does not let this caller in (403)");
    assertThat(server.requests()).isEqualTo(1);
    hasNoSecret(output);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void an_expired_credential_is_told_at_once(Class<?> fixture) {
    server.follow(request -> Answers.json(401, "{\"error\":\"the token has expired\"}"));
    GateOutput output = run(fixture);

    assertThat(output.message())
        .startsWith("not ready: the service asks for credentials (401)")
        .contains("the token has expired");
    assertThat(server.requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void the_plan_shows_that_there_is_a_credential_and_not_which(Class<?> fixture) {
    GateOutput output =
        GateKit.writingTo(dir.resolve("out"))
            .calling(server.url())
            .with("test.token", TOKEN)
            .with("test.file", dir.resolve("token").toString())
            .with("loadline.mode", "plan")
            .run(fixture);

    assertThat(output.console()).contains("@Auth(");
    hasNoSecret(output);
  }

  @Test
  void a_wrong_configuration_shows_no_secret() {
    GateOutput output = run(AuthTestCases.WithoutObjective.class);

    assertThat(output.message()).contains("no objective is set");
    hasNoSecret(output);
  }
}
