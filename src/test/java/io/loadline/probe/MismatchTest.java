package io.loadline.probe;

import static io.loadline.probe.FakeService.EMPTY_OK;
import static io.loadline.probe.FakeService.failed;
import static io.loadline.probe.FakeService.inTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.NotReadyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A scheme that the port does not speak. */
class MismatchTest {
  private static final String PATH = "://localhost:9/iris";

  private final FakeService service = new FakeService();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NO_TLS | https | localhost:9 does not speak TLS"
            + " | write http:// in url, or correct its port",
        "NO_TLS | grpcs | localhost:9 does not speak TLS"
            + " | write grpc:// in url, or correct its port",
        "TLS_EXPECTED | http | localhost:9 speaks TLS, url says it does not"
            + " | write https:// in url, or correct its port",
        "TLS_EXPECTED | grpc | localhost:9 speaks TLS, url says it does not"
            + " | write grpcs:// in url, or correct its port",
        "HTTP2_ONLY | http | localhost:9 speaks HTTP/2 only, as a gRPC port does"
            + " | correct the port of url (HTTP: Triton 8000, kserve and MLServer 8080), write"
            + " grpc:// in url, or set protocol = HTTP_2",
        "NOT_HTTP2 | grpc | localhost:9 does not speak HTTP/2, which gRPC needs"
            + " | correct the port of url (gRPC: Triton 8001, kserve and MLServer 8081), or write"
            + " http:// and the path of the inference",
        "NOT_HTTP2 | http | localhost:9 does not speak HTTP/2"
            + " | remove protocol = HTTP_2, or correct the port of url"
      })
  void ends_the_wait_after_10_s_and_names_what_was_met(
      Failure failure, String scheme, String usually, String todo) {
    service.inference(request -> failed(failure, "seen"));

    assertThat(failure(scheme + PATH))
        .startsWith("not ready: seen\n")
        .endsWith("  usually  " + usually + "\n  do       " + todo);
    assertThat(service.elapsedSeconds()).isBetween(10.0, 12.0);
  }

  @ParameterizedTest
  @EnumSource(names = {"NO_TLS", "TLS_EXPECTED", "NOT_HTTP2", "HTTP2_ONLY"})
  void does_so_though_the_words_differ(Failure failure) {
    service.inference(request -> failed(failure, "seen " + service.requests.size()));

    assertThat(failure("http" + PATH)).startsWith("not ready: seen 15\n");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NO_TLS", "TLS_EXPECTED", "NOT_HTTP2", "HTTP2_ONLY"})
  void no_other_failure_ends_it(Failure failure) {
    service.inference(request -> failed(failure, "seen"));

    assertThat(failure("http" + PATH)).startsWith("not ready within 180 s: ");
  }

  @Test
  void a_server_that_finds_its_tongue_in_time_is_ready() throws Exception {
    ProbeResponse not = failed(Failure.NOT_HTTP2, "seen");
    service.inference(inTurn(not, not, not, not, not, not, not, not, FakeService.PREDICTION));
    service.readiness(request -> EMPTY_OK);

    ReadyWait.Report report =
        service.outsideCluster().await(Calls.to("http" + PATH), Calls.THREE_MINUTES, line -> {});

    assertThat(report.waited()).isPositive();
  }

  private String failure(String url) {
    return String.valueOf(
        catchThrowableOfType(
                NotReadyException.class,
                () ->
                    service.outsideCluster().await(Calls.to(url), Calls.THREE_MINUTES, line -> {}))
            .getMessage());
  }
}
