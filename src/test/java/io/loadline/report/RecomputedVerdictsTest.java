package io.loadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.json.Json;
import io.loadline.json.JsonTree;
import io.loadline.plan.Bound;
import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Metric;
import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import io.loadline.slo.Judge;
import io.loadline.slo.SureRun;
import io.loadline.testkit.SampleRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code docs/recompute-verdicts.py} needs nothing but result.json. */
class RecomputedVerdictsTest {
  private static final String SCRIPT = Path.of("docs", "recompute-verdicts.py").toString();

  private final Path dir;

  RecomputedVerdictsTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private record Said(int exit, String text) {}

  private static Said recomputed(List<Path> files) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("python3", SCRIPT));
    files.forEach(each -> command.add(each.toString()));
    Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(python.waitFor(), text.strip());
  }

  private Path written(String name, String json) throws IOException {
    return Files.writeString(dir.resolve(name + ".json"), json);
  }

  @Test
  void each_figure_of_200_drawn_results_is_found_anew() throws Exception {
    List<Path> files = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (long seed : LongStream.range(0, 200).toArray()) {
      String json = new DrawnResult(seed).json();
      seen.addAll(kinds(new JsonTree(Json.parse(json))));
      files.add(written("result-" + seed, json));
    }

    Said said = recomputed(files);

    assertThat(said.text()).matches("\\d+ objectives of 200 results, 0 differences");
    assertThat(said.exit()).isZero();
    assertThat(seen)
        .contains(
            "ending decided",
            "PASS ",
            "FAIL ",
            "FAIL error-at-rank",
            "INVALID own-lag",
            "INVALID disturbance",
            "INVALID interference",
            "INCONCLUSIVE too-few",
            "INCONCLUSIVE tunnel",
            "INCONCLUSIVE undecided",
            "INCONCLUSIVE too-alike",
            "INCONCLUSIVE too-wide",
            "INCONCLUSIVE trend",
            "INCONCLUSIVE several");
  }

  private static List<String> kinds(JsonTree document) {
    List<String> kinds = new ArrayList<>(List.of("ending " + document.text("ending")));
    for (JsonTree each : document.list("objectives")) {
      kinds.add(each.text("verdict") + " " + each.text("cause"));
    }
    return kinds;
  }

  @Test
  void the_example_of_the_manual_agrees() throws Exception {
    String manual = Files.readString(Path.of("docs", "result-json.md"));
    String example = manual.replaceFirst("(?s).*```json\n(.*?)```.*", "$1");

    assertThat(recomputed(List.of(written("example", example))).text())
        .isEqualTo("2 objectives of 1 results, 0 differences");
  }

  @ParameterizedTest
  @CsvSource({
    "observed, ': observed is 9'",
    "samples, ': samples is 9'",
    "lower, interval.lower",
    "upper, interval.upper",
    "levelAbove, interval.levelAbove",
    "designEffect, interval.designEffect",
    "neighbours, interval.neighbours",
    "hits, interval.designEffect",
    "sums_ns, interval.error",
    "requests, interval.independent",
    "verdict, verdict is"
  })
  void a_falsified_figure_is_found(String key, String told) throws Exception {
    String json = withAMean();
    String verdict = "(\"" + key + "\" : \")(?:PASS|FAIL|INVALID|INCONCLUSIVE)";
    String falsified =
        key.equals("verdict")
            ? json.replaceFirst(verdict, "$1" + "NONE")
            : json.replaceFirst("(\"" + key + "\" : (?:\\[ )?)(\\d)", "$19$2");
    assertThat(falsified).isNotEqualTo(json);

    Said said = recomputed(List.of(written("falsified", falsified)));

    assertThat(said.exit()).isOne();
    assertThat(said.text()).contains(told);
  }

  /** The first one that has each of these figures. */
  private static String withAMean() {
    return LongStream.iterate(0, seed -> seed + 2)
        .mapToObj(seed -> new DrawnResult(seed).json())
        .filter(json -> json.contains("\"skewness\"") && json.contains("\"levelAbove\" : 0."))
        .filter(json -> json.contains("\"designEffect\""))
        .findFirst()
        .orElseThrow();
  }

  /** Of 1,000 answers 1 of 8 has its first message late, and each takes 30 ms in all. */
  private static String streamed() {
    Metric first = Metric.percentile(Metric.Kind.TTFT_PERCENTILE, 95);
    Metric responses = Metric.percentile(95);
    RunResult run =
        SureRun.streamed(
            1_000,
            i -> new double[] {i * 7_919 % 1_009 % 8 == 0 ? 25 : 5, 30},
            new GoodputLimits(10_000_000, GoodputLimits.NO_LIMIT, GoodputLimits.NO_LIMIT),
            0,
            new Objective(first, Bound.UPPER, 10, 0.95),
            new Objective(Metric.of(Metric.Kind.GOODPUT), Bound.LOWER, 0.86, 0.95),
            new Objective(Metric.of(Metric.Kind.ITL_MEAN), Bound.UPPER, 30, 0.95),
            new Objective(responses, Bound.UPPER, 40, 0.95));
    return ResultJson.of(Reports.of(run, Judge.judge(run)), Reports.ENVIRONMENT);
  }

  @Test
  void what_is_said_of_streams_is_believed_and_counts_among_several_limits() throws Exception {
    String json = streamed();
    JsonTree document = new JsonTree(Json.parse(json));
    assertThat(document.list("objectives"))
        .extracting(each -> each.text("verdict") + " " + each.text("cause"))
        .containsExactly("FAIL ", "INCONCLUSIVE undecided", "PASS ", "PASS ");
    assertThat(document.list("objectives"))
        .allSatisfy(each -> assertThat(each.isPresent("interval", "level")).isTrue());
    assertThat(document.list("batches", "requests")).hasSize(40);

    assertThat(recomputed(List.of(written("streamed", json))).text())
        .isEqualTo("4 objectives of 1 results, 0 differences");
    String near = json.replaceFirst("(\"levelAbove\" : )[0-9.E-]+", "$10.04");
    assertThat(recomputed(List.of(written("near", near))).text())
        .contains("http/ttft-p95: cause is , recomputed several");
  }

  @Test
  void a_run_without_a_verdict_is_passed_over() throws Exception {
    Report report = Reports.of(new SampleRun().build(), Reports.pass());
    String json = ResultJson.withdrawn(report, "no text today", Reports.ENVIRONMENT);

    Said said = recomputed(List.of(written("withdrawn", json)));

    assertThat(said.exit()).isZero();
    assertThat(said.text()).contains("no figures of its own");
  }
}
