package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.loadline.result.NotReadyException;
import io.loadline.result.Outcome;
import io.loadline.slo.Verdict;
import io.loadline.testkit.MlServer;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import io.loadline.transport.grpc.GrpcMethods;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
            .expect("outputs[0].data=[1,1]", "outputs[0].datatype~=INT")
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
  void an_unknown_model_is_never_ready() {
    Throwable thrown = catchThrowable(() -> gate("no-such-model", MlServer.PAYLOAD).run());

    assertThat(thrown)
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("not ready within 5 s: UNKNOWN ")
        .hasMessageContaining("asked    ModelReady " + server.grpcUrl("no-such-model"));
  }

  @Test
  void a_payload_of_the_wrong_width_is_given_up_on() {
    Throwable thrown =
        catchThrowable(
            () ->
                gate(MlServer.MODEL, MlServer.TOO_NARROW)
                    .ready(ready -> ready.timeout(Duration.ofSeconds(60)))
                    .run());

    assertThat(thrown)
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("the model is ready and refuses this payload: INTERNAL")
        .hasMessageContaining("asked    ModelInfer " + server.grpcUrl(MlServer.MODEL));
  }

  @Test
  void an_unknown_model_is_the_callers_fault() {
    EvenPacer pacer = infer("no-such-model", MlServer.PAYLOAD);

    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.CLIENT_ERROR, 20));
    assertThat(pacer.details()).allMatch(text -> text.startsWith("NOT_FOUND: "));
  }

  @Test
  void a_wrong_width_is_the_servers_fault() {
    EvenPacer pacer = infer(MlServer.MODEL, MlServer.TOO_NARROW);

    assertThat(pacer.outcomes()).isEqualTo(Map.of(Outcome.SERVER_ERROR, 20));
    assertThat(pacer.details()).allMatch(text -> text.startsWith("INTERNAL: "));
  }

  private EvenPacer infer(String model, String payload) {
    EvenPacer pacer = new EvenPacer(20, Duration.ofMillis(1), Duration.ofSeconds(10));
    URI url = URI.create(server.grpcUrl(model));
    GrpcMethods.transport(4)
        .drive(Calls.call("POST", url, List.of(Calls.payload(payload)), List.of()), 8, pacer);
    return pacer;
  }
}
