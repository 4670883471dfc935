package io.loadline.truth;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gate that expects nothing of the answers still reads them. */
class AnswerTruthTest {
  private static final PrintStream QUIET = new PrintStream(PrintStream.nullOutputStream());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upstream connect error",
        "<html><body>{}</body></html>",
        "{oops}",
        "{\"outputs\":[{\"data\":[1,1}",
        "{}{}",
        "{\"outputs\":[],}"
      })
  void what_only_claims_to_be_json_is_never_green(String body) throws Exception {
    Script script = Script.healthyUntilMeasured(Answers.json(200, body));
    try (ScriptedServer server = ScriptedServer.start(script)) {
      LoadResult result = gate(server).run();
      assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(result.outcomes().of(Outcome.MALFORMED)).isEqualTo(20);
    }
  }

  @Test
  void nan_is_green_and_said() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(nan())) {
      LoadResult result = gate(server).run();
      assertThat(result.outcomes().of(Outcome.SUCCESS)).isEqualTo(20);
      assertThat(Unwrapped.text(result))
          .contains("the output holds NaN or Infinity: 30 answers, the first in the warm-up")
          .contains("NaN at byte 22: {\"outputs\":[{\"data\":[NaN]}]}");
    }
  }

  @Test
  void nan_can_be_refused() throws Exception {
    Script script = Script.healthyUntilMeasured(nan());
    try (ScriptedServer server = ScriptedServer.start(script)) {
      LoadResult result = gate(server).expect("no-nan").run();
      assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
      assertThat(result.outcomes().of(Outcome.EXPECTATION_FAILED)).isEqualTo(20);
      assertThat(result.toString()).contains("expected no-nan");
    }
  }

  private static Behaviour nan() {
    return Answers.json(200, "{\"outputs\":[{\"data\":[NaN]}]}");
  }

  private static Loadline gate(ScriptedServer server) {
    return Loadline.target(server.url())
        .payload("{\"inputs\":[]}")
        .timeout(Duration.ofSeconds(20))
        .ready(ready -> ready.timeout(Duration.ofSeconds(20)))
        .load(load -> load.requests(20).rate(100).seed(7))
        .slo(slo -> slo.errors(0))
        .named("answers")
        .printTo(QUIET);
  }
}
