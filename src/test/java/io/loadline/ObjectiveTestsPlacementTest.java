package io.loadline;

import static io.loadline.ObjectiveTestsTest.ends;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where objectives as tests may stand, and how they are selected, repeated and left out. */
class ObjectiveTestsPlacementTest {
  private static final String ERRORS = "http/error-count <= 0";

  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  ObjectiveTestsPlacementTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateKit kit() {
    return GateKit.writingTo(dir).calling(server.url());
  }

  private GateOutput run(Class<?> fixture) {
    return kit().run(fixture);
  }

  @Test
  void an_objective_that_is_run_alone_drives_the_load_itself() {
    String template =
        "[engine:junit-jupiter]/[class:%s]/[test-template:gate(io.loadline.LoadResult)]"
            .formatted(ObjectiveTestCases.OneBroken.class.getName());
    GateOutput output = kit().run(selectUniqueId(template + "/[test-template-invocation:#2]"));
    assertThat(ends(output)).containsExactly("objective 1: FAILED");
    assertThat(output.message()).startsWith("FAIL gate: http/latency-mean <= 0.000001 ms: ");
    assertThat(server.requests("measurement")).isEqualTo(20);
    GateOutput two =
        kit()
            .run(
                selectUniqueId(template + "/[test-template-invocation:#3]"),
                selectUniqueId(template + "/[test-template-invocation:#4]"));
    assertThat(ends(two)).containsExactly("objective 2: SUCCESSFUL", ERRORS + ": SUCCESSFUL");
    assertThat(server.requests("measurement")).isEqualTo(40);
    GateOutput none = kit().run(selectUniqueId(template + "/[test-template-invocation:#9]"));
    assertThat(none.message())
        .isEqualTo("there is no objective 8 of this gate, which has 3; select all of its tests");
  }

  @Test
  void beside_another_kind_of_test_it_is_an_error_that_says_what_to_do() {
    assertThat(run(ObjectiveTestCases.BothKinds.class).errors())
        .isNotEmpty()
        .allSatisfy(
            error ->
                assertThat(error)
                    .hasMessage(
                        "@ObjectiveTests on BothKinds.gate() stands beside @InferenceLoadTest,"
                            + " which makes a test of the method, too. Put that into it:"
                            + " @ObjectiveTests(@InferenceLoadTest(..))"));
    for (Class<?> fixture :
        List.of(ObjectiveTestCases.BesideATest.class, ObjectiveTestCases.BesideRepeated.class)) {
      assertThat(run(fixture).errors())
          .isNotEmpty()
          .allSatisfy(
              error ->
                  assertThat(error)
                      .hasMessageStartingWith(
                          "@ObjectiveTests on " + fixture.getSimpleName() + ".gate() stands beside")
                      .hasMessageEndingWith("without @ObjectiveTests"));
    }
    assertThat(server.requests()).isZero();
  }

  @Test
  void a_gate_announces_its_files_to_a_ci_system_that_looks_for_them() {
    GateOutput output =
        kit().with("loadline.attachments", "on").run(GateTestCases.Impossible.class);
    Path json = dir.resolve("results/io.loadline.GateTestCases$Impossible/gate/result.json");
    assertThat(output.console().lines()).containsOnlyOnce("[[ATTACHMENT|" + json + "]]");
    assertThat(output.message()).doesNotContain("ATTACHMENT");
  }

  @Test
  void a_broken_objective_announces_the_files_as_well() {
    GateOutput output =
        kit().with("loadline.attachments", "on").run(ObjectiveTestCases.OneBroken.class);
    assertThat(output.console().lines())
        .filteredOn(line -> line.startsWith("[[ATTACHMENT|") && line.endsWith("/result.json]]"))
        .hasSize(2);
  }

  @Test
  void a_run_by_another_provider_of_templates_is_refused() {
    assertThat(run(ObjectiveTestCases.WithAnotherProvider.class).message())
        .startsWith("another extension runs the method of @ObjectiveTests as a template, too");
    assertThat(server.requests("measurement")).isEqualTo(20);
  }

  @Test
  void one_that_never_runs_is_told_by_its_name() {
    assertThat(run(ObjectiveTestCases.NeverRuns.class).message())
        .startsWith("@ObjectiveTests on NeverRuns.gate() never runs: the method is private.");
    assertThat(
            UnexecutedGateKit.problems(
                new UnexecutedGateKit(dir).run(selectClass(ObjectiveTestCases.NeverRuns.class))))
        .singleElement()
        .asString()
        .startsWith("@ObjectiveTests on NeverRuns.gate() never runs");
  }

  @Test
  void in_a_parallel_build_its_tests_still_follow_each_other() {
    GateOutput output =
        kit()
            .with("junit.jupiter.execution.parallel.enabled", "true")
            .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
            .run(ObjectiveTestCases.OneBroken.class);
    assertThat(ends(output)).hasSize(4).first().isEqualTo("load: SUCCESSFUL");
    assertThat(server.requests("measurement")).isEqualTo(20);
  }

  @Test
  void with_advice_only_no_test_is_red() {
    GateOutput output =
        kit().with("loadline.mode", "advise").run(ObjectiveTestCases.OneBroken.class);
    assertThat(output.errors()).isEmpty();
    assertThat(output.console()).contains("this verdict does not fail the test");
  }

  @Test
  void switched_off_it_is_skipped_and_a_plan_aborts_the_load() {
    GateOutput off = kit().with("loadline.mode", "off").run(ObjectiveTestCases.Kept.class);
    assertThat(off.results().containerEvents().skipped().count()).isEqualTo(1);
    GateOutput plan = kit().with("loadline.mode", "plan").run(ObjectiveTestCases.Kept.class);
    assertThat(ends(plan)).containsExactly("load: ABORTED");
    assertThat(server.requests()).isZero();
  }

  @Test
  void each_gate_of_a_class_has_its_own_tests() {
    assertThat(ends(run(ObjectiveTestCases.TwoGates.class)))
        .containsExactlyInAnyOrder(
            "load: SUCCESSFUL",
            ERRORS + ": SUCCESSFUL",
            "load: SUCCESSFUL",
            "http/latency-p50 <= 5000 ms: SUCCESSFUL",
            ERRORS + ": SUCCESSFUL",
            "whole(): SUCCESSFUL");
    assertThat(server.requests("measurement")).isEqualTo(60);
  }

  @Test
  void the_annotation_works_inside_one_of_the_users_own() {
    assertThat(ends(run(ObjectiveTestCases.Composed.class)))
        .containsExactly("load: SUCCESSFUL", ERRORS + ": SUCCESSFUL");
  }

  @Test
  void what_cannot_be_measured_has_no_objectives() {
    GateOutput output = run(ObjectiveTestCases.Mistake.class);
    assertThat(ends(output)).containsExactly("load: FAILED");
    assertThat(output.message())
        .contains("@InferenceLoadTest(url = \"iris:8080\"), from @ObjectiveTests on method gate()");
    assertThat(run(ObjectiveTestCases.NoObjective.class).message())
        .startsWith("@Slo: no objective is set, so nothing would be judged");
  }

  @Test
  void a_gate_that_names_no_objective_and_takes_the_result_has_the_one_on_errors() {
    assertThat(ends(run(ObjectiveTestCases.OnlyResult.class)))
        .containsExactly("load: SUCCESSFUL", ERRORS + ": SUCCESSFUL");
  }

  @Test
  void a_test_that_fails_before_the_load_is_the_only_one() {
    GateOutput output = run(ObjectiveTestCases.BeforeFails.class);
    assertThat(ends(output)).containsExactly("load: FAILED");
    assertThat(output.error()).hasMessage("before the load");
    assertThat(server.requests()).isZero();
  }
}
