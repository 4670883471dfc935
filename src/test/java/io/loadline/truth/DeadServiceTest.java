package io.loadline.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.Outcome;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.io.PrintStream;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every way of being dead, over a real socket, while it is measured: 200 requests at 400/s with a
 * time-out of 2 s. None is ever green. Each runs once, or as often as the system property {@code
 * test.repeats} says.
 */
class DeadServiceTest {
  private static final int REPEATS = Integer.getInteger("test.repeats", 1);
  private static final PrintStream QUIET = new PrintStream(PrintStream.nullOutputStream());

  private record Death(String name, Script script, Outcome outcome, long count, String firstLine) {}

  private static final Stream<Death> DEATHS =
      Stream.of(
          all("accepts and hangs", Behaviour.hang(), Outcome.TIMEOUT),
          all("resets", Behaviour.reset(), Outcome.RESET),
          all("closes without an answer", Behaviour.close(), Outcome.RESET),
          all("answers half and closes", Answers.half(), Outcome.TRUNCATED),
          all("answers half and resets", Answers.halfThenReset(), Outcome.TRUNCATED),
          all("says garbage", Answers.garbage(), Outcome.MALFORMED),
          all("500", Answers.json(500, "{\"error\":\"no memory\"}"), Outcome.SERVER_ERROR),
          all("404", Answers.json(404, "{\"error\":\"no model\"}"), Outcome.CLIENT_ERROR),
          all("302", Answers.redirect("http://login.test/"), Outcome.REDIRECT),
          all("200 with an error in it", Answers.errorInBody(), Outcome.ERROR_BODY),
          all("200 with nothing in it", Answers.empty(), Outcome.MALFORMED),
          all("length too long, kept open", Answers.lengthTooLong(), Outcome.TIMEOUT),
          all("length too long, closed", Answers.lengthTooLongThenClose(), Outcome.TRUNCATED),
          all("length too short", Answers.lengthTooShort(), Outcome.MALFORMED),
          all("answers after the time-out", Answers.slow(Duration.ofSeconds(3)), Outcome.TIMEOUT),
          all("wrong answer", Answers.json(200, "{\"outputs\":[]}"), Outcome.EXPECTATION_FAILED),
          new Death(
              "every 20th request an error",
              Script.every(20, Answers.json(503, "busy")),
              Outcome.SERVER_ERROR,
              10,
              "FAIL dead: 1 of 2 objectives broken"));

  private static Death all(String name, Behaviour behaviour, Outcome outcome) {
    String worst = "FAIL dead: no request succeeded (200 x " + outcome.id() + ")";
    Script script = Script.healthyUntilMeasured(behaviour);
    return new Death(name, script, outcome, 200, worst + ", 2 of 2 objectives broken");
  }

  @TestFactory
  Stream<DynamicTest> is_never_green() {
    return DEATHS.flatMap(
        death ->
            IntStream.rangeClosed(1, REPEATS)
                .mapToObj(repeat -> dynamicTest(death.name() + " #" + repeat, () -> isRed(death))));
  }

  private static void isRed(Death death) throws InterruptedException {
    try (ScriptedServer server = ScriptedServer.start(death.script())) {
      LoadResult result = gate(server).run();
      assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.FAIL);
      assertThat(Unwrapped.text(result)).startsWith(death.firstLine() + " objective limit ");
      assertThat(result.outcomes().of(death.outcome())).isEqualTo(death.count());
      assertThat(result.requests()).isEqualTo(200);
    }
  }

  @TestFactory
  Stream<DynamicTest> dies_after_some_requests() {
    return repeats(
        () -> {
          try (ScriptedServer server = ScriptedServer.start(Script.diesAfter(50))) {
            LoadResult result = gate(server).run();
            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(result.toString()).startsWith("FAIL dead: 2 of 2 objectives broken");
            assertThat(result.outcomes().of(Outcome.CONNECT_FAILED)).isBetween(100L, 150L);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_healthy_service_is_green() {
    return repeats(
        () -> {
          try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
            LoadResult result = gate(server).run();
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
            assertThat(server.requests("measurement")).isEqualTo(200);
            assertThat(server.requests("warmup")).isEqualTo(10);
          }
        });
  }

  private static Stream<DynamicTest> repeats(org.junit.jupiter.api.function.Executable test) {
    return IntStream.rangeClosed(1, REPEATS).mapToObj(repeat -> dynamicTest("#" + repeat, test));
  }

  private static Loadline gate(ScriptedServer server) {
    return Loadline.target(server.url())
        .payload("{\"inputs\":[]}")
        .expect("outputs[0].data=[1,1]")
        .timeout(Duration.ofSeconds(2))
        .ready(ready -> ready.timeout(Duration.ofSeconds(10)))
        .load(load -> load.requests(200).rate(400).seed(7))
        .slo(slo -> slo.latencyP90(Duration.ofSeconds(1)).errors(0))
        .named("dead")
        .printTo(QUIET);
  }
}
