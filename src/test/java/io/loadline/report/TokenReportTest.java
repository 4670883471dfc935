package io.loadline.report;

import static io.loadline.testkit.Plans.constant;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonValue;
import io.loadline.json.JsonValue.JsonObject;
import io.loadline.plan.Bound;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.testkit.StreamSimulation;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TokenReportTest {
  private static final Objective GOODPUT =
      new Objective(Metric.of(Metric.Kind.GOODPUT), Bound.LOWER, 0.95);
  private static final GoodputLimits LIMITS =
      new GoodputLimits(100_000_000, GoodputLimits.NO_LIMIT, 300_000_000);

  @Test
  void the_text_has_a_line_of_tokens() {
    assertThat(ConsoleText.of(report(simulation().failing(10).run())).lines())
        .contains(
            "  tokens    ttft p50 100.0 p99 100.0 ms  itl p50 20.0 p99 40.0 ms",
            "            tpot mean 25.0 ms  44.6 tokens/s (chunks)",
            "            450 tokens in 450 events  good 90 of 100",
            "  tpot      1 token is taken for the first event of 90 answers: its number of",
            "            tokens was not told")
        .anyMatch(line -> line.matches("  http/goodput +>= 0.95 +0.9 +100 +FAIL  -5.3 %"));
  }

  @Test
  void a_run_without_tokens_says_so() {
    assertThat(ConsoleText.of(report(simulation().tokens(0).run())))
        .contains("  tokens    no token came  good 100 of 100\n")
        .contains("http/goodput: no token came");
  }

  @Test
  void the_file_has_them_too() throws JsonException {
    JsonObject tokens = tokens(report(simulation().usage(13).run()));
    assertThat(Json.compact(tokens))
        .contains("\"source\":\"usage\",\"outputTokens\":1300,\"countedByUsage\":100")
        .contains("\"events\":500,\"tpotToldByEvent\":0")
        .contains("\"tokensPerSecondOfRequest\":{\"mean\":65,\"min\":65,\"max\":65}")
        .contains("\"ttft\":{\"count\":100,\"mean\":100,")
        .contains("\"itl\":{\"count\":400,\"mean\":25,")
        .contains(
            "\"goodput\":{\"ratio\":1,\"good\":100,\"goodWithoutLag\":100,\"ttftLimit\":100,"
                + "\"tpotLimit\":null,\"e2eLimit\":300}");
  }

  @Test
  void report_entries_have_them_by_name() {
    assertThat(ReportEntries.of(report(simulation().run())))
        .containsEntry("http/ttft-p95", "100")
        .containsEntry("http/itl-max", "40")
        .containsEntry("http/tpot-mean", "25")
        .containsEntry("http/goodput", "1")
        .containsEntry("token-source", "chunks")
        .containsKey("http/output-tokens-per-second");
  }

  private static StreamSimulation simulation() {
    return StreamSimulation.of(constant(10), GOODPUT).goodput(LIMITS);
  }

  private static Report report(RunResult run) {
    return new Report(
        TestName.of("chat"),
        run,
        Judge.judge(run),
        List.of(),
        List.of(),
        Report.Files.NONE,
        UnaryOperator.identity());
  }

  private static JsonObject tokens(Report report) throws JsonException {
    Report.Environment environment = Report.Environment.of("test", new Properties(), 1);
    JsonValue document = Json.parse(ResultJson.of(report, environment));
    return (JsonObject) Objects.requireNonNull(((JsonObject) document).members().get("tokens"));
  }
}
