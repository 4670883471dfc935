package io.loadline.baseline;

import static io.loadline.baseline.BaselineRuns.baseline;
import static io.loadline.baseline.BaselineRuns.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineWriterTest {
  private final BaselineFile file;

  BaselineWriterTest(@TempDir Path folder) {
    file = new BaselineFile(folder.resolve("baselines/iris.json"), "baselines/iris.json");
  }

  @Test
  void what_was_written_is_read() {
    RecordedBaseline baseline = baseline(24, 25, 26);
    new BaselineWriter(file).write(baseline);

    assertThat(file.read()).contains(baseline);
  }

  @Test
  void nothing_is_left_beside_the_file() throws IOException {
    new BaselineWriter(file).write(baseline(24));
    new BaselineWriter(file).write(baseline(24, 25));

    try (var files = Files.list(file.path().getParent())) {
      assertThat(files).containsExactly(file.path());
    }
  }

  @Test
  void a_file_that_is_a_link_stays_one() throws IOException {
    Path real = file.path().resolveSibling("real.json");
    Files.createDirectories(real.getParent());
    Files.writeString(real, "");
    Files.createSymbolicLink(file.path(), real.getFileName());
    new BaselineWriter(file).write(baseline(24));

    assertThat(file.path()).isSymbolicLink();
    assertThat(file.read()).contains(baseline(24));
  }

  @Test
  void facts_and_runs_stand_on_a_line_each() {
    RecordedRun run = recorded("github-1-1-gate", 24, 1);
    RunFigures few = new RunFigures(Map.of("latency-p50", 12.34, "error-ratio", 0.0));
    RunIdentity identity =
        new RunIdentity(Map.of(IdentityFact.RATE, "50/s", IdentityFact.ARRIVALS, "poisson"));
    RecordedBaseline baseline =
        new RecordedBaseline(
            identity,
            List.of(
                new RecordedRun("github-2-1-gate", run.at().plusDays(1), run.machine(), few),
                new RecordedRun(run.job(), run.at(), run.machine(), few)));

    assertThat(BaselineWriter.text(baseline))
        .isEqualTo(
            """
            {
              "about": "Figures of earlier runs, with which gates of Loadline compare theirs. Recorded by -Dloadline.baseline=write, a run in each job; not to be edited by hand.",
              "format": 1,
              "identity": {
                "arrivals": "poisson",
                "rate": "50/s"
              },
              "runs": [
                {"at": "2026-11-24", "figures": {"error-ratio": 0, "latency-p50": 12.34}, "job": "github-1-1-gate", "machine": "AMD EPYC 7763, 4 cpus, 16 GiB"},
                {"at": "2026-11-25", "figures": {"error-ratio": 0, "latency-p50": 12.34}, "job": "github-2-1-gate", "machine": "AMD EPYC 7763, 4 cpus, 16 GiB"}
              ],
              "sum": "sha256:@"
            }
            """
                .replace("@", BaselineJson.sum(BaselineJson.of(baseline)).substring(7)));
  }

  @Test
  void five_runs_with_all_figures_take_less_than_8_kb() {
    assertThat(bytes(baseline(1, 2, 3, 4, 5))).isLessThan(8_000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void five_jobs_of_several_runs_take_less_than_8_kb(boolean streams) {
    RecordedBaseline five = new RecordedBaseline(BaselineRuns.identity(), ofSeveral(streams));

    assertThat(BaselineWriter.text(five)).contains("\"latency-p99-within\": 0.01234");
    assertThat(BaselineWriter.text(five).contains("\"tpot-p99-within\"")).isEqualTo(streams);
    assertThat(bytes(five)).isLessThan(8_000);
  }

  @Test
  void five_runs_of_an_identity_whose_facts_are_all_long_take_less_than_8_kb() {
    assertThat(bytes(new RecordedBaseline(longest(), baseline(1, 2, 3, 4, 5).runs())))
        .isLessThan(8_000);
  }

  private static RunIdentity longest() {
    String longest = FactText.bounded("a long word ".repeat(50));
    Map<IdentityFact, String> facts = new EnumMap<>(IdentityFact.class);
    Arrays.stream(IdentityFact.values()).forEach(fact -> facts.put(fact, longest));
    return new RunIdentity(facts);
  }

  private static List<RecordedRun> ofSeveral(boolean streams) {
    return IntStream.rangeClosed(1, 5).mapToObj(day -> ofSeveral(day, streams)).toList();
  }

  /** Of a job of several runs, which has figures of streams or has none. */
  private static RecordedRun ofSeveral(int day, boolean streams) {
    RecordedRun one = recorded("github-1234567890" + day + "-1-record", day, 1);
    Map<String, Double> figures = new TreeMap<>();
    one.figures()
        .values()
        .forEach(
            (id, value) -> {
              if (streams || !id.matches("(ttft|itl|tpot|tokens)-.*")) {
                figures.put(id, value);
                figures.put(RunFigures.within(id), 0.01234);
              }
            });
    figures.remove(RunFigures.within(RunFigures.ERROR_RATIO));
    return new RecordedRun(one.job(), one.at(), one.machine(), new RunFigures(figures));
  }

  private static int bytes(RecordedBaseline baseline) {
    return BaselineWriter.text(baseline).getBytes(StandardCharsets.UTF_8).length;
  }

  @Test
  void recording_the_same_build_anew_changes_the_lines_of_runs_and_the_sum_alone() {
    List<String> before = BaselineWriter.text(baseline(1, 2, 3, 4, 5)).lines().toList();
    RecordedBaseline again =
        new RecordedBaseline(
            BaselineRuns.identity(),
            IntStream.rangeClosed(6, 10)
                .mapToObj(day -> recorded("github-" + day + "-1-gate", day, 1.03))
                .toList());
    List<String> after = BaselineWriter.text(again).lines().toList();

    assertThat(after).hasSameSizeAs(before);
    assertThat(IntStream.range(0, before.size()).filter(i -> !before.get(i).equals(after.get(i))))
        .map(before::get)
        .hasSize(6)
        .allMatch(line -> line.matches(" *(\\{\"at\"|\"sum\").*"));
  }

  @Test
  void a_run_that_is_added_is_one_more_line() {
    List<String> before =
        BaselineWriter.text(baseline(1, 2)).lines().map(BaselineWriterTest::bare).toList();
    List<String> after =
        BaselineWriter.text(baseline(1, 2, 3)).lines().map(BaselineWriterTest::bare).toList();

    assertThat(after.stream().filter(line -> !before.contains(line)))
        .hasSize(2)
        .anyMatch(line -> line.contains("github-3-1-gate"))
        .anyMatch(line -> line.contains("\"sum\""));
  }

  private static String bare(String line) {
    return line.replaceFirst(",$", "");
  }
}
