package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.baseline.BaselineFile;
import io.loadline.baseline.RecordedBaseline;
import io.loadline.baseline.RecordedRun;
import io.loadline.baseline.RunFigures;
import io.loadline.json.Json;
import io.loadline.json.Json.JsonException;
import io.loadline.json.JsonTree;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that are to be no worse than before, over real sockets. */
class BaselineGateTest {
  private static final int SIZE = 5;
  private static final Class<?> GATE = BaselineTestCases.NoSlower.class;

  /** By which runs of other jobs differ from the one that was measured. */
  private static final DoubleUnaryOperator ALIKE = job -> 1 + 0.01 * (job - 2);

  private final Path dir;
  private final BaselineFile file;
  private int builds;
  @AutoClose private final ScriptedServer server = ScriptedServer.start(taking(50));

  BaselineGateTest(@TempDir Path dir) {
    this.dir = dir;
    this.file = new BaselineFile(dir.resolve("baselines/iris.json"), "baselines/iris.json");
  }

  private static Script taking(int millis) {
    return Script.always(
        millis == 0 ? Answers.iris() : Answers.slow(Duration.ofMillis(millis)));
  }

  private GateOutput run(Class<?> fixture, String... settings) {
    builds++;
    GateKit kit =
        GateKit.writingTo(build())
            .calling(server.url())
            .with("baseline.file", file.path().toString())
            .with("loadline.self-check", "off");
    for (int i = 0; i < settings.length; i += 2) {
      kit.with(settings[i], settings[i + 1]);
    }
    return kit.run(fixture);
  }

  /** Of one build, so that no run is one again of the same test. */
  private Path build() {
    return dir.resolve("build-" + builds);
  }

  private Path results(Class<?> fixture) {
    return build().resolve("results").resolve(fixture.getName()).resolve("gate");
  }

  private GateOutput write() {
    return run(GATE, "loadline.baseline", "write");
  }

  /** The run of a job that a gate wrote, with those of others. */
  private RecordedBaseline full(DoubleUnaryOperator factors, LocalDate day) {
    write();
    RecordedBaseline own = file.read().orElseThrow();
    RecordedRun run = own.runs().get(0);
    for (int job = 1; job < SIZE; job++) {
      double factor = factors.applyAsDouble(job);
      Map<String, Double> figures = new TreeMap<>(run.figures().values());
      figures.replaceAll((id, value) -> id.startsWith("latency") ? value * factor : value);
      RecordedRun other =
          new RecordedRun("other-" + job, day, run.machine(), new RunFigures(figures));
      file.add(own.identity(), other, Set.of(), SIZE, false);
    }
    return file.read().orElseThrow();
  }

  private void full() {
    full(ALIKE, LocalDate.now(ZoneOffset.UTC));
  }

  private JsonTree result(GateOutput output, Class<?> fixture) throws JsonException {
    return new JsonTree(Json.parse(output.json(fixture, "gate")));
  }

  private void sendsNothingAndSays(Class<?> fixture, String text, String... settings)
      throws JsonException {
    long before = server.requests();
    GateOutput output = run(fixture, settings);
    assertThat(output.error()).isInstanceOf(InconclusiveError.class);
    assertThat(Unwrapped.text(output.message()))
        .startsWith("INCONCLUSIVE ")
        .contains("nothing was compared with the baseline, and nothing was sent")
        .contains(text);
    assertThat(result(output, fixture).text("verdict")).isEqualTo("INCONCLUSIVE");
    assertThat(result(output, fixture).isPresent("requests")).isFalse();
    assertThat(server.requests()).isEqualTo(before);
  }

  @Test
  void a_gate_passes_against_its_own_baseline_and_is_judged_alike_from_its_result()
      throws JsonException {
    full();
    GateOutput output = run(GATE);
    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console()))
        .contains("the objective holds; no worse than the baseline")
        .contains("1 run beside the 5 of ")
        .contains(" tells in 4 of 5 cases: http/latency-p50 ");
    JsonTree compared = result(output, GATE).list("comparisons").get(0);
    assertThat(compared.text("metric")).isEqualTo("http/latency-p50");
    assertThat(compared.text("verdict")).isEqualTo("PASS");
    assertThat(output.entries()).containsKey("http/latency-p50-ratio");
    LoadResult again = Loadline.judge(results(GATE));
    assertThat(again.verdict()).isEqualTo(Verdict.PASS);
    assertThat(again.judgment().comparisons()).hasSize(1);
    assertThat(output.console()).contains(again.toString());
  }

  @Test
  void a_slower_server_fails_though_all_limits_hold() throws JsonException {
    full();
    server.follow(taking(200));
    GateOutput output = run(GATE);
    assertThat(Unwrapped.text(output.message()))
        .startsWith("FAIL ")
        .contains("higher than in the baseline; the objective holds");
    assertThat(result(output, GATE).list("comparisons").get(0).text("verdict")).isEqualTo("FAIL");
  }

  @Test
  void a_collapse_to_fast_answers_is_not_green() {
    full();
    server.follow(taking(0));
    GateOutput output = run(GATE);
    assertThat(output.error()).isInstanceOf(InconclusiveError.class);
    assertThat(Unwrapped.text(output.message()))
        .contains("unlike the baseline")
        .contains("lower than before by more than 100 %");
  }

  @Test
  void a_missing_baseline_and_one_that_is_not_full_send_nothing_and_say_how_to_record()
      throws JsonException {
    sendsNothingAndSays(GATE, "record it by -Dloadline.baseline=write in 5 jobs");
    write();
    sendsNothingAndSays(GATE, "has 1 of 5 runs: record the others by -Dloadline.baseline=write");
  }

  @Test
  void a_run_is_recorded_once_a_job_until_the_file_is_full_and_is_never_green()
      throws JsonException {
    GateOutput first = write();
    assertThat(first.error()).isInstanceOf(InconclusiveError.class);
    assertThat(Unwrapped.text(first.message()))
        .contains("nothing was compared with the baseline; the objective holds")
        .contains("it has 1 of 5 runs: 4 jobs to go");
    assertThat(file.read().orElseThrow().runs()).hasSize(1);
    sendsNothingAndSays(GATE, "runs of one job share their luck", "loadline.baseline", "write");
    assertThat(file.read().orElseThrow().runs()).hasSize(1);
  }

  @Test
  void a_full_file_is_left_and_compared_with_where_it_was_to_be_written() throws IOException {
    full();
    String before = Files.readString(file.path());
    assertThat(write().errors()).isEmpty();
    assertThat(Files.readString(file.path())).isEqualTo(before);
  }

  @Test
  void it_begins_anew_where_that_is_asked_for() {
    full();
    GateOutput output =
        run(GATE, "loadline.baseline", "write", "loadline.baseline.restart", "true");
    assertThat(output.error()).isInstanceOf(InconclusiveError.class);
  }

  @Test
  void runs_of_another_load_are_refused_before_it_with_what_differs() throws JsonException {
    full();
    sendsNothingAndSays(
        BaselineTestCases.OtherLoad.class, "requests was 60 in the baseline and is 70 now");
    String error =
        run(BaselineTestCases.OtherLoad.class, "loadline.baseline", "write").message();
    assertThat(Unwrapped.text(error)).contains("requests was 60 in the baseline and is 70 now");
    assertThat(run(BaselineTestCases.MeantToDiffer.class).errors()).isEmpty();
  }

  @Test
  void an_old_file_is_not_compared_with() throws JsonException {
    full(ALIKE, LocalDate.of(2020, 1, 1));
    sendsNothingAndSays(GATE, "is out of date: its oldest run, of 2020-01-01");
  }

  @Test
  void a_file_that_was_edited_is_an_error() throws IOException, JsonException {
    full();
    Files.writeString(
        file.path(), Files.readString(file.path()).replace("\"other-1\"", "\"other-9\""));
    GateOutput output = run(GATE);
    assertThat(Unwrapped.text(output.message())).contains("was edited by hand");
    assertThat(result(output, GATE).text("verdict")).isEqualTo("ERROR");
  }

  @Test
  void a_gate_that_cannot_tell_what_it_is_to_tell_is_refused_with_a_plan_that_can() {
    full(job -> 1 + 0.5 * (job % 2), LocalDate.now(ZoneOffset.UTC));
    long before = server.requests();
    assertThat(Unwrapped.text(run(GATE).message()))
        .contains("@Baseline(by = \"100%\"): http/latency-p50 cannot be told to be 100 % higher")
        .contains("1 run beside the 5 of ")
        .contains("set runs = ");
    assertThat(server.requests()).isEqualTo(before);
  }

  @Test
  void the_load_is_repeated_and_each_run_is_kept() throws IOException {
    full();
    GateOutput output = run(BaselineTestCases.ThreeRuns.class);
    Path results = results(BaselineTestCases.ThreeRuns.class);
    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console())).contains("of 3, the worst by its limits");
    for (int i = 1; i <= 3; i++) {
      assertThat(Loadline.judge(results.resolve("run-" + i)).verdict()).isEqualTo(Verdict.PASS);
    }
    assertThat(Unwrapped.text(Loadline.judge(results))).contains("3 runs beside the 5 of ");
  }

  @Test
  void a_broken_limit_fails_beside_a_baseline_that_holds() {
    full();
    assertThat(Unwrapped.text(run(BaselineTestCases.BesideLimit.class).message()))
        .startsWith("FAIL ")
        .contains("1 of 2 objectives broken; no worse than the baseline");
  }

  @Test
  void a_baseline_that_is_switched_off_is_told_as_loosened() {
    GateOutput output = run(GATE, "loadline.baseline", "off");
    assertThat(output.errors()).isEmpty();
    assertThat(Unwrapped.text(output.console())).contains("(loosened)", "baseline off by ");
  }

  @Test
  void a_missing_baseline_aborts_the_test_where_inconclusive_does() {
    GateOutput output = run(GATE, "loadline.on-inconclusive", "abort");
    assertThat(output.tests().aborted().count()).isEqualTo(1);
  }

  @Test
  void what_is_known_before_a_load_is_shown_with_its_plan() {
    full();
    String plan = Unwrapped.text(run(GATE, "loadline.mode", "plan").console());
    assertThat(plan).contains("@Baseline(latencyP50) \"100%\"", "tells in 4 of 5 cases");
    String missing =
        Unwrapped.text(
            run(GATE, "loadline.mode", "plan", "loadline.baseline.file", "none.json").console());
    assertThat(missing).contains("there is no baseline none.json");
  }
}
