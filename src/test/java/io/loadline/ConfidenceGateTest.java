package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates whose verdicts are to be sure, over real sockets. */
class ConfidenceGateTest {
  /** Answers after 50 to 250 ms, each after another time than the one before. */
  private static final Script UNLIKE =
      request ->
          Answers.slow(
              Duration.ofMillis(50 + Math.floorMod(request.number() * 7_919, 10_007) % 201));

  private static final int TRIES = 4;

  private final Path dir;

  ConfidenceGateTest(@TempDir Path dir) {
    this.dir = dir;
  }

  /**
   * Where the machine stalled, parts of the run are like those next to them, and it is not sure.
   */
  private GateOutput sure(Script script, Class<?> fixture) {
    GateOutput output = run(script, fixture);
    for (int i = 1; i < TRIES && !output.errors().isEmpty(); i++) {
      output = run(script, fixture);
    }
    return output;
  }

  private GateOutput run(Script script, Class<?> fixture) {
    try (ScriptedServer server = ScriptedServer.start(script)) {
      return GateKit.writingTo(dir).calling(server.url()).run(fixture);
    }
  }

  @Test
  void a_sure_pass_says_between_what_its_figures_lie_and_what_it_does_not_cover() {
    GateOutput output = sure(UNLIKE, ConfidenceTestCases.Within.class);

    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console()))
        .containsPattern(
            "(?s)at 80 %.*http/latency-p95 +<= \\S+ ms +[0-9.]+ ms +[0-9.]+-[0-9.]+ +1000 +PASS")
        .containsPattern("http/latency-p95: 1,000 requests say as much as [0-9]+ independent ones")
        .containsPattern(
            "a sure PASS holds for disturbances that come at least every [0-9.]+ s: rarer ones such a"
                + " run may miss");
  }

  @Test
  void fewer_requests_than_a_pass_takes_are_refused_before_the_load() {
    assertThat(run(Script.always(Answers.iris()), ConfidenceTestCases.TooFew.class).message())
        .contains(
            "http/latency-p95 at a confidence of 0.95 needs at least 62 requests, and 20 are planned;"
                + " plan 62 requests or more, or ask for less confidence");
  }

  @Test
  void a_service_on_its_limit_is_not_sure_and_told_what_would_decide() {
    Script everyTwentieth =
        Script.always(Answers.iris())
            .when(
                request -> request.phase().equals("measurement") && request.number() % 20 == 0,
                Answers.json(500, "{}"));

    assertThat(Unwrapped.text(run(everyTwentieth, ConfidenceTestCases.OnTheLimit.class).message()))
        .contains(
            "INCONCLUSIVE", "1 of 1 objective not decided", "http/error-rate: not sure at 95 %");
  }
}
