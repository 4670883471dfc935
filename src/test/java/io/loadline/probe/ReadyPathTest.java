package io.loadline.probe;

import static io.loadline.probe.FakeService.EMPTY_OK;
import static io.loadline.probe.FakeService.PREDICTION;
import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.plan.ReadinessTarget;
import io.loadline.plan.ReadyPath;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The address that is asked whether the model is ready, where the user names it. */
class ReadyPathTest {
  private static final String CHAT = "http://localhost:9/v1/chat/completions";

  private final FakeService service = new FakeService();
  private final List<String> progress = new ArrayList<>();

  @Test
  void it_is_asked_in_place_of_the_one_of_the_protocol() throws Exception {
    service.inference(request -> request.method().equals("GET") ? EMPTY_OK : PREDICTION);

    ReadyWait.Report report = await(Calls.iris(), "/health?deep=1");

    assertThat(lines())
        .containsExactly("GET http://localhost:9/health?deep=1", "POST " + Calls.IRIS);
    assertThat(report.how())
        .isEqualTo("http://localhost:9/health?deep=1 says ready, 1 real request succeeded");
    assertThat(progress).isEmpty();
  }

  @Test
  void it_is_asked_where_none_follows_from_the_url() throws Exception {
    service.inference(request -> request.method().equals("GET") ? EMPTY_OK : PREDICTION);

    await(Calls.to("http://localhost:9/predict"), "/health");

    assertThat(lines())
        .containsExactly("GET http://localhost:9/health", "POST http://localhost:9/predict");
  }

  @Test
  void with_none_only_real_requests_are_sent_and_that_is_said() throws Exception {
    service.readiness(request -> json(500, "{}"));

    ReadyWait.Report report = await(Calls.iris(), "none");

    assertThat(lines()).containsExactly("POST " + Calls.IRIS);
    assertThat(report.how())
        .isEqualTo(
            "1 real request succeeded; no ready endpoint was asked (@Ready(path = \"none\"))");
    assertThat(progress)
        .containsExactly(
            "no ready endpoint is asked (@Ready(path = \"none\")): only real requests are sent");
  }

  @Test
  void with_none_a_model_over_grpc_is_not_asked_either() throws Exception {
    await(Calls.to("grpc://localhost:9/iris"), "none");

    assertThat(lines()).containsExactly("ModelInfer grpc://localhost:9/iris");
  }

  @Test
  void with_none_a_payload_that_is_refused_ends_the_wait_early() {
    service.inference(request -> json(400, "{\"error\":\"no\"}"));

    assertThat(failure(Calls.iris(), "none"))
        .startsWith("not ready: the service is there and refuses this payload: 400 no\n")
        .contains("  model    @Ready(path = \"none\") is set, so only real requests were sent\n");
    assertThat(service.elapsedSeconds()).isBetween(10.0, 12.0);
  }

  @Test
  void one_that_is_named_is_required_even_if_it_is_a_list_of_models() {
    service.readiness(request -> answer(500, "no cache", ""));

    assertThat(failure(Calls.to(CHAT), "/v1/models"))
        .startsWith("not ready within 180 s: 500 no cache\n");
    assertThat(lines()).containsOnly("GET http://localhost:9/v1/models");
  }

  private static Readiness readiness(String path) {
    Optional<ReadinessTarget> nothing = Optional.empty();
    return new Readiness(
        Duration.ofMinutes(3), 1, nothing, AllowedInterference.NOTHING, new ReadyPath(path));
  }

  private ReadyWait.Report await(Call call, String path) throws InterruptedException {
    return service.outsideCluster().await(call, readiness(path), progress::add);
  }

  private String failure(Call call, String path) {
    return String.valueOf(
        catchThrowableOfType(NotReadyException.class, () -> await(call, path)).getMessage());
  }

  private List<String> lines() {
    return service.requests.stream().map(ProbeRequest::line).toList();
  }
}
