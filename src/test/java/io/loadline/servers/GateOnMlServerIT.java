package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.NotReadyException;
import io.loadline.slo.Verdict;
import io.loadline.testkit.MlServer;
import io.loadline.testkit.Unwrapped;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole gate on a real model. */
@EnabledIfEnvironmentVariable(
    named = MlServer.SHARED,
    matches = ".+",
    disabledReason = MlServer.WHY_SKIPPED)
class GateOnMlServerIT {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private MlServer server;

  @BeforeEach
  void start() throws Exception {
    server = MlServer.up();
  }

  @AfterEach
  void leave_the_model_loaded() throws Exception {
    server.load();
  }

  @Test
  void a_healthy_model_passes() throws Exception {
    LoadResult result = gate(MlServer.PAYLOAD, Duration.ofSeconds(30)).run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
    assertThat(result.toString()).startsWith("PASS iris");
    assertThat(result.requests()).isEqualTo(100);
  }

  @ParameterizedTest
  @MethodSource("io.loadline.docs.IrisPayloads#all")
  void what_the_pages_send_is_answered(String payload) throws Exception {
    LoadResult result = gate(payload, Duration.ofSeconds(30)).run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_wrong_expectation_is_never_met() {
    Loadline gate = gate(MlServer.PAYLOAD, Duration.ofSeconds(3)).expect("outputs[0].data=[2,2]");

    assertThat(failure(gate)).contains("not ready", "outputs[0].data");
  }

  @Test
  void an_unloaded_model_is_said_to_be_not_ready() throws Exception {
    server.unload();

    assertThat(failure(gate(MlServer.PAYLOAD, Duration.ofSeconds(2))))
        .startsWith("not ready within 2 s: 404 Model sklearn-irisv2 not found");
  }

  @Test
  void a_model_that_is_loaded_while_waiting_passes() throws Exception {
    server.unload();
    PrintStream loads =
        new PrintStream(printed, true, StandardCharsets.UTF_8) {
          @Override
          public void println(String line) {
            super.println(line);
            if (line.contains("waiting for ")) {
              loadAgain();
            }
          }
        };

    LoadResult result = gate(MlServer.PAYLOAD, Duration.ofSeconds(60)).printTo(loads).run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
    assertThat(Unwrapped.text(printed())).contains("404 Model sklearn-irisv2 not found");
  }

  @Test
  void a_payload_of_the_wrong_width_is_refused_with_the_body_shown() {
    assertThat(failure(gate(MlServer.TOO_NARROW, Duration.ofSeconds(60))))
        .startsWith("not ready: the model is ready and refuses this payload: 500 ")
        // The body, whichever of its two MLServer gives; in one line it is the answer.
        .containsPattern("  answer   500 (Internal Server Error|builtins.ValueError: .*)\n")
        .containsPattern("  tries    ([5-9]|[1-9][0-9]+) tries in 1[0-9](\\.[0-9])? s");
  }

  private static String failure(Loadline gate) {
    return String.valueOf(catchThrowableOfType(NotReadyException.class, gate::run).getMessage());
  }

  private Loadline gate(String payload, Duration ready) {
    return Loadline.target(server.inferUrl())
        .payload(payload)
        .expect("outputs[0].data=[1,1]")
        .timeout(Duration.ofSeconds(10))
        .ready(wait -> wait.timeout(ready))
        .load(load -> load.requests(100).rate(50))
        .slo(slo -> slo.latencyP90(Duration.ofSeconds(5)).errors(0))
        .named("iris")
        .printTo(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private void loadAgain() {
    try {
      server.load();
    } catch (Exception e) {
      throw new IllegalStateException("the model cannot be loaded again", e);
    }
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
