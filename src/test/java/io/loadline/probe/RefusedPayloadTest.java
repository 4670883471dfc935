package io.loadline.probe;

import static io.loadline.probe.FakeService.EMPTY_OK;
import static io.loadline.probe.FakeService.PREDICTION;
import static io.loadline.probe.FakeService.inTurn;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.Call;
import io.loadline.plan.Expectation;
import io.loadline.plan.Readiness;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A model that is ready and insists on its answer. */
class RefusedPayloadTest {
  private static final String WIDTH =
      "{\"error\": \"X has 3 features\", \"model\": \"iris\", \"version\": \"v1\"}";

  private final FakeService service = new FakeService();
  private final AtomicInteger ids = new AtomicInteger();

  @Test
  void the_same_status_and_body_over_10_s_end_the_wait_with_the_body_shown() {
    service.inference(request -> json(500, WIDTH));

    assertThat(failure(Calls.iris()))
        .isEqualTo(
            """
            not ready: the model is ready and refuses this payload: 500 X has 3 features
              asked    POST http://localhost:9/v2/models/iris/infer
              payload  inline (13 bytes)
              model    its ready endpoint says ready
              answer   500 X has 3 features
              body     status 500: {"error": "X has 3 features", "model": "iris", "version": "v1"}
              tries    15 tries in 10 s, the last 15 with this answer
              usually  the payload does not fit the model: width, shape, datatype or names of its \
            inputs
              do       correct payload, or read the log of the model server\
            """);
  }

  @Test
  void the_pause_before_the_last_try_ends_with_the_10_s() {
    service.inference(
        request -> {
          service.pass(400_000_000);
          return json(500, WIDTH);
        });

    assertThat(failure(Calls.iris())).startsWith("not ready: the model is ready and refuses");
    // The first answer is there after 0.4 s, 10 s later the last is asked for: 10.95 s without
    // that.
    assertThat(service.elapsedSeconds()).isCloseTo(10.8, within(0.001));
  }

  @Test
  void five_times_are_needed_however_long_they_take() {
    service.inference(
        request -> {
          service.hang(request);
          return json(400, WIDTH);
        });
    Call call =
        Calls.call(
            Calls.IRIS, Duration.ofSeconds(20), java.util.List.of(Calls.payload("{\"a\":1}")));

    assertThat(failure(call))
        .startsWith("not ready: the model is ready and refuses this payload: 400 X has 3 features")
        .contains("5 tries in 100.8 s, the last 5 with this answer");
  }

  @Test
  void another_answer_in_between_starts_the_count_anew() throws Exception {
    ProbeResponse no = json(500, WIDTH);
    service.inference(
        inTurn(no, no, no, no, no, no, no, no, no, no, json(503, "{}"), no, no, no, PREDICTION));

    ReadyWait.Report report =
        service.outsideCluster().await(Calls.iris(), Calls.THREE_MINUTES, line -> {});

    assertThat(report.waited()).isGreaterThan(Duration.ofSeconds(10));
  }

  @Test
  void bodies_that_differ_are_waited_out() {
    service.inference(request -> json(500, "{\"error\":\"busy " + ids.incrementAndGet() + "\"}"));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: 500 busy ");
  }

  @Test
  void a_broken_expectation_is_known_by_what_is_wrong_though_ids_differ() {
    service.inference(
        request ->
            json(200, "{\"id\":" + ids.incrementAndGet() + ",\"outputs\":[{\"data\":[1,2]}]}"));

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
    service.inference(request -> json(201, "{\"id\":" + ids.incrementAndGet() + "}"));

    assertThat(failure(Calls.iris(new Expectation.Status("status=200", 200))))
        .startsWith(
            "not ready: the model is ready but its answer is not what expect says: status is 201,"
                + " expected 200\n");
  }

  @Test
  void so_is_a_body_that_holds_an_error() {
    service.inference(
        request -> json(200, "{\"id\":" + ids.incrementAndGet() + ",\"error\":{\"code\":7}}"));

    assertThat(failure(Calls.iris()))
        .startsWith(
            "not ready: the model is ready but its answer holds an error: error is"
                + " {\"code\":7}\n");
  }

  @Test
  void an_empty_answer_is_no_answer() {
    service.inference(request -> EMPTY_OK);

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
