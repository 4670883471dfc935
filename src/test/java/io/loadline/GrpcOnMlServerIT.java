package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loadline.ready.NotReadyException;
import io.loadline.result.Outcome;
import io.loadline.slo.Verdict;
import io.loadline.testkit.MlServer;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = MlServer.SHARED,
    matches = ".+",
    disabledReason = MlServer.WHY_SKIPPED)
class GrpcOnMlServerIT {
  private MlServer server;

  @BeforeEach
  void start() throws Exception {
    server = MlServer.up();
  }

  private Loadline gate(String model, String payload) {
    return Loadline.target(server.grpcUrl(model))
        .payload(payload)
        .ready(ready -> ready.timeout(Duration.ofSeconds(5)))
        .load(load -> load.requests(100).rate(100).warmup("10"))
        .slo(slo -> slo.latencyMean(Duration.ofMillis(500)))
        .printTo(new PrintStream(PrintStream.nullOutputStream()));
  }

  @Test
  void iris_keeps_its_promise_over_grpc() throws Exception {
    LoadResult result =
        gate(MlServer.MODEL, MlServer.PAYLOAD)
            .expect("outputs[0].data=[1,1]", "outputs[0].datatype~=INT", "id exists")
            .run();

    assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
    assertThat(result.run().outcomes().of(Outcome.SUCCESS)).isEqualTo(100);
    assertThat(result.toString()).contains("grpc/latency/mean", "grpc/error-count");
    assertThat(result.entries()).containsEntry("grpc/request-count", "100");
  }

  @Test
  void a_version_may_be_named() throws Exception {
    LoadResult result = gate(MlServer.MODEL + "/versions/v1", MlServer.PAYLOAD).run();

    assertThat(result.verdict()).as("%s", result).isEqualTo(Verdict.PASS);
  }

  @Test
  void an_unknown_model_is_not_found() {
    Throwable thrown = catchThrowable(() -> gate("no-such-model", MlServer.PAYLOAD).run());

    assertThat(thrown)
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("not ready within 5 s: NOT_FOUND Model no-such-model not found")
        .hasMessageContaining("asked    ModelReady " + server.grpcUrl("no-such-model"));
  }

  @Test
  void a_payload_of_the_wrong_width_is_internal() {
    Throwable thrown = catchThrowable(() -> gate(MlServer.MODEL, MlServer.TOO_NARROW).run());

    assertThat(thrown)
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("the model is ready and refuses this payload: INTERNAL")
        .hasMessageContaining("asked    ModelInfer " + server.grpcUrl(MlServer.MODEL));
  }
}
