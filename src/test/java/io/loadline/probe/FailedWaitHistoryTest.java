package io.loadline.probe;

import static io.loadline.probe.FakeService.EMPTY_OK;
import static io.loadline.probe.FakeService.failed;
import static io.loadline.probe.FakeService.inTurn;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Readiness;
import io.loadline.probe.ProbeResponse.Failure;
import io.loadline.result.NotReadyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An address that was waited for in vain does not cost every gate as much. */
class FailedWaitHistoryTest {
  private static final ProbeResponse REFUSED = failed(Failure.REFUSED, "connection refused");
  private static final String OTHER = "http://localhost:9/v2/models/digits/infer";

  private final FakeService service = new FakeService();
  private final List<String> progress = new ArrayList<>();

  @Test
  void the_next_gate_waits_10_s_and_says_why() {
    service.readiness(request -> REFUSED);
    assertThat(failure(Calls.IRIS, 180)).startsWith("not ready within 180 s: connection refused\n");
    double before = service.elapsedSeconds();
    progress.clear();

    assertThat(failure(OTHER, 180))
        .startsWith("not ready within 10 s: connection refused\n")
        .endsWith(
            "\n  earlier  a gate before waited 180 s in vain, so this one waited 10 s at most");
    assertThat(service.elapsedSeconds() - before).isEqualTo(10);
    assertThat(progress)
        .first()
        .isEqualTo(
            "localhost:9 was waited for in vain before, for 180 s: this time for 10 s at most");
  }

  @Test
  void so_does_each_gate_after_it() {
    service.readiness(request -> REFUSED);
    failure(Calls.IRIS, 60);
    failure(Calls.IRIS, 180);

    assertThat(failure(Calls.IRIS, 180)).startsWith("not ready within 10 s: ");
  }

  @Test
  void a_wait_of_less_than_a_minute_is_nothing_to_remember() {
    service.readiness(request -> REFUSED);
    failure(Calls.IRIS, 59);

    assertThat(failure(Calls.IRIS, 58)).startsWith("not ready within 58 s: ");
  }

  @Test
  void a_shorter_time_out_stays_as_it_is() {
    service.readiness(request -> REFUSED);
    failure(Calls.IRIS, 60);

    assertThat(failure(Calls.IRIS, 8))
        .startsWith("not ready within 8 s: ")
        .doesNotContain("earlier");
  }

  @Test
  void another_port_has_its_own_time() {
    service.readiness(request -> REFUSED);
    failure(Calls.IRIS, 60);

    assertThat(failure(Calls.IRIS.replace(":9", ":8"), 180)).startsWith("not ready within 180 s: ");
  }

  @Test
  void a_server_that_answers_may_have_another_model_ready() {
    service.readiness(request -> json(404, "{}"));
    failure(Calls.IRIS, 60);

    assertThat(failure(OTHER, 180)).startsWith("not ready within 180 s: ");
    assertThat(failure(Calls.IRIS, 180)).startsWith("not ready within 10 s: ");
  }

  @ParameterizedTest
  @EnumSource(names = {"TIMEOUT", "CLOSED", "CUT_OFF"})
  void so_may_one_that_fails_on_a_request(Failure failure) {
    service.readiness(request -> failed(failure, "seen"));
    failure(Calls.IRIS, 60);

    assertThat(failure(OTHER, 180)).startsWith("not ready within 180 s: ");
  }

  @Test
  void one_that_became_ready_is_forgiven() throws Exception {
    service.readiness(request -> REFUSED);
    failure(Calls.IRIS, 60);
    service.readiness(inTurn(REFUSED, EMPTY_OK));
    await(Calls.IRIS, 180);
    service.readiness(request -> REFUSED);

    assertThat(failure(Calls.IRIS, 180)).startsWith("not ready within 180 s: ");
  }

  private ReadyWait.Report await(String url, int seconds) throws InterruptedException {
    Readiness readiness = new Readiness(Duration.ofSeconds(seconds), 1);
    return service.outsideCluster().await(Calls.to(url), readiness, progress::add);
  }

  private String failure(String url, int seconds) {
    return String.valueOf(
        catchThrowableOfType(NotReadyException.class, () -> await(url, seconds)).getMessage());
  }
}
