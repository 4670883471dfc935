package io.loadline.ready;

import static io.loadline.ready.FakeService.EMPTY_OK;
import static io.loadline.ready.FakeService.PREDICTION;
import static io.loadline.ready.FakeService.answer;
import static io.loadline.ready.FakeService.inTurn;
import static io.loadline.ready.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Readiness;
import io.loadline.ready.Reply.Failure;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is ready and insists on its answer. */
class RefusedPayloadTest {
  private static final String WIDTH =
      "{\"error\": \"X has 3 features\", \"model\": \"iris\", \"version\": \"v1\"}";

  private final FakeService service = new FakeService();
  private final AtomicInteger ids = new AtomicInteger();

  @Test
  void the_same_status_and_body_over_10_s_end_the_wait_with_the_body_shown() {
    service.inference(ask -> json(500, WIDTH));

    assertThat(failure(Calls.iris()))
        .isEqualTo(
            """
            not ready: the model is ready and refuses this payload: 500 X has 3 features
              asked    POST http://localhost:9/v2/models/iris/infer
              payload  inline (13 bytes)
              model    its ready endpoint says ready
              answer   500 X has 3 features
              body     status 500: {"error": "X has 3 features", "model": "iris", "version": "v1"}
              tries    15 tries in 10.6 s, the last 15 with this answer
              usually  the payload does not fit the model: width, shape, datatype or names of its \
            inputs
              do       correct payload, or read the log of the model server""");
  }

  @Test
  void five_times_are_needed_however_long_they_take() {
    service.inference(
        ask -> {
          service.hang(ask);
          return json(400, WIDTH);
        });
    Call call =
        Calls.call(
            Calls.IRIS, Duration.ofSeconds(20), java.util.List.of(Calls.payload("{\"a\":1}")));

    assertThat(failure(call))
        .startsWith("not ready: the model is ready and refuses this payload: 400 X has 3 features")
        .contains("5 tries in 100.8 s, the last 5 with this answer");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409, 410, 500, 501, 505})
  void any_status_will_do_that_no_start_gives(int status) {
    service.inference(ask -> answer(status, "no", ""));

    assertThat(failure(Calls.iris()))
        .startsWith("not ready: the model is ready and refuses this payload: " + status + " no\n");
    assertThat(service.elapsedSeconds()).isBetween(10.0, 12.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 408, 425, 429, 502, 503, 504})
  void what_a_server_says_that_starts_or_is_busy_never_ends_the_wait(int status) {
    service.inference(ask -> answer(status, "no", ""));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: " + status + " no\n");
    assertThat(failure(Calls.to("http://localhost:9/predict")))
        .startsWith("not ready within 180 s: " + status + " no\n");
  }

  @Test
  void another_answer_in_between_starts_the_count_anew() throws Exception {
    Reply no = json(500, WIDTH);
    service.inference(
        inTurn(no, no, no, no, no, no, no, no, no, no, json(503, "{}"), no, no, no, PREDICTION));

    ReadyReport report =
        service.outsideCluster().await(Calls.iris(), Calls.THREE_MINUTES, line -> {});

    assertThat(report.waited()).isGreaterThan(Duration.ofSeconds(10));
  }

  @Test
  void bodies_that_differ_are_waited_out() {
    service.inference(ask -> json(500, "{\"error\":\"busy " + ids.incrementAndGet() + "\"}"));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: 500 busy ");
  }

  @Test
  void a_model_that_does_not_say_ready_has_time_until_the_end() {
    service.readiness(ask -> json(404, WIDTH));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: 404 X has 3 features\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void one_that_cannot_say_so_is_believed_after_10_s(int status) {
    service.inference(ask -> json(status, WIDTH));

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
    service.inference(ask -> json(status, WIDTH));

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
    service.inference(ask -> json(400, "{\"error\": \"" + text + "\"}"));

    assertThat(failure(Calls.to("http://localhost:9/predict")))
        .startsWith("not ready within 180 s: 400 " + text + "\n");
  }

  @Test
  void a_ready_endpoint_that_is_not_implemented_ends_the_wait() {
    service.readiness(ask -> json(501, "{\"error\": \"Model versioning not supported yet.\"}"));

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
    service.readiness(ask -> json(status, WIDTH));

    assertThat(failure(Calls.iris()))
        .startsWith("not ready within 180 s: " + status + " X has 3 features\n");
  }

  @Test
  void no_answer_at_all_is_never_a_refusal() {
    service.inference(ask -> FakeService.failed(Failure.CLOSED, "the connection ended"));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: the connection ended\n");
  }

  @Test
  void a_broken_expectation_is_known_by_what_is_wrong_though_ids_differ() {
    service.inference(
        ask -> json(200, "{\"id\":" + ids.incrementAndGet() + ",\"outputs\":[{\"data\":[1,2]}]}"));

    assertThat(failure(Calls.iris(Calls.ONES)))
        .startsWith(
            "not ready: the model is ready but its answer is not what expect says:"
                + " outputs[0].data is [1,2], expected [1,1]\n")
        .contains("  answer   outputs[0].data is [1,2], expected [1,1]\n")
        .contains("  body     status 200: {\"id\":15,\"outputs\":[{\"data\":[1,2]}]}\n")
        .contains("  usually  the model answers, but not with what is expected of it\n");
  }

  @Test
  void so_is_a_status_that_is_not_the_expected_one() {
    service.inference(ask -> json(201, "{\"id\":" + ids.incrementAndGet() + "}"));

    assertThat(failure(Calls.iris(new Expectation.Status("status=200", 200))))
        .startsWith(
            "not ready: the model is ready but its answer is not what expect says: status is 201,"
                + " expected 200\n");
  }

  @Test
  void so_is_a_body_that_holds_an_error() {
    service.inference(
        ask -> json(200, "{\"id\":" + ids.incrementAndGet() + ",\"error\":{\"code\":7}}"));

    assertThat(failure(Calls.iris()))
        .startsWith(
            "not ready: the model is ready but its answer holds an error: error is"
                + " {\"code\":7}\n");
  }

  @Test
  void an_empty_answer_is_no_answer() {
    service.inference(ask -> EMPTY_OK);

    assertThat(failure(Calls.iris()))
        .startsWith(
            "not ready: the model is ready but its answer is no answer: status 200 with an empty"
                + " body\n")
        .contains("  usually  the answer is cut off, empty, or no JSON though it says so\n");
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
