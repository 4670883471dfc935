package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.InvalidConfigurationException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be judged again, and what is said of it. */
class RefusedResultsTest {
  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  RefusedResultsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private Path run(Class<?> fixture, String method) {
    GateKit.writingTo(dir)
        .calling(server.url())
        .with("test.url2", server.url().toString())
        .run(fixture);
    return dir.resolve("results").resolve(fixture.getName()).resolve(method).resolve("result.json");
  }

  private Path passed() {
    return run(GateTestCases.Plain.class, "iris_keeps_its_promise");
  }

  private void refused(Path file, Consumer<SloSettings> slo, String message) {
    assertThatThrownBy(() -> Loadline.judge(file, slo))
        .isExactlyInstanceOf(InvalidConfigurationException.class)
        .hasMessage(message.formatted(file))
        .satisfies(
            error ->
                assertThat(error.getStackTrace()[0].getClassName())
                    .startsWith(RefusedResultsTest.class.getName()));
  }

  @Test
  void objectives_that_cannot_be_are_refused() {
    Path file = passed();

    refused(
        file,
        slo -> {},
        "objectives: none is stated, so nothing would be judged; state one, latencyMean say");
    refused(
        file,
        slo -> slo.latencyMean(Duration.ofNanos(-1)),
        "@Slo(latencyMean = -0.000001), from judge(..): must be greater than 0; write the limit in"
            + " milliseconds, such as 500");
    refused(
        file,
        slo -> slo.latencyP99(Duration.ofSeconds(1)),
        "@Slo(latencyP99 = 1000), from judge(..): http/latency-p99 needs at least 100 requests, and"
            + " 20 are planned; plan 100 requests or more, or take a lower percentile");
    refused(
        file,
        slo -> slo.upper("http/ttft-p90=5"),
        "@Slo(upper = \"http/ttft-p90=5\"), from judge(..): http/ttft-p90 is a figure of token streams,"
            + " and this call is none; call ../v1/chat/completions or ../v1/completions with"
            + " \"stream\": true in the payload");
  }

  @Test
  void files_that_cannot_be_read_are_refused() throws IOException {
    Path file = passed();
    String whole = Files.readString(file);

    refused(
        dir.resolve("nowhere.json"),
        slo -> slo.errors(0),
        "%s: there is no such file; give the path that the report of the gate ends with, or its"
            + " folder");
    refusedText("{\"verdict\":", "is no JSON, or only a part of it: ");
    refusedText(whole.substring(0, whole.length() / 2), "is no JSON, or only a part of it: ");
    refusedText("[1]", "is JSON, but no result of Loadline; give a result.json");
    refusedText("{\"name\": \"k6\"}", "is JSON, but no result of Loadline; give a result.json");
    refusedText(
        whole.replaceFirst("\"schema\" : 1", "\"schema\" : 2"),
        "is of schema 2, and schema 1 can be read here; use the release that wrote it (it was"
            + " written by ");
    refusedText(
        whole.replaceFirst("\"run\" : \"[^\"]+\",", ""),
        "holds the figures of a run but not the run, as those of older releases; run the gate anew"
            + " (it was written by ");
    refusedText(
        whole.replaceFirst("\"run\" : \"[^\"]{20}", "\"run\" : \""),
        "its run cannot be read: a document that cannot be unpacked");
  }

  private void refusedText(String text, String message) throws IOException {
    Path file = Files.writeString(dir.resolve("other.json"), text);
    assertThatThrownBy(() -> Loadline.judge(file))
        .isExactlyInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith(file + ": " + message);
  }

  @Test
  void a_gate_that_ended_in_an_error_has_nothing_to_judge() {
    Path file = run(GateTestCases.NoObjective.class, "gate");
    assertThatThrownBy(() -> Loadline.judge(file))
        .hasMessageContaining(
            "there is nothing to judge, since the gate was not measured: ERROR gate: @Slo");
  }

  @Test
  void the_file_of_several_endpoints_is_no_file_of_one() {
    Path file = run(EndpointTestCases.Two.class, "both_keep_their_promises");
    refused(
        file,
        slo -> slo.errors(0),
        "%s: is the result of several endpoints; call LoadlineEndpoints.judge(..), or give the file"
            + " of one of them");
  }
}
