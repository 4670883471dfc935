package io.loadline.probe;

import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What real servers say to a request that they cannot answer, and what is made of it. */
class ServerErrorsTest {
  private static final String PREDICT = "http://localhost:9/predict";

  /** Of MLServer 1.7.1 with debug on, which is its default; shortened in the middle. */
  private static final String TRACE =
      """
      Traceback (most recent call last):
        File "/lib/python3.11/site-packages/starlette/middleware/errors.py", line 164, in __call__
          await self.app(scope, receive, _send)
        File "/lib/python3.11/site-packages/mlserver/handlers/dataplane.py", line 112, in infer
          prediction = await model.predict(payload)
      ValueError: X has 3 features, but LogisticRegression is expecting 4 features as input.
      """;

  private final FakeService service = new FakeService();

  @Test
  void a_trace_is_shown_by_its_first_line_and_its_reason() {
    service.inference(request -> answer(500, TRACE, ""));

    assertThat(failure(Calls.IRIS, Duration.ofMinutes(3)))
        .isEqualTo(
            """
            not ready: the model is ready and refuses this payload: 500 Traceback (most recent \
            call last): .. ValueError: X has 3 features, but LogisticRegression is expecting 4 \
            features as input.
              asked    POST http://localhost:9/v2/models/iris/infer
              payload  inline (2 bytes)
              model    its ready endpoint says ready
              answer   500 Traceback (most recent call last): .. ValueError: X has 3 features, but \
            LogisticRegression is expecting 4 features as input.
              tries    15 tries in 10 s, the last 15 with this answer
              usually  the code of the model, or of the server, raised what the last line says
              do       correct payload if it does not fit, else the model; the log of the model \
            server has all of the trace\
            """);
  }

  @Test
  void mlflow_has_its_reason_in_a_trace_beside_the_sentence() {
    service.inference(
        request ->
            json(
                400,
                "{\"error_code\": \"BAD_REQUEST\", \"message\": \"Encountered an unexpected error"
                    + " while evaluating the model.\", \"stack_trace\": \"Traceback (most recent"
                    + " call last):\\n  File \\\"a.py\\\", line 1\\nValueError: no 3\\n\"}"));

    assertThat(failure("http://localhost:9/invocations", Duration.ofMinutes(3)))
        .startsWith(
            "not ready: the service is there and refuses this payload: 400 Encountered an"
                + " unexpected error while evaluating the model. .. ValueError: no 3\n")
        .contains(
            "  usually  MLflow gives this answer to input that does not fit and for what the model"
                + " raises, alike\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LitServe | {\"detail\":\"Internal server error\"}",
        "mosec | inference internal error",
        "Ray Serve | Internal Server Error",
        "BentoML | {\"error\":\"An unexpected error has occurred, please check the server log.\"}"
      })
  void a_server_that_keeps_the_reason_to_itself_has_it_in_its_log(String server, String body) {
    service.inference(request -> answer(500, body, ""));

    assertThat(failure(PREDICT, Duration.ofMinutes(3)))
        .as(server)
        .startsWith("not ready: the service is there and refuses this payload: 500 ")
        .endsWith(
            "  usually  the code of the model raised an error, and the server does not tell which;"
                + " a payload that does not fit looks the same\n"
                + "  do       read the log of the model server, which has the reason; then correct"
                + " payload or the model");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "503 | Request dropped due to backpressure (num_queued_requests=2,"
            + " max_queued_requests=2).",
        "503 | {\"error\":\"Exceeds maximum queue size\"}",
        "429 | {\"error\":\"Too many requests\"}",
        "429 | too many request: channel is full"
      })
  void a_full_queue_is_called_one(int status, String body) {
    service.inference(request -> answer(status, body, ""));

    assertThat(failure(PREDICT)).contains("  usually  the queue of the model is full\n");
  }

  @Test
  void what_pydantic_complains_of_is_shown_with_its_place() {
    service.inference(
        request ->
            json(
                422,
                "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"inputs\",0,\"name\"],"
                    + "\"msg\":\"Field required\",\"input\":{}},{\"msg\":\"other\"}]}"));

    assertThat(failure(Calls.IRIS))
        .contains("  answer   422 body.inputs.0.name: Field required (and 1 more)\n");
  }

  @Test
  void bentoml_has_its_reason_beside_the_sentence() {
    service.inference(
        request ->
            json(
                400,
                "{\"error\":\"1 validation error for Input\",\"detail\":[{\"type\":\"missing\","
                    + "\"loc\":[\"x\"],\"msg\":\"Field required\"}]}"));

    assertThat(failure(PREDICT))
        .startsWith(
            "not ready within 5 s: 400 1 validation error for Input .. x: Field required\n");
  }

  @Test
  void a_success_is_none_of_them() {
    service.inference(request -> json(200, "{\"error\":\"Model version not ready\"}"));

    assertThat(failure(Calls.IRIS))
        .contains("  usually  the model answers, but not with what is expected of it\n");
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
