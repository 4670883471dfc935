package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gates have left in result.json, judged again. */
class JudgedAnewTest {
  private static final String TOKEN = "s3cr3t-t0ken-of-ann";

  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  JudgedAnewTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir)
        .calling(server.url())
        .with("test.url2", server.url().toString())
        .with("test.token", TOKEN)
        .run(fixture);
  }

  private Path file(Class<?> fixture, String method) {
    return dir.resolve("results").resolve(fixture.getName()).resolve(method).resolve("result.json");
  }

  private void saysTheSame(GateOutput output, Path file, Verdict verdict) {
    LoadResult again = Loadline.judge(file);
    assertThat(again.verdict()).isEqualTo(verdict);
    assertThat(output.console()).contains(again.toString());
    assertThat(again.toString()).contains("  report    " + file);
    assertThat(again.report()).hasValue(file);
  }

  @Test
  void a_pass_stays_a_pass_in_the_same_words() {
    GateOutput output = run(GateTestCases.Plain.class);
    saysTheSame(output, file(GateTestCases.Plain.class, "iris_keeps_its_promise"), Verdict.PASS);
  }

  @Test
  void a_fail_with_errors_stays_a_fail_in_the_same_words() {
    server.follow(
        Script.always(Answers.iris())
            .when(each -> each.number() % 4 == 0, Answers.json(503, "{\"error\":\"busy\"}")));
    saysTheSame(
        run(GateTestCases.Impossible.class),
        file(GateTestCases.Impossible.class, "gate"),
        Verdict.FAIL);
  }

  @Test
  void inconclusive_stays_inconclusive_in_the_same_words() {
    server.follow(Script.always(Answers.slow(Duration.ofMillis(30))));
    saysTheSame(
        run(GateTestCases.TooFewToDecide.class),
        file(GateTestCases.TooFewToDecide.class, "gate"),
        Verdict.INCONCLUSIVE);
  }

  @Test
  void invalid_stays_invalid_in_the_same_words() {
    server.follow(Script.interrupting(Thread.currentThread(), 5));
    saysTheSame(
        run(GateTestCases.Plain.class),
        file(GateTestCases.Plain.class, "iris_keeps_its_promise"),
        Verdict.INVALID);
  }

  @Test
  void several_endpoints_are_judged_each_and_together() {
    GateOutput output = run(EndpointTestCases.Broken.class);
    Path file = file(EndpointTestCases.Broken.class, "gate");
    EndpointResults again = LoadlineEndpoints.judge(file.resolveSibling(""));
    assertThat(again.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(again.of("iris").verdict()).isEqualTo(Verdict.PASS);
    assertThat(output.console()).contains(again.toString());

    EndpointResults other =
        LoadlineEndpoints.judge(file, slo -> slo.latencyP90(Duration.ofSeconds(5)));
    assertThat(other.verdict()).isEqualTo(Verdict.PASS);
    assertThat(Loadline.judge(file.resolveSibling("digits")).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void other_objectives_turn_the_verdict_and_say_so() {
    run(GateTestCases.Impossible.class);
    Path file = file(GateTestCases.Impossible.class, "gate");

    LoadResult kept = Loadline.judge(file, slo -> slo.latencyP95(Duration.ofSeconds(5)));
    assertThat(kept.verdict()).isEqualTo(Verdict.PASS);
    assertThat(kept.toString().lines())
        .anyMatch(line -> line.startsWith("PASS gate: all 2 objectives hold; too few samples"))
        .contains("  note      no error objective was named: none are allowed")
        .anyMatch(line -> line.contains("judged by other objectives than those of the run,"));
    assertThat(kept.toString().replaceAll("\\s+", " "))
        .contains("which were http/latency-mean <= 0.000001, http/error-count <= 0");

    LoadResult broken =
        Loadline.judge(file, slo -> slo.latencyP50(Duration.ofNanos(1_000)).errors(3));
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken.judgment().objectives()).hasSize(2);
  }

  @Test
  void no_secret_is_stored() throws IOException {
    server.follow(
        request ->
            request.phase().equals("measurement")
                ? Answers.json(500, "{\"refused\":\"" + request.headers() + "\"}")
                : Answers.iris());
    run(AuthTestCases.ApiKey.class);
    Path file = file(AuthTestCases.ApiKey.class, "gate");

    assertThat(stored(Files.readString(file)))
        .contains("\"SERVER_ERROR\"", "***")
        .doesNotContain(TOKEN, "s3cr3t", "\"inputs\"");
    assertThat(Loadline.judge(file).toString()).contains("***").doesNotContain(TOKEN);
  }

  @Test
  void an_address_that_a_secret_begins_is_judged_in_the_same_words() throws IOException {
    String base = "http://" + server.url().getRawAuthority();
    GateOutput output =
        GateKit.writingTo(dir).with("test.base", base).run(GateTestCases.SecretAddress.class);
    Path file = file(GateTestCases.SecretAddress.class, "gate");

    saysTheSame(output, file, Verdict.FAIL);
    assertThat(output.console())
        .contains("target    http://***/v2/models/iris/infer")
        .doesNotContain(base);
    assertThat(Files.readString(file)).contains("\"url\" : \"http://***/v2/models/iris/infer\"");
    assertThat(stored(Files.readString(file))).doesNotContain(base);
    assertThat(Loadline.judge(file, slo -> slo.latencyP90(Duration.ofSeconds(5))).toString())
        .contains("http/latency-p90");
  }

  private static String stored(String json) throws IOException {
    Matcher run = Pattern.compile("\"run\" : \"([^\"]+)\"").matcher(json);
    assertThat(run.find()).isTrue();
    byte[] bytes = Base64.getDecoder().decode(run.group(1));
    try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
