package io.loadline.probe;

import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.NotReadyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answers end the wait when they come again and again, and which never do. */
class RepeatedAnswersTest {
  private static final String WIDTH =
      "{\"error\": \"X has 3 features\", \"model\": \"iris\", \"version\": \"v1\"}";

  private final FakeService service = new FakeService();

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 410, 500, 501, 505})
  void any_status_will_do_that_no_start_gives(int status) {
    service.inference(request -> answer(status, "no", ""));

    assertThat(failure(Calls.iris()))
        .startsWith("not ready: the model is ready and refuses this payload: " + status + " no\n");
    assertThat(service.elapsedSeconds()).isBetween(10.0, 12.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 408, 425, 429, 502, 503, 504})
  void what_a_server_says_that_starts_or_is_busy_never_ends_the_wait(int status) {
    service.inference(request -> answer(status, "no", ""));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: " + status + " no\n");
    assertThat(failure(Calls.to("http://localhost:9/predict")))
        .startsWith("not ready within 180 s: " + status + " no\n");
  }

  @Test
  void a_model_that_does_not_say_ready_has_time_until_the_end() {
    service.readiness(request -> json(404, WIDTH));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: 404 X has 3 features\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void one_that_cannot_say_so_is_believed_after_10_s(int status) {
    service.inference(request -> json(status, WIDTH));

    assertThat(failure(Calls.to("http://localhost:9/predict")))
        .startsWith(
            "not ready: the service is there and refuses this payload: "
                + status
                + " X has 3 features\n")
        .contains(
            "  model    no ready endpoint follows from this URL, so only real requests were"
                + " sent\n");
    assertThat(service.elapsedSeconds()).isBetween(10.0, 12.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 410, 501, 505})
  void but_not_with_any_other_status(int status) {
    service.inference(request -> json(status, WIDTH));

    assertThat(failure(Calls.to("http://localhost:9/predict")))
        .startsWith("not ready within 180 s: " + status + " X has 3 features\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Model iris is not ready yet.",
        "model not loaded",
        "Loading model",
        "the weights are still loading",
        "warming up"
      })
  void nor_while_it_says_that_it_loads(String text) {
    service.inference(request -> json(400, "{\"error\": \"" + text + "\"}"));

    assertThat(failure(Calls.to("http://localhost:9/predict")))
        .startsWith("not ready within 180 s: 400 " + text + "\n");
  }

  @Test
  void a_ready_endpoint_that_is_not_implemented_ends_the_wait() {
    service.readiness(request -> json(501, "{\"error\": \"Model versioning not supported yet.\"}"));

    assertThat(failure(Calls.to("http://localhost:9/v2/models/iris/versions/1/infer")))
        .startsWith(
            "not ready: the server does not have the ready endpoint that is asked: 501 Model"
                + " versioning not supported yet.\n")
        .endsWith(
            "  usually  the server (kserve's own) knows no versions of a model\n"
                + "  do       remove /versions/.. from url");
    assertThat(service.elapsedSeconds()).isBetween(10.0, 12.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 409, 500, 502, 503})
  void another_answer_of_a_ready_endpoint_never_does(int status) {
    service.readiness(request -> json(status, WIDTH));

    assertThat(failure(Calls.iris()))
        .startsWith("not ready within 180 s: " + status + " X has 3 features\n");
  }

  @Test
  void no_answer_at_all_is_never_a_refusal() {
    service.inference(request -> FakeService.failed(Failure.CLOSED, "the connection ended"));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: the connection ended\n");
  }

  private String failure(Call call) {
    Readiness readiness = Calls.THREE_MINUTES;
    return String.valueOf(
        catchThrowableOfType(
                NotReadyException.class,
                () -> service.outsideCluster().await(call, readiness, line -> {}))
            .getMessage());
  }
}
