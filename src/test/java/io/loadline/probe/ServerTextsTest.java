package io.loadline.probe;

import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.result.NotReadyException;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What real servers say, and what is made of it. */
class ServerTextsTest {
  private static final String NOPE = "http://localhost:9/v2/models/nope/infer";
  private static final String PREDICT = "http://localhost:9/predict";

  private final FakeService service = new FakeService();

  @Test
  void triton_names_the_model_first_where_it_has_none_or_has_not_loaded_it() {
    service.readiness(request -> json(400, "{\"error\":\"Model version not ready\"}"));

    assertThat(failure(NOPE))
        .isEqualTo(
            """
            not ready within 5 s: 400 Model version not ready
              asked    GET http://localhost:9/v2/models/nope/ready
              answer   400 Model version not ready
              body     status 400: {"error":"Model version not ready"}
              tries    9 tries in 4.6 s, the last 9 with this answer
              usually  Triton says so of a model that it does not have and of one that is not \
            loaded, alike: is it called nope?
              do       check the model's name in url; curl -X POST \
            http://localhost:9/v2/repository/index lists those of Triton, with the reason why one \
            did not load\
            """);
  }

  @Test
  void a_version_belongs_to_the_name() {
    service.readiness(request -> json(400, "{\"error\":\"Model version not ready\"}"));

    assertThat(failure("http://localhost:9/v2/models/nope/versions/3/infer"))
        .contains(" is it called nope version 3?\n");
  }

  @Test
  void a_model_that_is_not_ready_over_grpc_shows_no_status_that_nobody_sent() {
    service.inference(
        request ->
            new Answered(503, ContentType.JSON, new byte[0], "", "ModelReady says ready = false"));

    assertThat(failure("grpc://localhost:9/nope"))
        .isEqualTo(
            """
            not ready within 5 s: ModelReady says ready = false
              asked    ModelReady grpc://localhost:9/nope
              answer   ModelReady says ready = false
              tries    9 tries in 4.6 s, the last 9 with this answer
              usually  the server has no model nope (Triton says the same then), or has not loaded \
            it
              do       check the model's name in url, and read the log of the model server for why \
            it does not load\
            """);
  }

  @Test
  void mlserver_over_grpc_has_no_such_model() {
    String text = "Unexpected <class 'mlserver.errors.ModelNotFound'>: Model nope not found";
    byte[] body =
        ("{\"error\":\"" + text + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    service.inference(request -> new Answered(500, ContentType.JSON, body, "", "UNKNOWN"));

    assertThat(failure("grpc://localhost:9/nope"))
        .startsWith("not ready within 5 s: UNKNOWN " + text + "\n")
        .endsWith(
            "  usually  the server has no model nope, or has not loaded it\n"
                + "  do       check the model's name in url, and read the log of the model server");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"Model nope not found\"}",
        "{\"error\":\"Model with name nope does not exist.\"}",
        "{\"error\":\"Request for unknown model: 'nope' is not found\"}",
        "{\"code\":404,\"type\":\"ModelNotFoundException\",\"message\":\"Model not found: nope\"}"
      })
  void a_model_that_a_server_does_not_have_is_named(String body) {
    service.readiness(request -> json(404, body));

    assertThat(failure(NOPE))
        .contains("  usually  the server has no model nope, or has not loaded it\n");
  }

  @Test
  void where_the_payload_names_the_model_it_is_the_payload_that_is_to_be_corrected() {
    service.inference(
        request -> json(404, "{\"error\":{\"message\":\"The model `nope` does not exist.\"}}"));

    assertThat(failure("http://localhost:9/v1/chat/completions"))
        .endsWith(
            "  usually  the server has no model of the name that the payload asks for\n"
                + "  do       correct \"model\" in payload; /v1/models lists those that the server"
                + " has");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"Model iris is not ready yet.\"}",
        "503 | {\"error\":\"Model with name iris is not ready.\"}",
        "503 | {\"error\":{\"code\":503,\"message\":\"Loading model\"}}"
      })
  void a_model_that_loads_is_said_to(int status, String body) {
    service.inference(request -> json(status, body));

    assertThat(failure(PREDICT))
        .contains("  usually  the model is still loading, or could not be loaded\n");
  }

  @Test
  void ray_serve_lists_its_paths() {
    service.inference(
        request ->
            answer(
                404,
                "Path '/predict' not found. Ping http://.../-/routes for available routes.",
                ""));

    assertThat(failure(PREDICT))
        .endsWith(
            "  usually  Ray Serve has no application at this path\n"
                + "  do       correct the path of url; http://localhost:9/-/routes lists those that"
                + " there are");
  }

  @Test
  void torchserve_says_that_nobody_serves_the_model() {
    service.inference(
        request ->
            json(
                503,
                "{\"code\":503,\"message\":\"Model \\\"iris\\\" has no worker to serve inference"
                    + " request.\"}"));

    assertThat(failure(PREDICT))
        .contains("  usually  no process serves the model: it does not start, or ended\n");
  }

  @Test
  void a_ready_endpoint_that_fails_is_not_blamed_on_a_payload() {
    service.readiness(request -> answer(500, "no cache", ""));

    assertThat(failure("http://localhost:9/v1/chat/completions"))
        .endsWith(
            "  usually  the server fails at its own ready endpoint, or the model did not load\n"
                + "  do       read the log of the model server, or set @Ready(path) to the address"
                + " that says whether it is ready, \"none\" for none");
  }

  private String failure(String url) {
    return failure(url, Duration.ofSeconds(5));
  }

  private String failure(String url, Duration timeout) {
    Call call = Calls.call(url, Duration.ofSeconds(30), List.of(Calls.payload("{}")));
    return String.valueOf(
        catchThrowableOfType(
                NotReadyException.class,
                () -> service.outsideCluster().await(call, new Readiness(timeout, 1), line -> {}))
            .getMessage());
  }
}
