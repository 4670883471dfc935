package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.discovery.PackageNameFilter.excludePackageNames;
import static org.junit.platform.launcher.TagFilter.excludeTags;
import static org.junit.platform.launcher.TagFilter.includeTags;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A gate that never runs turns the build red, whatever else is in the build. */
class UnexecutedGateEngineTest {
  private static final String CASES = UnexecutedGateTestCases.class.getName();
  private static final String TAIL = ". Write it as \"void gate()\", neither private nor static";

  private final Path dir;

  UnexecutedGateEngineTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private EngineExecutionResults run(UnaryOperator<EngineTestKit.Builder> more) {
    return more.apply(
            EngineTestKit.engine(UnexecutedGateEngine.ID)
                .configurationParameter("loadline.output-dir", dir.toString()))
        .execute();
  }

  private EngineExecutionResults run(DiscoverySelector... selectors) {
    return run(kit -> kit.selectors(selectors));
  }

  private static List<String> problems(EngineExecutionResults results) {
    return results
        .testEvents()
        .finished()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
        .toList();
  }

  private static DiscoverySelector selected(String fixture) {
    return selectClass(CASES + "$" + fixture);
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
    assertThat(problems(run(selected(fixture))))
        .containsExactly("@InferenceLoadTest on " + method + " never runs: " + problem + TAIL);
  }

  @ParameterizedTest
  @CsvSource({
    "InnerWithoutNested, class Inner is an inner class without @Nested. Put @Nested on it",
    "PrivateNested, class Inner is private. Remove private",
  })
  void so_is_a_gate_in_a_class_that_jupiter_takes_for_no_test_class(String fixture, String why) {
    assertThat(problems(run(selected(fixture))))
        .containsExactly("@InferenceLoadTest on Inner.gate() never runs: " + why);
  }

  @Test
  void so_is_an_abstract_gate_that_is_implemented_without_its_annotations() {
    assertThat(problems(run(selected("ForgetsToRepeat"))))
        .containsExactly(
            "@InferenceLoadTest on Contract.gate() never runs: the method is abstract, and its"
                + " annotations do not hold for ForgetsToRepeat.gate(), which implements it."
                + " Repeat them there");
  }

  @Test
  void so_is_an_slo_on_a_method_that_is_no_test_at_all() {
    assertThat(problems(run(selected("SloWithoutTest"))))
        .containsExactly(
            "@Slo on SloWithoutTest.forgotten() has no effect: the method is no load test. Put"
                + " @InferenceLoadTest on it, or move the annotation to the class as a default of"
                + " its load tests");
  }

  @Test
  void so_is_an_slo_on_a_test_that_never_runs() {
    assertThat(problems(run(selected("SloOnAPrivateTest"))).get(0))
        .startsWith("@Slo on SloOnAPrivateTest.ordinary() has no effect: the method is no load");
  }

  @Test
  void what_runs_as_another_kind_of_test_says_so_itself() {
    assertThat(problems(run(selectClass(MisuseTestCases.Factory.class)))).isEmpty();
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
    EngineExecutionResults results = run(selected(fixture));
    assertThat(results.testEvents().list()).isEmpty();
    assertThat(results.containerEvents().failed().list()).isEmpty();
  }

  @Test
  void the_failing_test_is_in_the_container_of_its_class() {
    Event failed = run(selected("Private")).testEvents().failed().list().get(0);
    TestDescriptor container = failed.getTestDescriptor().getParent().orElseThrow();
    assertThat(container.getUniqueId())
        .hasToString("[engine:loadline]/[class:" + CASES + "$Private]");
    assertThat(container.getLegacyReportingName()).isEqualTo(CASES + "$Private");
    assertThat(container.getParent()).map(TestDescriptor::isRoot).contains(true);
  }

  @Test
  void two_gates_of_one_name_are_two_tests() {
    EngineExecutionResults results = run(selected("TwoOfOneName"));
    results.testEvents().assertStatistics(stats -> stats.started(2).failed(2));
    results.containerEvents().assertStatistics(stats -> stats.started(2).succeeded(2));
  }

  @Test
  void is_found_by_its_method() {
    String method = CASES + "$BesideAGate#never";
    assertThat(problems(run(selectMethod(method)))).hasSize(1);
    assertThat(problems(run(selectMethod(CASES + "$BesideAGate#runs")))).isEmpty();
    assertThat(problems(run(selectMethod(CASES + "$BesideAGate#absent")))).isEmpty();
  }

  @Test
  void is_found_by_its_nested_class_and_method() {
    List<Class<?>> outer = List.of(UnexecutedGateTestCases.InNested.class);
    Class<?> inner = UnexecutedGateTestCases.InNested.Inner.class;
    assertThat(problems(run(selectNestedClass(outer, inner)))).hasSize(1);
    assertThat(problems(run(selectNestedMethod(outer, inner, "gate")))).hasSize(1);
  }

  @Test
  void is_found_by_its_unique_id_as_a_rerun_selects_it() {
    String ofClass = "[engine:loadline]/[class:" + CASES + "$TwoOfOneName]";
    String gate = ofClass + "/[method:gate(io.loadline.LoadResult)]";
    assertThat(problems(run(selectUniqueId(gate)))).hasSize(1);
    assertThat(problems(run(selectUniqueId(ofClass)))).hasSize(2);
    assertThat(problems(run(selectUniqueId("[engine:loadline]/[class:no.Such]")))).isEmpty();
    assertThat(problems(run(selectUniqueId("[engine:junit-jupiter]/[class:" + CASES + "]"))))
        .isEmpty();
  }

  @Test
  void is_found_in_its_package_and_class_path_as_the_names_of_classes_are_filtered() {
    DiscoverySelector inPackage = selectPackage("io.loadline");
    assertThat(problems(run(kit -> kit.selectors(inPackage).filters(only("Private"))))).hasSize(1);
    Path root =
        Path.of(
            UnexecutedGateTestCases.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    DiscoverySelector[] roots =
        selectClasspathRoots(Set.of(root)).toArray(DiscoverySelector[]::new);
    assertThat(problems(run(kit -> kit.selectors(roots).filters(only("Static"))))).hasSize(1);
    assertThat(problems(run(kit -> kit.selectors(roots).filters(excludeClassNamePatterns(".*")))))
        .isEmpty();
  }

  private static org.junit.platform.engine.DiscoveryFilter<?> only(String fixture) {
    return includeClassNamePatterns(".*UnexecutedGateTestCases\\$" + fixture);
  }

  @Test
  void is_not_found_in_a_class_whose_name_or_package_is_filtered_out() {
    assertThat(
            problems(
                run(
                    kit ->
                        kit.selectors(selected("Private"))
                            .filters(excludeClassNamePatterns(".*Private")))))
        .isEmpty();
    assertThat(
            problems(
                run(
                    kit ->
                        kit.selectors(selected("Private"))
                            .filters(excludePackageNames("io.loadline")))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "slow", "nightly"})
  void has_the_tags_of_its_gate_and_its_classes(String tag) {
    DiscoverySelector tagged = selected("Tagged");
    assertThat(problems(run(kit -> kit.selectors(tagged).filters(includeTags(tag))))).hasSize(1);
    assertThat(problems(run(kit -> kit.selectors(tagged).filters(excludeTags(tag))))).isEmpty();
  }

  @Test
  void is_silent_when_gates_are_off() {
    assertThat(
            problems(
                run(
                    kit ->
                        kit.selectors(selected("Private"))
                            .configurationParameter("loadline.mode", "off"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"advise", "plan", "of"})
  void is_red_in_any_other_mode_and_for_a_wrong_one(String mode) {
    assertThat(
            problems(
                run(
                    kit ->
                        kit.selectors(selected("Private"))
                            .configurationParameter("loadline.mode", mode))))
        .hasSize(1);
  }

  @Test
  void a_class_that_cannot_be_read_breaks_no_search() throws Exception {
    Class<?> unreadable = new WithoutMissing().loadClass(CASES + "$Unreadable");
    assertThatThrownBy(unreadable::getDeclaredMethods).isInstanceOf(NoClassDefFoundError.class);
    EngineExecutionResults results = run(selectClass(unreadable), selected("Private"));
    assertThat(problems(results)).hasSize(1);
  }

  /** Knows one fixture and not the class that it refers to. */
  private static final class WithoutMissing extends ClassLoader {
    WithoutMissing() {
      super(UnexecutedGateEngineTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.endsWith("$Missing")) {
        throw new ClassNotFoundException(name);
      }
      return name.endsWith("$Unreadable") ? define(name) : super.loadClass(name, resolve);
    }

    private Class<?> define(String name) {
      String file = name.replace('.', '/') + ".class";
      try (InputStream stream = Objects.requireNonNull(getResourceAsStream(file))) {
        byte[] bytes = stream.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Test
  void takes_the_place_of_an_earlier_result() throws Exception {
    run(selected("Private"));
    Path json = dir.resolve(CASES + "$Private").resolve("gate").resolve("result.json");
    assertThat(Files.readString(json))
        .contains("\"ERROR\"")
        .contains("@InferenceLoadTest on Private.gate() never runs: the method is private");
  }
}
