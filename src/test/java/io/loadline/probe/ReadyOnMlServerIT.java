package io.loadline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.MlServer;
import io.loadline.transport.Transport.HeaderSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = MlServer.SHARED,
    matches = ".+",
    disabledReason = MlServer.WHY_SKIPPED)
class ReadyOnMlServerIT {
  private final List<String> progress = new ArrayList<>();
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
  void a_loaded_model_is_ready_at_once() throws Exception {
    ReadyWait.Report report = await(MlServer.PAYLOAD, Duration.ofSeconds(30), 3);

    assertThat(report.how()).isEqualTo(readyUrl() + " says ready, 3 real requests succeeded");
    assertThat(progress).isEmpty();
  }

  @Test
  void an_unloaded_model_is_not_ready_though_its_server_is() throws Exception {
    server.unload();

    String text = failure(MlServer.PAYLOAD, Duration.ofSeconds(2));

    assertThat(text.lines().toList())
        .startsWith(
            "not ready within 2 s: 404 Model sklearn-irisv2 not found",
            "  asked    GET " + readyUrl(),
            "  answer   404 Model sklearn-irisv2 not found",
            "  body     status 404: {\"error\":\"Model sklearn-irisv2 not found\"}")
        .endsWith(
            "  usually  the server has no model sklearn-irisv2, or has not loaded it",
            "  do       check the model's name in url, and read the log of the model server");
  }

  @Test
  void a_model_that_is_loaded_while_waiting_becomes_ready() throws Exception {
    server.unload();
    ReadyWait wait = ReadyWait.overHttp(HeaderSource.NONE);
    Call call = call(MlServer.PAYLOAD);

    wait.await(
        call,
        new Readiness(Duration.ofSeconds(60), 1),
        line -> {
          progress.add(line);
          loadAgain();
        });

    assertThat(progress)
        .hasSize(1)
        .first()
        .asString()
        .startsWith("waiting for " + readyUrl() + ": 404 Model sklearn-irisv2 not found (");
  }

  @Test
  void a_payload_of_the_wrong_width_is_given_up_on_with_the_body_shown() {
    String text = failure(MlServer.TOO_NARROW, Duration.ofSeconds(60));

    assertThat(text)
        .startsWith("not ready: the model is ready and refuses this payload: 500 ")
        .contains("  asked    POST " + server.inferUrl() + "\n")
        .contains("  model    its ready endpoint says ready\n")
        .containsPattern("  answer   500 (Internal Server Error|builtins.ValueError: .*)\n");
  }

  private void loadAgain() {
    try {
      server.load();
    } catch (Exception e) {
      throw new IllegalStateException("the model cannot be loaded again", e);
    }
  }

  private String failure(String payload, Duration timeout) {
    return String.valueOf(
        catchThrowableOfType(NotReadyException.class, () -> await(payload, timeout, 1))
            .getMessage());
  }

  private ReadyWait.Report await(String payload, Duration timeout, int probes)
      throws InterruptedException {
    Readiness readiness = new Readiness(timeout, probes);
    return ReadyWait.overHttp(HeaderSource.NONE).await(call(payload), readiness, progress::add);
  }

  private Call call(String payload) {
    return Calls.call(
        server.inferUrl().toString(),
        Duration.ofSeconds(30),
        List.of(Calls.payload(payload)),
        Calls.ONES);
  }

  private String readyUrl() {
    return server.url() + "/v2/models/" + MlServer.MODEL + "/ready";
  }
}
