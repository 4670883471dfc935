package io.loadline.probe;

import static io.loadline.probe.FakeService.failed;
import static io.loadline.probe.FakeService.inTurn;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Readiness;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said when the time is up. */
class TimeOutTest {
  private final FakeService service = new FakeService();

  @Test
  void the_last_answer_is_shown_with_what_it_usually_means() {
    service.readiness(request -> failed(Failure.REFUSED, "connection refused"));

    assertThat(failure(Duration.ofSeconds(5)))
        .isEqualTo(
            """
            not ready within 5 s: connection refused
              asked    GET http://localhost:9/v2/models/iris/ready
              answer   connection refused
              tries    9 tries in 4.6 s, the last 9 with this answer
              usually  nothing listens on localhost:9
              do       start the server, or correct host and port of url\
            """);
    assertThat(service.elapsedSeconds()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UNKNOWN_HOST | the name localhost is not in the DNS that was asked",
        "NOT_HTTP | something else than an HTTP server listens on localhost:9",
        "HTTP2_ONLY | localhost:9 speaks HTTP/2 only, as a gRPC port does",
        "NOT_HTTP2 | localhost:9 does not speak HTTP/2",
        "TLS_EXPECTED | localhost:9 speaks TLS, url says it does not",
        "NO_TLS | localhost:9 does not speak TLS",
        "CUT_OFF | the server crashes while it answers",
        "CLOSED | the server crashes on the request, a proxy has nothing behind it, or localhost:9"
            + " speaks TLS"
      })
  void no_answer_has_its_meaning(Failure failure, String usually) {
    service.readiness(request -> failed(failure, "seen"));

    assertThat(failure(Duration.ofSeconds(5)))
        .startsWith("not ready within 5 s: seen\n")
        .contains("  usually  " + usually + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | the model is not loaded yet (MLServer says 400 until then)",
        "404 | wrong model name or path, the model is not loaded, or the gateway has no route yet",
        "409 | the server, or a gateway before it, rejects the request",
        "429 | a rate limit stands before the model, or its queue is full",
        "500 | the server fails at its own ready endpoint, or the model did not load",
        "501 | the server does not have this endpoint",
        "502 | no healthy pod stands behind the address, or the model is still loading",
        "503 | no healthy pod stands behind the address, or the model is still loading",
        "504 | no healthy pod stands behind the address, or the model is still loading"
      })
  void each_status_has_its_meaning(int status, String usually) {
    service.readiness(request -> json(status, "{\"error\":\"no\"}"));

    assertThat(failure(Duration.ofSeconds(5)))
        .startsWith("not ready within 5 s: " + status + " no\n")
        .contains("  usually  " + usually + "\n");
  }

  @Test
  void a_hanging_service_is_told_from_a_dead_one() {
    service.readiness(service::hang);

    assertThat(failure(Duration.ofSeconds(45)))
        .startsWith("not ready within 45 s: no answer within 30 s\n")
        .contains("tries    2 tries in 45 s");
  }

  @Test
  void a_time_out_of_the_last_moment_does_not_hide_the_real_answer() {
    service.readiness(
        request -> service.elapsedSeconds() < 4 ? json(404, "{}") : service.hang(request));

    assertThat(failure(Duration.ofSeconds(5)))
        .startsWith("not ready within 5 s: 404 {}\n")
        .contains("tries    9 tries in 5 s, the last 8 with this answer");
  }

  @Test
  void a_time_out_of_what_was_left_is_not_told_as_the_requests() {
    service.readiness(
        request -> service.elapsedSeconds() < 4 ? json(404, "{}") : service.hang(request));

    assertThat(failure(Duration.ofSeconds(15)))
        .startsWith(
            "not ready within 15 s: no answer within the 10.5 s that were left of the wait\n")
        .endsWith(
            "read the log of the model server; raise @Ready(timeout) if one inference, or loading,"
                + " takes that long");
  }

  @Test
  void a_wait_whose_time_went_before_it_began_says_so() {
    service.readiness(service::hang);
    long start = service.now();
    service.pass(16_000_000_000L);

    NotReadyException failure =
        catchThrowableOfType(
            NotReadyException.class,
            () ->
                service
                    .outsideCluster()
                    .await(
                        Calls.iris(), new Readiness(Duration.ofSeconds(16), 1), start, line -> {}));

    assertThat(failure)
        .hasMessage(
            """
            not ready within 16 s: no time was left to ask the model
              asked    GET http://localhost:9/v2/models/iris/ready
              answer   no answer within the 1 ms that were left of the wait
              tries    1 try in 1 ms, 16 s after the wait began
              usually  what comes before took all of the time: objects in the cluster, the way to \
            them, a first connection
              do       raise @Ready(timeout)\
            """);
  }

  @Test
  void a_wait_without_time_tries_once() {
    service.readiness(inTurn(json(503, "{}"), FakeService.EMPTY_OK));

    assertThat(failure(Duration.ofMillis(20))).startsWith("not ready within 20 ms: 503 {}\n");
    assertThat(service.requests).hasSize(1);
  }

  private String failure(Duration timeout) {
    Readiness readiness = new Readiness(timeout, 1);
    return String.valueOf(
        catchThrowableOfType(
                NotReadyException.class,
                () -> service.outsideCluster().await(Calls.iris(), readiness, line -> {}))
            .getMessage());
  }
}
