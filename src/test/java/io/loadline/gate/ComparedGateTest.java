package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.Interval;
import io.loadline.result.RunResult;
import io.loadline.slo.ComparedFigure;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.PrintedText;
import io.loadline.testkit.ScriptedServer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two services that take turns over real sockets, in shorter slices and fewer than users may. */
@Timeout(120)
class ComparedGateTest {
  private static final Duration USUAL = Duration.ofMillis(100);
  private static final Duration SLOWER = Duration.ofMillis(200);

  private final Path dir;
  private final PrintedText printed = new PrintedText();
  @AutoClose private final ScriptedServer stable = ScriptedServer.always(Answers.slow(USUAL));

  ComparedGateTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateResult run(Duration canaryTakes, String by) throws InterruptedException {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (ScriptedServer canary = ScriptedServer.always(Answers.slow(canaryTakes))) {
      return new ShortTurns(by, stable.url().toString(), canary.url().toString()).run(dir, out);
    }
  }

  private static Judgment canary(GateResult result) {
    return result.endpoints().get(1).judgment();
  }

  @Test
  void a_slower_one_is_found_and_told_again_from_what_is_stored() throws InterruptedException {
    GateResult result = run(SLOWER, "10%");
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.FAIL);
    ComparedFigure figure = canary(result).comparisons().get(0);
    assertThat(figure.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.text().lines().findFirst().orElseThrow())
        .matches("FAIL gate: http/latency-p50 \\d\\d\\d? % higher than that of stable at canary");
    assertThat(result.text())
        .contains("20.0/s Poisson (seed 3) in turns of 1 s")
        .doesNotContain("weights")
        .contains("  PASS stable: ");

    GateResult again = StoredResult.read(dir).judge();
    assertThat(again.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(canary(again).comparisons()).isEqualTo(canary(result).comparisons());

    GateResult alone = StoredResult.read(dir.resolve("canary")).judge();
    assertThat(alone.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(alone.text()).contains("judge that of the whole gate");
    assertThat(StoredResult.read(dir.resolve("stable")).judge().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void an_equal_one_passes_and_in_each_second_one_of_both_is_driven() throws InterruptedException {
    GateResult result = run(USUAL, "100%");
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PASS);
    assertThat(canary(result).headline()).isEqualTo("the objective holds; no worse than stable");
    List<RunResult> runs = result.endpoints().stream().map(GateResult.Endpoint::run).toList();
    for (int second = 0; second < 2 * ShortTurns.PAIRS; second++) {
      assertThat(List.of(requests(runs.get(0), second) == 0, requests(runs.get(1), second) == 0))
          .as("second " + second)
          .containsExactlyInAnyOrder(true, false);
    }
    assertThat(runs).extracting(RunResult::warmupRequests).containsExactly(2L, 2L);
  }

  private static long requests(RunResult run, int second) {
    List<Interval> intervals = run.intervals();
    return second < intervals.size() ? intervals.get(second).requests() : 0;
  }
}
