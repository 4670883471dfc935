package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test that ends red before its body has said PASS nowhere. */
class InferParametersTest {
  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.always(Answers.iris());

  InferParametersTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir).calling(server.url()).run(fixture);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {ParameterTestCases.Nobody.class, ParameterTestCases.NobodyOfEndpoints.class})
  void what_nobody_resolves_is_found_before_the_first_request(Class<?> fixture) {
    GateOutput output = run(fixture);
    assertThat(output.message())
        .isEqualTo(
            "no extension of the test resolves the parameter String text of "
                + fixture.getSimpleName()
                + ".gate(), so no request was sent. Remove it, or add the extension that resolves"
                + " it with @ExtendWith");
    assertThat(server.requests()).isZero();
    assertThat(output.json(fixture, "gate")).contains("\"ERROR\"").contains("String text");
  }

  @Test
  void two_who_would_resolve_the_result_are_found_before_the_first_request() {
    GateOutput output = run(ParameterTestCases.TwoForTheResult.class);
    assertThat(output.message()).contains("competing ParameterResolvers");
    assertThat(server.requests()).isZero();
  }

  @Test
  void those_of_others_are_resolved_once_and_after_the_load() {
    ParameterTestCases.Numbers.resolved = 0;
    GateOutput output = run(ParameterTestCases.Everybody.class);
    assertThat(output.errors()).isEmpty();
    assertThat(output.console()).contains("PASS gate:");
    assertThat(ParameterTestCases.Everybody.number).isOne();
    assertThat(ParameterTestCases.Numbers.resolved).isOne();
  }

  @Test
  void an_extension_on_the_parameter_itself_is_known() {
    GateOutput output = run(ParameterTestCases.OnTheParameter.class);
    assertThat(output.errors()).isEmpty();
    assertThat(server.requests("measurement")).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ParameterTestCases.OnlySaysThatItCan.class,
        ParameterTestCases.SecondOfTwo.class,
        ParameterTestCases.AnotherExtensionFails.class
      })
  void what_only_the_end_of_the_load_shows_withdraws_the_verdict_and_keeps_the_figures(
      Class<?> fixture) {
    GateOutput output = run(fixture);
    String why = "the load was measured, but the test ended before its body: ";
    output.tests().assertStatistics(stats -> stats.failed(1));
    assertThat(server.requests("measurement")).isEqualTo(20);
    assertThat(output.console()).contains("ERROR gate: " + why).doesNotContain("PASS");
    assertThat(output.json(fixture, "gate"))
        .contains("\"ERROR\"", why, "\"requests\"", "\"p99\"")
        .doesNotContain("PASS");
    assertThat(output.entries()).containsEntry("verdict", "ERROR");
    assertThat(results(output)).hasSize(2);
    assertThat(output.files().values()).noneMatch(text -> text.contains("PASS"));
  }

  @Test
  void so_it_does_for_several_endpoints() {
    GateOutput output = run(ParameterTestCases.SecondOfTwoOfEndpoints.class);
    output.tests().assertStatistics(stats -> stats.failed(1));
    assertThat(output.console()).contains("ERROR gate: the load was").doesNotContain("PASS");
    assertThat(results(output)).hasSize(6).allMatch(text -> text.contains("\"ERROR\""));
    assertThat(output.files().values()).noneMatch(text -> text.contains("PASS"));
    assertThat(output.entries().values()).contains("ERROR").doesNotContain("PASS");
  }

  /** Those of the gate and of its endpoints, with the copies that JUnit keeps. */
  private static List<String> results(GateOutput output) {
    return output.files().entrySet().stream()
        .filter(file -> file.getKey().endsWith("result.json"))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Test
  void a_broken_objective_stays_broken() {
    GateOutput output = run(ParameterTestCases.SecondOfTwoOfABrokenGate.class);
    assertThat(output.console()).contains("FAIL gate: ").doesNotContain("ERROR gate");
    assertThat(output.json(ParameterTestCases.SecondOfTwoOfABrokenGate.class, "gate"))
        .contains("\"FAIL\"");
    assertThat(output.error().getSuppressed()).hasSize(1);
  }

  @Test
  void parameters_of_ordinary_tests_are_none_of_our_business() {
    assertThat(run(ParameterTestCases.OfAnOrdinaryTest.class).message())
        .contains("No ParameterResolver registered for parameter");
  }
}
