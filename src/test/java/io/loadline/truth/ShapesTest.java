package io.loadline.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.StageFigures;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes over real sockets; their timing is tested in virtual time. */
class ShapesTest {
  private static LoadResult run(ScriptedServer server, String... stages) throws Exception {
    return Loadline.target(server.url())
        .payload("{\"id\": \"{uuid}\"}")
        .timeout(Duration.ofSeconds(5))
        .load(load -> load.stages(stages).seed(7))
        .printTo(new PrintStream(PrintStream.nullOutputStream()))
        .run();
  }

  @Test
  void each_request_of_each_stage_reaches_the_service() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      LoadResult result =
          run(server, "constant 50/s for 1s", "ramp 50/s to 150/s for 1s", "spike 200/s for 1s");
      assertThat(result.run().stages())
          .extracting(StageFigures::offered)
          .containsExactly(50L, 100L, 175L);
      assertThat(result.outcomes().successes()).isEqualTo(325);
      assertThat(server.requests("measurement")).isEqualTo(325);
      assertThat(result.toString()).containsPattern("\n  3: spike 200/s for 1s +175 +0 ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"closed 2 users for 300ms", "max 2 connections for 300ms"})
  void closed_stages_count_what_the_service_has_read(String first) throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.slow(Duration.ofMillis(5)))) {
      LoadResult result = run(server, first, "closed 8 users for 300ms", "closed 1 user for 300ms");
      assertThat(result.verdict()).isEqualTo(Verdict.PASS);
      assertThat(result.run().stages()).allMatch(stage -> stage.successes() > 0);
      assertThat(result.run().stages().stream().mapToLong(StageFigures::offered).sum())
          .isEqualTo(server.requests("measurement"));
      assertThat(result.requests()).isEqualTo(server.requests("measurement"));
    }
  }
}
