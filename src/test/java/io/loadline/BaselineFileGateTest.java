package io.loadline;

import static io.loadline.BaselineBuilds.GATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.json.Json.JsonException;
import io.loadline.result.NothingComparedException;
import io.loadline.testkit.Unwrapped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates whose baseline is recorded, or cannot be compared with, over real sockets. */
class BaselineFileGateTest {
  @AutoClose private final BaselineBuilds builds;

  BaselineFileGateTest(@TempDir Path dir) {
    this.builds = new BaselineBuilds(dir);
  }

  private void sendsNothingAndSays(Class<?> fixture, String text, String... settings)
      throws JsonException {
    long before = builds.requests();
    GateOutput output = builds.run(fixture, settings);
    assertThat(output.error()).isInstanceOf(InconclusiveError.class);
    assertThat(Unwrapped.text(output.message()))
        .startsWith("INCONCLUSIVE ")
        .contains("nothing was compared with the baseline, and nothing was sent")
        .contains(text);
    assertThat(builds.result(output, fixture).text("verdict")).isEqualTo("INCONCLUSIVE");
    assertThat(builds.result(output, fixture).isPresent("requests")).isFalse();
    assertThat(builds.requests()).isEqualTo(before);
  }

  @Test
  void a_missing_baseline_and_one_that_is_not_full_send_nothing_and_say_how_to_record()
      throws IOException, JsonException {
    sendsNothingAndSays(GATE, "record it by -Dloadline.baseline=write in 5 jobs");
    builds.write();
    sendsNothingAndSays(GATE, "has 1 of 5 runs: record the others by -Dloadline.baseline=write");
  }

  @Test
  void a_program_is_told_of_a_missing_baseline_by_an_exception_or_as_a_test_would_be() {
    Loadline gate =
        Loadline.target(builds.url())
            .payload("{}")
            .baseline(each -> each.file(builds.file().path().toString()).by("10%"))
            .printTo(new PrintStream(OutputStream.nullOutputStream()));
    assertThatThrownBy(gate::run)
        .isInstanceOf(NothingComparedException.class)
        .hasMessageStartingWith("INCONCLUSIVE ")
        .hasMessageContaining("record it by -Dloadline.baseline=write in 5 jobs");
    assertThatThrownBy(gate::check)
        .isInstanceOf(InconclusiveError.class)
        .hasMessageContaining("-Dloadline.baseline=write in 5 jobs");
  }

  @Test
  void a_run_is_recorded_once_a_job_until_the_file_is_full_and_is_never_green()
      throws IOException, JsonException {
    GateOutput first = builds.write();
    assertThat(first.error()).isInstanceOf(InconclusiveError.class);
    assertThat(Unwrapped.text(first.message()))
        .contains("nothing was compared with the baseline; the objective holds")
        .contains("it has 1 of 5 runs: 4 jobs to go");
    assertThat(builds.baseline().runs()).hasSize(1);
    sendsNothingAndSays(GATE, "runs of one job share their luck", "loadline.baseline", "write");
    assertThat(builds.baseline().runs()).hasSize(1);
  }

  @Test
  void a_full_file_is_left_and_compared_with_where_it_was_to_be_written() throws IOException {
    builds.record();
    String before = Files.readString(builds.file().path());
    assertThat(builds.passing(GATE, "loadline.baseline", "write").errors()).isEmpty();
    assertThat(Files.readString(builds.file().path())).isEqualTo(before);
  }

  @Test
  void it_begins_anew_where_that_is_asked_for() throws IOException {
    builds.record();
    GateOutput output =
        builds.run(GATE, "loadline.baseline", "write", "loadline.baseline.restart", "true");
    assertThat(output.error()).isInstanceOf(InconclusiveError.class);
    assertThat(builds.baseline().runs()).hasSize(1);
  }

  @Test
  void recording_the_same_build_anew_changes_the_line_of_the_run_and_the_sum_alone()
      throws IOException {
    builds.write();
    List<String> before = Files.readAllLines(builds.file().path());
    Files.delete(builds.file().path());
    builds.write();
    List<String> after = Files.readAllLines(builds.file().path());
    assertThat(after).hasSameSizeAs(before).isNotEqualTo(before);
    assertThat(after)
        .filteredOn(line -> !before.contains(line))
        .allMatch(line -> line.matches(" *(\\{\"at\"|\"sum\").*"));
  }

  @Test
  void runs_of_another_load_are_refused_before_it_with_what_differs()
      throws IOException, JsonException {
    builds.record();
    sendsNothingAndSays(
        BaselineTestCases.OtherLoad.class, "requests was 40 in the baseline and is 45 now");
    String error =
        builds.run(BaselineTestCases.OtherLoad.class, "loadline.baseline", "write").message();
    assertThat(Unwrapped.text(error)).contains("requests was 40 in the baseline and is 45 now");
    assertThat(builds.passing(BaselineTestCases.MeantToDiffer.class).errors()).isEmpty();
  }

  @Test
  void an_old_file_is_not_compared_with() throws IOException, JsonException {
    builds.record(BaselineBuilds.ALIKE, LocalDate.of(2020, 1, 1));
    sendsNothingAndSays(GATE, "is out of date: its oldest run, of 2020-01-01");
  }

  @Test
  void a_file_that_was_edited_is_an_error() throws IOException, JsonException {
    builds.record();
    Files.writeString(
        builds.file().path(),
        Files.readString(builds.file().path()).replace("\"other-1\"", "\"other-9\""));
    GateOutput output = builds.run(GATE);
    assertThat(Unwrapped.text(output.message())).contains("was edited by hand");
    assertThat(builds.result(output, GATE).text("verdict")).isEqualTo("ERROR");
  }

  @Test
  void a_missing_baseline_aborts_the_test_where_inconclusive_does() throws IOException {
    GateOutput output = builds.run(GATE, "loadline.on-inconclusive", "abort");
    assertThat(output.tests().aborted().count()).isEqualTo(1);
  }
}
