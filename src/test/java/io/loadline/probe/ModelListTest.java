package io.loadline.probe;

import static io.loadline.probe.FakeService.EMPTY_OK;
import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.failed;
import static io.loadline.probe.FakeService.inTurn;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer what OpenAI's protocol asks, but have no list of models to show. */
class ModelListTest {
  private static final String CHAT = "http://localhost:9/v1/chat/completions";

  private final FakeService service = new FakeService();

  @ParameterizedTest
  @ValueSource(ints = {404, 500, 501, 503})
  void after_10_s_of_refusals_real_requests_decide(int status) throws Exception {
    service.readiness(request -> answer(status, "no list", ""));

    ReadyWait.Report report = await(Calls.to(CHAT));

    assertThat(report.how())
        .isEqualTo(
            "1 real request succeeded; http://localhost:9/v1/models says "
                + status
                + " no list for 10 s, which is no obstacle");
    assertThat(report.waited()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(12));
    assertThat(service.requests.stream().filter(request -> request.payload() != null)).hasSize(1);
  }

  @Test
  void refusals_may_differ() throws Exception {
    service.readiness(
        request ->
            answer(
                service.requests.size() % 2 == 0 ? 404 : 500, "no " + service.requests.size(), ""));

    assertThat(await(Calls.to(CHAT)).waited()).isLessThan(Duration.ofSeconds(12));
  }

  @Test
  void a_list_that_comes_in_time_is_ready_as_ever() throws Exception {
    ProbeResponse no = json(503, "{}");
    service.readiness(inTurn(no, no, no, no, no, no, no, no, EMPTY_OK));

    assertThat(await(Calls.to(CHAT)).how())
        .isEqualTo("http://localhost:9/v1/models says ready, 1 real request succeeded");
  }

  @Test
  void a_server_that_is_not_there_has_refused_nothing() {
    service.readiness(request -> failed(Failure.REFUSED, "connection refused"));

    assertThat(failure(Calls.to(CHAT))).startsWith("not ready within 180 s: connection refused\n");
    assertThat(service.requests).noneMatch(request -> request.payload() != null);
  }

  @Test
  void another_answer_in_between_starts_the_10_s_anew() {
    service.readiness(
        request ->
            service.requests.size() % 10 == 0
                ? failed(Failure.REFUSED, "connection refused")
                : json(500, "{}"));

    assertThat(failure(Calls.to(CHAT))).startsWith("not ready within 180 s: ");
    assertThat(service.requests).noneMatch(request -> request.payload() != null);
  }

  @Test
  void a_payload_that_is_refused_then_is_what_is_said() {
    service
        .readiness(request -> answer(500, "no list", ""))
        .inference(request -> json(400, "{\"error\":{\"message\":\"max_tokens is negative\"}}"));

    assertThat(failure(Calls.to(CHAT)))
        .startsWith(
            "not ready: the service is there and refuses this payload: 400 max_tokens is"
                + " negative\n")
        .contains(
            "  model    the list of models is refused all the time, so only real requests"
                + " count\n");
    assertThat(service.elapsedSeconds()).isBetween(20.0, 23.0);
  }

  @Test
  void a_server_that_loads_is_waited_for() throws Exception {
    service
        .readiness(request -> json(503, "{\"error\":{\"message\":\"Loading model\"}}"))
        .inference(
            request ->
                service.elapsedSeconds() < 100
                    ? json(503, "{\"error\":{\"message\":\"Loading model\"}}")
                    : FakeService.PREDICTION);

    assertThat(await(Calls.to(CHAT)).waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void the_ready_endpoint_of_a_model_is_always_required() {
    service.readiness(request -> answer(500, "no", ""));

    assertThat(failure(Calls.iris())).startsWith("not ready within 180 s: 500 no\n");
    assertThat(service.requests).noneMatch(request -> request.payload() != null);
  }

  private ReadyWait.Report await(Call call) throws InterruptedException {
    return service.outsideCluster().await(call, Calls.THREE_MINUTES, line -> {});
  }

  private String failure(Call call) {
    return String.valueOf(
        catchThrowableOfType(NotReadyException.class, () -> await(call)).getMessage());
  }
}
