package io.loadline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gates on a real server whose model takes one request at a time, and that counts as real ones do.
 * Whatever this machine does meanwhile, no cause is told that is not the one.
 */
@Timeout(600)
class CountedGateTest {
  private static final int ATTEMPTS = 4;
  private static final String LATE = "the server's event loop is blocked";
  private static final String SHORT = "short of capacity";
  private static final String NOT_TOLD = "where the time went";

  private final Path dir;
  @AutoClose private final CountingServer server = new CountingServer();

  CountedGateTest(@TempDir Path dir) throws IOException {
    this.dir = dir;
  }

  private GateOutput run(Class<?> fixture) {
    return run(server.url("/v2/models/iris/infer"), server.url("/metrics"), fixture);
  }

  /** Again where this machine spoiled it, and made it INVALID. */
  private GateOutput run(URI model, URI metrics, Class<?> fixture) {
    GateOutput output = runOnce(model, metrics, fixture);
    for (int i = 1; i < ATTEMPTS && output.console().contains("INVALID gate"); i++) {
      output = runOnce(model, metrics, fixture);
    }
    return output;
  }

  private GateOutput runOnce(URI model, URI metrics, Class<?> fixture) {
    return GateKit.writingTo(dir)
        .calling(model)
        .with("loadline.server-metrics.url", metrics.toString())
        .run(fixture);
  }

  /** Whether this machine let the load generator send in time. */
  private static boolean isInTime(GateOutput output) throws Exception {
    JsonTree result =
        new JsonTree(
            Json.parse(output.json(CountedGateTestCases.EightUsers.class, "gate").getBytes(UTF_8)));
    return result.text("verdict").equals("FAIL")
        && result.figure("lag", "p99").orElse(1e9) < 5
        && result.figure("serverMetrics", "longest_ms").orElse(1e9) < 1_000;
  }

  @Test
  void a_blocked_event_loop_is_the_cause() throws Exception {
    server.startBlocked();
    server.tellAsKserve();

    GateOutput output = run(CountedGateTestCases.EightUsers.class);

    assertThat(output.message()).containsAnyOf(isInTime(output) ? LATE : NOT_TOLD, LATE, "INVALID");
  }

  @Test
  void a_server_whose_model_has_a_worker_of_its_own_has_no_blocked_event_loop() {
    server.startWithWorkers();
    server.tellAsKserve();

    GateOutput output = run(CountedGateTestCases.EightUsers.class);

    assertThat(output.message()).doesNotContain(LATE).containsAnyOf(NOT_TOLD, "INVALID");
  }

  @Test
  void too_few_instances_are_the_cause() {
    Behaviour infer =
        reply -> {
          server.computeInTurn();
          Answers.iris().answer(reply);
        };
    Behaviour tell = reply -> Answers.json(200, server.triton()).answer(reply);
    Script script = Script.always(infer).when(each -> each.phase().equals("scrape"), tell);
    try (ScriptedServer triton = ScriptedServer.start(script)) {
      URI statistics = URI.create(triton.url().toString().replaceAll("/infer$", "/stats"));

      GateOutput output =
          run(triton.url(), statistics, CountedGateTestCases.EightUsersFromTheStart.class);

      assertThat(output.message()).containsAnyOf(SHORT, "INVALID");
    }
  }

  @Test
  void a_load_that_it_keeps_up_with_has_no_cause() {
    server.startBlocked();
    server.tellAsKserve();

    GateOutput output = run(CountedGateTestCases.AsMuchAsItCan.class);

    assertThat(output.errors()).isEmpty();
    assertThat(output.console()).doesNotContain(LATE).doesNotContain("cause");
  }
}
