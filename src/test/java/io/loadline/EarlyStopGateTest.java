package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gates that may end as soon as they are decided, over real sockets, of 3,200 requests in 8 s.
 * Answers take 50 to 250 ms, each another time than the one before, so that it is not the machine
 * that makes neighbours alike.
 */
class EarlyStopGateTest {
  private static final int PLANNED = 3_200;
  private static final int A_SECOND = 400;
  private static final int TRIES = 4;

  private final Path dir;

  EarlyStopGateTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private static Script failing(int of, int every) {
    return request -> {
      Duration took = Duration.ofMillis(50 + Math.floorMod(request.number() * 7_919, 10_007) % 201);
      return request.phase().equals("measurement") && request.number() % every < of
          ? Answers.json(500, "{}").after(took)
          : Answers.slow(took);
    };
  }

  /**
   * Where the machine stalled, parts of the run are like those next to them, and it is not sure.
   */
  private GateOutput decided(Script script, Class<?> fixture) throws JsonException {
    GateOutput output = run(script, fixture);
    for (int i = 1; i < TRIES && !result(output, fixture).text("ending").equals("decided"); i++) {
      output = run(script, fixture);
    }
    return output;
  }

  private GateOutput run(Script script, Class<?> fixture) {
    try (ScriptedServer server = ScriptedServer.start(script)) {
      return GateKit.writingTo(dir).calling(server.url()).run(fixture);
    }
  }

  private static JsonTree result(GateOutput output, Class<?> fixture) throws JsonException {
    return new JsonTree(Json.parse(output.json(fixture, "gate")));
  }

  @Test
  void a_good_service_takes_part_of_the_run_and_is_told_what_that_does_not_cover()
      throws JsonException {
    GateOutput output = decided(failing(0, 1), EarlyStopTestCases.MayEndEarly.class);
    JsonTree result = result(output, EarlyStopTestCases.MayEndEarly.class);

    assertThat(output.errors()).isEmpty();
    assertThat(result.text("ending")).isEqualTo("decided");
    assertThat(result.number(0, "requests")).isBetween(PLANNED / 5L, PLANNED - 1L);
    assertThat(result.number(0, "earlyEnd", "savedRequests"))
        .isEqualTo(PLANNED - result.number(0, "requests"));
    assertThat(Unwrapped.text(output.console()))
        .containsPattern("the objective holds, decided after [0-9.]+ s of 8.0 s")
        .containsPattern(
            "ended early: [0-9.]+ s of 8.0 s, [0-9]+ % of the run, decided it, and [0-9,]+ of 3,200"
                + " requests were saved; the PASS holds for disturbances that come at least every"
                + " [0-9.]+ s")
        .doesNotContain("a sure PASS holds");
  }

  @Test
  void a_bad_service_fails_after_part_of_the_run() throws JsonException {
    GateOutput output = decided(failing(3, 5), EarlyStopTestCases.MayEndEarly.class);
    JsonTree result = result(output, EarlyStopTestCases.MayEndEarly.class);

    assertThat(output.message())
        .contains("FAIL")
        .contains("1 of 1 objective broken, decided after");
    assertThat(result.text("ending")).isEqualTo("decided");
    assertThat(result.number(0, "requests")).isBetween(PLANNED / 10L, PLANNED - 1L);
    assertThat(result.number(0, "sent")).isEqualTo(result.number(0, "requests"));
  }

  @Test
  void a_service_near_its_limit_takes_the_whole_run() throws JsonException {
    GateOutput output = run(failing(1, 5), EarlyStopTestCases.MayEndEarly.class);
    JsonTree result = result(output, EarlyStopTestCases.MayEndEarly.class);

    assertThat(output.message()).contains("INCONCLUSIVE");
    assertThat(result.text("ending")).isEqualTo("complete");
    assertThat(result.number(0, "requests")).isEqualTo(PLANNED);
  }

  @Test
  void no_run_ends_before_the_time_that_is_asked_for() throws JsonException {
    GateOutput output = decided(failing(3, 5), EarlyStopTestCases.NotBeforeFourSeconds.class);
    JsonTree result = result(output, EarlyStopTestCases.NotBeforeFourSeconds.class);

    assertThat(result.text("ending")).isEqualTo("decided");
    assertThat(result.number(0, "requests")).isBetween(4L * A_SECOND, PLANNED - 1L);
  }

  @Test
  void objectives_that_no_part_of_a_run_decides_are_refused_before_the_load() {
    String message =
        run(Script.always(Answers.iris()), EarlyStopTestCases.WithoutConfidence.class).message();

    assertThat(message)
        .contains(
            "@Load(earlyStop = TRUE)",
            "http/latency-p90 <= 5000 is none; set confidence, such as 0.95, or remove earlyStop",
            "http/error-count <= 0 is none, which is implied where no errors are limited;"
                + " limit errorRatio, such as 0.01, in place of errors, or remove earlyStop");
  }
}
