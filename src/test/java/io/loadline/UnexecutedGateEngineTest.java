package io.loadline;

import static io.loadline.UnexecutedGateKit.CASES;
import static io.loadline.UnexecutedGateKit.problems;
import static io.loadline.UnexecutedGateKit.selected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

/** A gate that never runs turns the build red, whatever else is in the build. */
class UnexecutedGateEngineTest {
  private static final String TAIL = ". Write it as \"void gate()\", neither private nor static";

  private final Path dir;
  private final UnexecutedGateKit engine;

  UnexecutedGateEngineTest(@TempDir Path dir) {
    this.dir = dir;
    this.engine = new UnexecutedGateKit(dir);
  }

  @ParameterizedTest
  @CsvSource({
    "Private, Private.gate(), the method is private",
    "Static, Static.gate(), the method is static",
    "NotVoid, NotVoid.gate(), the method returns int",
    "AllAtOnce, AllAtOnce.gate(), the method is private and is static and returns String",
    "Inherits, Private.gate(), the method is private",
    "OfAnInterface, HasDefault.gate(), the method returns boolean",
    "StaticOfAnInterface, HasStatic.gate(), the method is static",
    "PrivateOfAnInterface, HasPrivate.gate(), the method is private",
    "InNested, Inner.gate(), the method is private",
  })
  void a_method_that_jupiter_takes_for_no_test_is_a_failing_test(
      String fixture, String method, String problem) {
    assertThat(problems(engine.run(selected(fixture))))
        .containsExactly("@InferenceLoadTest on " + method + " never runs: " + problem + TAIL);
  }

  @ParameterizedTest
  @CsvSource({
    "InnerWithoutNested, class Inner is an inner class without @Nested. Put @Nested on it",
    "PrivateNested, class Inner is private. Remove private",
  })
  void so_is_a_gate_in_a_class_that_jupiter_takes_for_no_test_class(String fixture, String why) {
    assertThat(problems(engine.run(selected(fixture))))
        .containsExactly("@InferenceLoadTest on Runs.gate() never runs: " + why);
  }

  @Test
  void so_is_an_abstract_gate_that_is_implemented_without_its_annotations() {
    assertThat(problems(engine.run(selected("ForgetsToRepeat"))))
        .containsExactly(
            "@InferenceLoadTest on Contract.gate() never runs: the method is abstract, and its"
                + " annotations do not hold for ForgetsToRepeat.gate(), which implements it."
                + " Repeat them there");
  }

  @Test
  void so_is_an_slo_on_a_method_that_is_no_test_at_all() {
    assertThat(problems(engine.run(selected("SloWithoutTest"))))
        .containsExactly(
            "@Slo on SloWithoutTest.forgotten() has no effect: the method is no load test. Put"
                + " @InferenceLoadTest on it, or move the annotation to the class as a default of"
                + " its load tests");
  }

  @Test
  void so_is_an_slo_on_a_test_that_never_runs() {
    assertThat(problems(engine.run(selected("SloOnAPrivateTest"))).get(0))
        .startsWith("@Slo on SloOnAPrivateTest.ordinary() has no effect: the method is no load");
  }

  @Test
  void what_runs_as_another_kind_of_test_says_so_itself() {
    assertThat(problems(engine.run(selectClass(MisuseTestCases.Factory.class)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Repeats",
        "OnlyABase",
        "Contract",
        "HasStatic",
        "DisabledMethod",
        "DisabledClass",
        "WithoutAnyGate",
        "SloOnAnOrdinaryTest",
        "OverridesOnPurpose",
        "NoSuchClass"
      })
  void there_is_no_test_where_every_gate_runs_or_is_left_out_on_purpose(String fixture) {
    EngineExecutionResults results = engine.run(selected(fixture));
    assertThat(results.testEvents().list()).isEmpty();
    assertThat(results.containerEvents().failed().list()).isEmpty();
  }

  @Test
  void the_failing_test_is_in_the_container_of_its_class() {
    Event failed = engine.run(selected("Private")).testEvents().failed().list().get(0);
    TestDescriptor container = failed.getTestDescriptor().getParent().orElseThrow();
    assertThat(container.getUniqueId())
        .hasToString("[engine:loadline]/[class:" + CASES + "$Private]");
    assertThat(container.getLegacyReportingName()).isEqualTo(CASES + "$Private");
    assertThat(container.getParent()).map(TestDescriptor::isRoot).contains(true);
  }

  @Test
  void two_gates_of_one_name_are_two_tests() {
    EngineExecutionResults results = engine.run(selected("TwoOfOneName"));
    results.testEvents().assertStatistics(stats -> stats.started(2).failed(2));
    results.containerEvents().assertStatistics(stats -> stats.started(2).succeeded(2));
  }

  @Test
  void takes_the_place_of_an_earlier_result() throws Exception {
    engine.run(selected("Private"));
    Path json = dir.resolve(CASES + "$Private").resolve("gate").resolve("result.json");
    assertThat(Files.readString(json))
        .contains("\"ERROR\"")
        .contains("@InferenceLoadTest on Private.gate() never runs: the method is private");
  }
}
