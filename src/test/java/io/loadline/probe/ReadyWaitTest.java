package io.loadline.probe;

import static io.loadline.probe.Calls.THREE_MINUTES;
import static io.loadline.probe.Calls.iris;
import static io.loadline.probe.FakeService.EMPTY_OK;
import static io.loadline.probe.FakeService.PREDICTION;
import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.failed;
import static io.loadline.probe.FakeService.inTurn;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.Call;
import io.loadline.plan.Readiness;
import io.loadline.probe.ProbeResponse.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadyWaitTest {
  private static final String READY = "GET http://localhost:9/v2/models/iris/ready";
  private static final String INFER = "POST http://localhost:9/v2/models/iris/infer";
  private static final ProbeResponse NOT_FOUND = json(404, "{\"error\": \"Model iris not found\"}");

  private final FakeService service = new FakeService();
  private final List<String> progress = new ArrayList<>();

  @Test
  void asks_the_ready_endpoint_and_then_for_a_real_answer() throws Exception {
    ReadyWait.Report report = await(iris(), THREE_MINUTES);

    assertThat(lines()).containsExactly(READY, INFER);
    assertThat(report)
        .isEqualTo(
            new ReadyWait.Report(
                Duration.ZERO,
                "http://localhost:9/v2/models/iris/ready says ready, 1 real request succeeded",
                report.call(),
                Set.of()));
    assertThat(progress).isEmpty();
    assertThat(service.closed).isTrue();
  }

  @Test
  void sends_the_payloads_in_turn_until_enough_succeeded_in_a_row() throws Exception {
    Call call =
        Calls.call(
            Calls.IRIS,
            Duration.ofSeconds(30),
            List.of(Calls.payload("{\"a\":1}"), Calls.payload("{\"b\":2}")));

    await(call, new Readiness(Duration.ofSeconds(9), 3));

    assertThat(service.requests.stream().skip(1).map(request -> String.valueOf(request.payload())))
        .containsExactly("inline (7 bytes)", "inline (7 bytes)", "inline (7 bytes)");
    assertThat(service.requests.stream().skip(1).map(ProbeRequest::payload))
        .containsExactly(call.payloads().get(0), call.payloads().get(1), call.payloads().get(0));
  }

  @Test
  void a_failed_probe_starts_the_row_anew_at_the_ready_endpoint() throws Exception {
    service.inference(inTurn(PREDICTION, json(503, "{}"), PREDICTION));

    await(iris(), new Readiness(Duration.ofSeconds(9), 2));

    assertThat(lines()).containsExactly(READY, INFER, INFER, READY, INFER, INFER);
  }

  @Test
  void pauses_double_from_50_ms_to_1_s() throws Exception {
    service.readiness(
        inTurn(
            NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, NOT_FOUND, EMPTY_OK));

    ReadyWait.Report report = await(iris(), THREE_MINUTES);

    assertThat(service.pauses).containsExactly(50L, 100L, 200L, 400L, 800L, 1000L, 1000L);
    assertThat(report.waited()).isEqualTo(Duration.ofMillis(3550));
  }

  @Test
  void no_request_may_outlast_the_call_or_the_wait() throws Exception {
    service.readiness(inTurn(NOT_FOUND, EMPTY_OK));
    Call call = Calls.call(Calls.IRIS, Duration.ofSeconds(5), List.of(Calls.payload("{}")));

    await(call, new Readiness(Duration.ofMillis(5020), 1));

    assertThat(service.requests.stream().map(request -> request.timeout().toMillis()))
        .containsExactly(5000L, 4970L, 4970L);
  }

  @Test
  void the_ready_endpoint_gets_the_headers_but_no_content_type() throws Exception {
    await(iris(), THREE_MINUTES);

    assertThat(service.requests.get(0).headers()).hasToString("[Authorization: ***]");
    assertThat(service.requests.get(1).headers())
        .hasToString("[Content-Type: application/json, Authorization: ***]");
  }

  @Test
  void a_url_without_a_ready_endpoint_is_probed_only_and_that_is_said() throws Exception {
    Call call = Calls.call("http://localhost:9/predict", Duration.ofSeconds(1), List.of());

    ReadyWait.Report report = await(call, THREE_MINUTES);

    assertThat(lines()).containsExactly("GET http://localhost:9/predict");
    assertThat(report.how())
        .isEqualTo("1 real request succeeded; no ready endpoint follows from the URL");
    assertThat(progress)
        .containsExactly(
            "no ready endpoint follows from http://localhost:9/predict: only real requests are"
                + " sent");
  }

  @Test
  void says_what_is_in_the_way_once_each_time_it_changes() throws Exception {
    ProbeResponse refused = failed(Failure.REFUSED, "connection refused");
    service
        .readiness(inTurn(refused, refused, NOT_FOUND, NOT_FOUND, EMPTY_OK))
        .inference(inTurn(json(503, "{\"id\":1}"), json(503, "{\"id\":2}"), PREDICTION));

    await(iris(), THREE_MINUTES);

    assertThat(progress)
        .containsExactly(
            "waiting for http://localhost:9/v2/models/iris/ready: connection refused (0 ms of 180"
                + " s)",
            "waiting for http://localhost:9/v2/models/iris/ready: 404 Model iris not found (150 ms"
                + " of 180 s)",
            "waiting for http://localhost:9/v2/models/iris/infer: 503 {\"id\":1} (750 ms of 180"
                + " s)");
  }

  @Test
  void everything_that_may_pass_is_waited_out() throws Exception {
    service
        .readiness(
            inTurn(
                failed(Failure.REFUSED, ""),
                failed(Failure.UNKNOWN_HOST, ""),
                failed(Failure.TIMEOUT, ""),
                failed(Failure.CLOSED, ""),
                failed(Failure.NOT_HTTP, ""),
                json(400, "{}"),
                json(404, "{}"),
                EMPTY_OK))
        .inference(
            inTurn(
                json(400, "{}"),
                json(404, "{}"),
                json(409, "{}"),
                json(429, "{}"),
                json(500, "{}"),
                json(503, "{}"),
                json(200, "{\"error\":\"loading\"}"),
                answer(200, "", ""),
                PREDICTION));

    assertThat(await(iris(Calls.ONES), THREE_MINUTES).how()).endsWith("succeeded");
  }

  @Test
  void being_told_to_stop_is_no_answer() {
    ReadyWait wait =
        new ReadyWait(
            target -> service,
            new ReadinessLoop.ReadinessClock(
                () -> 0,
                nanos -> {
                  throw new InterruptedException("stop");
                },
                tick -> () -> {}),
            new FailedWaitHistory(),
            false);
    service.readiness(request -> NOT_FOUND);

    assertThatThrownBy(() -> wait.await(iris(), THREE_MINUTES, progress::add))
        .isInstanceOf(InterruptedException.class);
    assertThat(service.closed).isTrue();
  }

  private ReadyWait.Report await(Call call, Readiness readiness) throws InterruptedException {
    return service.outsideCluster().await(call, readiness, progress::add);
  }

  private List<String> lines() {
    return service.requests.stream().map(ProbeRequest::line).toList();
  }
}
