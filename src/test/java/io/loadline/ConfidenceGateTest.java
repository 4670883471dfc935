package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates whose verdicts are to be sure, over real sockets. */
class ConfidenceGateTest {
  /** Answers after 50 to 250 ms, each after another time than the one before. */
  private static final Script UNLIKE =
      request ->
          Answers.slow(
              Duration.ofMillis(50 + Math.floorMod(request.number() * 7_919, 10_007) % 201));

  private static final List<String> TOKENS =
      List.of(token("a"), token("b"), token("c"), "data: [DONE]\n\n");
  private static final int TRIES = 4;

  private final Path dir;

  private static String token(String text) {
    return "data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
  }

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

  private GateOutput sureChat(Script script, Class<?> fixture) {
    GateOutput output = chat(script, fixture);
    for (int i = 1; i < TRIES && !output.errors().isEmpty(); i++) {
      output = chat(script, fixture);
    }
    return output;
  }

  private GateOutput chat(Script script, Class<?> fixture) {
    try (ScriptedServer server = ScriptedServer.start(script)) {
      return GateKit.writingTo(dir).calling(server.url("/v1/chat/completions")).run(fixture);
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
                + " plan 62 requests or more, ")
        .contains("@Load(requests = 62, ")
        .contains("; or ask for less confidence");
  }

  @Test
  void what_the_plan_can_tell_is_said_before_the_load_and_after_it() {
    String power =
        "what 400 requests tell of http/error-rate at 95 %, in 4 of 5 runs: broken from ";
    GateKit kit = GateKit.writingTo(dir);
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      GateOutput before =
          kit.calling(server.url())
              .with("loadline.mode", "plan")
              .run(ConfidenceTestCases.OnTheLimit.class);
      assertThat(Unwrapped.text(before.console())).contains("note " + power);
      assertThat(server.requests()).isZero();
    }
    GateOutput after = run(Script.always(Answers.iris()), ConfidenceTestCases.OnTheLimit.class);
    assertThat(Unwrapped.text(after.console())).contains("note " + power);
    assertThat(after.json(ConfidenceTestCases.OnTheLimit.class, "gate")).contains(power);
  }

  @Test
  void the_last_run_of_a_test_tells_how_alike_its_requests_are() {
    Script quick = Script.always(Answers.iris());
    run(quick, ConfidenceTestCases.OnTheLimit.class);

    try (ScriptedServer server = ScriptedServer.start(quick)) {
      GateKit kit = GateKit.writingTo(dir).calling(server.url()).with("loadline.mode", "plan");
      assertThat(Unwrapped.text(kit.run(ConfidenceTestCases.OnTheLimit.class).console()))
          .containsPattern(
              "what 400 requests tell of http/error-rate .*; [0-9.]+ say as much as one independent one, as"
                  + " in the last run of this test");
    }
  }

  @Test
  void streams_are_judged_with_confidence_when_told_to() {
    Script tokens =
        request ->
            StreamAnswers.lateAfterHead(
                Duration.ofMillis(5 + Math.floorMod(request.number() * 7_919, 10_007) % 21),
                String.join("", TOKENS));

    GateOutput pass = sureChat(tokens, ConfidenceTestCases.Streams.class);
    assertThat(pass.errors()).isEmpty();
    assertThat(Unwrapped.text(pass.console()))
        .containsPattern("(?s)at 80 %.*http/goodput +>= 0.7 +[0-9.]+ +[0-9.]+-[0-9.]+ +400 +PASS")
        .containsPattern("http/ttft-p75 +<= 5000 ms +[0-9.]+ ms +[0-9.]+-[0-9.]+ +400 +PASS")
        .containsPattern("http/goodput: 400 requests say as much as [0-9]+ independent ones")
        .containsPattern("http/itl-p75: 800 gaps say as much as [0-9]+ independent ones");
    assertThat(pass.json(ConfidenceTestCases.Streams.class, "gate"))
        .containsPattern("\"metric\" ?: ?\"http/goodput\"[^}]*\"interval\"[^}]*\"hits\"")
        .as("of response times, of which none has a limit")
        .doesNotContain("\"batches\"");
  }

  @Test
  void streams_beyond_their_limits_fail_and_are_not_sure_near_them() {
    Script late =
        request ->
            request.phase().equals("measurement") && request.number() % 4 == 0
                ? StreamAnswers.lateAfterHead(Duration.ofMillis(400), TOKENS.get(0) + TOKENS.get(3))
                : StreamAnswers.paced(Duration.ofMillis(1), TOKENS);
    assertThat(chat(late, ConfidenceTestCases.LateStreams.class).message())
        .contains("FAIL gate: ", "http/ttft-p95", "http/goodput");

    Script some =
        request ->
            request.phase().equals("measurement") && request.number() % 20 == 0
                ? StreamAnswers.lateAfterHead(Duration.ofMillis(400), TOKENS.get(0) + TOKENS.get(3))
                : StreamAnswers.paced(Duration.ofMillis(1), TOKENS);
    assertThat(Unwrapped.text(chat(some, ConfidenceTestCases.NearStreams.class).message()))
        .contains("INCONCLUSIVE", "http/goodput: not sure at 95 %: ");
  }

  /** Far within its limits, of which a p50 of independent requests would take five. */
  @Test
  void so_few_requests_that_nothing_is_seen_of_how_alike_they_are_decide_nothing() {
    GateOutput output =
        run(request -> Answers.slow(Duration.ofMillis(20)), ConfidenceTestCases.FewAnswers.class);

    assertThat(Unwrapped.text(output.message()))
        .contains(
            "2 of 3 objectives not decided",
            "http/latency-p50: not sure at 95 %: ",
            "http/latency-mean: not sure at 95 %: the mean is of ",
            "some 100 would decide");
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
