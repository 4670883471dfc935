package io.loadline.probe;

import static io.loadline.probe.FakeService.PREDICTION;
import static io.loadline.probe.FakeService.failed;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Readiness;
import io.loadline.probe.ProbeResponse.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A wait that takes long says so now and then. */
class WaitAnnouncerTest {
  private static final String URL = "http://localhost:9/v2/models/iris/";

  private final FakeService service = new FakeService();
  private final List<String> progress = new ArrayList<>();

  @Test
  void the_same_obstacle_is_said_again_after_each_15_s() throws Exception {
    service.readiness(
        request ->
            service.elapsedSeconds() < 50
                ? failed(Failure.REFUSED, "connection refused")
                : FakeService.EMPTY_OK);

    await(Duration.ofMinutes(3));

    assertThat(progress)
        .containsExactly(
            "waiting for " + URL + "ready: connection refused (0 ms of 180 s)",
            "still waiting for " + URL + "ready: connection refused (15 s of 180 s)",
            "still waiting for " + URL + "ready: connection refused (30 s of 180 s)",
            "still waiting for " + URL + "ready: connection refused (45 s of 180 s)");
  }

  @Test
  void another_obstacle_breaks_the_silence_too() throws Exception {
    service.readiness(
        request ->
            service.elapsedSeconds() < 8
                ? failed(Failure.REFUSED, "connection refused")
                : service.elapsedSeconds() < 30 ? json(503, "{}") : FakeService.EMPTY_OK);

    await(Duration.ofMinutes(3));

    assertThat(progress)
        .containsExactly(
            "waiting for " + URL + "ready: connection refused (0 ms of 180 s)",
            "waiting for " + URL + "ready: 503 {} (8.6 s of 180 s)",
            "still waiting for " + URL + "ready: 503 {} (24 s of 180 s)");
  }

  @Test
  void a_first_request_that_hangs_is_no_silence() throws Exception {
    service.inference(
        request -> {
          service.hang(request);
          return PREDICTION;
        });

    await(Duration.ofMinutes(3));

    assertThat(progress)
        .containsExactly(
            "still waiting for " + URL + "infer: no answer yet (15 s of 180 s)",
            "still waiting for " + URL + "infer: no answer yet (30 s of 180 s)");
  }

  @Test
  void nothing_is_said_once_it_is_ready() throws Exception {
    await(Duration.ofMinutes(3));
    service.pass(60_000_000_000L);

    assertThat(progress).isEmpty();
  }

  @Test
  void a_tick_that_comes_too_late_says_nothing() {
    WaitAnnouncer announcer =
        new WaitAnnouncer(
            progress::add, ReadinessLoop.Limit.of(0, Duration.ofMinutes(3)), "no answer yet", 0);
    announcer.end();

    announcer.tick(60_000_000_000L);

    assertThat(progress).isEmpty();
  }

  private void await(Duration timeout) throws InterruptedException {
    service.outsideCluster().await(Calls.iris(), new Readiness(timeout, 1), progress::add);
  }
}
