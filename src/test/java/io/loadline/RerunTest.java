package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that is run again keeps what came of it before. */
class RerunTest {
  private static final Script BROKEN = Script.healthyUntilMeasured(Answers.json(500, "{}"));

  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  RerunTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir).calling(server.url()).run(fixture);
  }

  @Test
  void both_results_are_kept_and_the_second_says_that_it_is_one() {
    server.follow(BROKEN);
    run(RerunTestCases.Flaky.class);
    server.follow(Script.always(Answers.iris()));
    GateOutput output = run(RerunTestCases.Flaky.class);
    String note = "this is run 2 of the test: run 1 ended FAIL (";
    assertThat(Unwrapped.text(output.console())).contains("gate: " + note);
    assertThat(Unwrapped.text(output.console())).contains("note " + note);
    assertThat(output.json(RerunTestCases.Flaky.class, "gate"))
        .contains("\"FAIL\"")
        .doesNotContain("this is run");
    assertThat(output.json(RerunTestCases.Flaky.class, "gate-run2"))
        .contains("\"PASS\"", note, "RerunTestCases$Flaky/gate)");
  }

  @Test
  void a_third_names_both_and_one_that_was_not_measured_is_an_error() {
    server.follow(BROKEN);
    run(RerunTestCases.Flaky.class);
    GateKit.writingTo(dir).with("test.url", "no url").run(RerunTestCases.Flaky.class);
    server.follow(Script.always(Answers.iris()));
    assertThat(Unwrapped.text(run(RerunTestCases.Flaky.class).console()))
        .contains("this is run 3 of the test: run 1 ended FAIL (")
        .contains("/gate), run 2 ended ERROR (");
  }

  @Test
  void a_pass_beside_a_red_body_is_told_as_such() {
    RerunTestCases.FlakyBody.red = true;
    run(RerunTestCases.FlakyBody.class);
    RerunTestCases.FlakyBody.red = false;
    assertThat(Unwrapped.text(run(RerunTestCases.FlakyBody.class).console()))
        .contains("this is run 2 of the test: run 1 ended PASS, and the test failed beside it (");
  }

  @Test
  void results_of_endpoints_are_kept_together() {
    run(RerunTestCases.FlakyEndpoints.class);
    GateOutput output = run(RerunTestCases.FlakyEndpoints.class);
    assertThat(output.json(RerunTestCases.FlakyEndpoints.class, "gate-run2"))
        .contains("this is run 2 of the test: run 1 ended PASS");
    assertThat(output.json(RerunTestCases.FlakyEndpoints.class, "gate-run2/iris"))
        .contains("\"PASS\"");
  }

  @Test
  void the_first_run_of_a_build_removes_reruns_of_an_earlier_one() throws Exception {
    Path ofClass = dir.resolve("results").resolve(RerunTestCases.Flaky.class.getName());
    Path old = Files.createDirectories(ofClass.resolve("gate-run2/iris"));
    Files.writeString(old.resolve("result.json"), "old");
    Files.writeString(old.resolveSibling("result.json"), "old");
    Path older = Files.createDirectories(ofClass.resolve("gate-run3"));
    Path own = Files.writeString(older.resolve("notes.txt"), "of the user");
    Files.writeString(older.resolve("result.json"), "old");
    run(RerunTestCases.Flaky.class);
    assertThat(ofClass.resolve("gate-run2")).doesNotExist();
    assertThat(older.resolve("result.json")).doesNotExist();
    assertThat(own).exists();
  }
}
