package io.loadline;

import static io.loadline.UnexecutedGateKit.CASES;
import static io.loadline.UnexecutedGateKit.problems;
import static io.loadline.UnexecutedGateKit.selected;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The engine of gates that never run selects as Jupiter does, and breaks no search. */
class UnexecutedGateSelectionTest {
  private final UnexecutedGateKit engine;

  UnexecutedGateSelectionTest(@TempDir Path dir) {
    this.engine = new UnexecutedGateKit(dir);
  }

  @Test
  void is_found_by_its_method() {
    String method = CASES + "$BesideAGate#never";
    assertThat(problems(engine.run(selectMethod(method)))).hasSize(1);
    assertThat(problems(engine.run(selectMethod(CASES + "$BesideAGate#runs")))).isEmpty();
    assertThat(problems(engine.run(selectMethod(CASES + "$BesideAGate#absent")))).isEmpty();
  }

  @Test
  void is_found_by_its_nested_class_and_method() {
    List<Class<?>> outer = List.of(UnexecutedGateTestCases.InNested.class);
    Class<?> inner = UnexecutedGateTestCases.InNested.Inner.class;
    assertThat(problems(engine.run(selectNestedClass(outer, inner)))).hasSize(1);
    assertThat(problems(engine.run(selectNestedMethod(outer, inner, "gate")))).hasSize(1);
  }

  @Test
  void is_found_by_its_unique_id_as_a_rerun_selects_it() {
    String ofClass = "[engine:loadline]/[class:" + CASES + "$TwoOfOneName]";
    String gate = ofClass + "/[method:gate(io.loadline.LoadResult)]";
    assertThat(problems(engine.run(selectUniqueId(gate)))).hasSize(1);
    assertThat(problems(engine.run(selectUniqueId(ofClass)))).hasSize(2);
    assertThat(problems(engine.run(selectUniqueId("[engine:loadline]/[class:no.Such]")))).isEmpty();
    assertThat(problems(engine.run(selectUniqueId("[engine:junit-jupiter]/[class:" + CASES + "]"))))
        .isEmpty();
  }

  @Test
  void is_found_in_its_package_and_class_path_as_the_names_of_classes_are_filtered() {
    DiscoverySelector inPackage = selectPackage("io.loadline");
    assertThat(problems(engine.run(kit -> kit.selectors(inPackage).filters(only("Private")))))
        .hasSize(1);
    Path root =
        Path.of(
            UnexecutedGateTestCases.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
    DiscoverySelector[] roots =
        selectClasspathRoots(Set.of(root)).toArray(DiscoverySelector[]::new);
    assertThat(problems(engine.run(kit -> kit.selectors(roots).filters(only("Static")))))
        .hasSize(1);
    assertThat(
            problems(
                engine.run(
                    kit ->
                        kit.selectors(roots).filters((Filter<?>) excludeClassNamePatterns(".*")))))
        .isEmpty();
  }

  private static Filter<?> only(String fixture) {
    return includeClassNamePatterns(".*UnexecutedGateTestCases\\$" + fixture);
  }

  @Test
  void is_not_found_in_a_class_whose_name_or_package_is_filtered_out() {
    assertThat(
            problems(
                engine.run(
                    kit ->
                        kit.selectors(selected("Private"))
                            .filters((Filter<?>) excludeClassNamePatterns(".*Private")))))
        .isEmpty();
    assertThat(
            problems(
                engine.run(
                    kit ->
                        kit.selectors(selected("Private"))
                            .filters((Filter<?>) excludePackageNames("io.loadline")))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"load", "slow", "nightly"})
  void has_the_tags_of_its_gate_and_its_classes(String tag) {
    DiscoverySelector tagged = selected("Tagged");
    assertThat(problems(engine.run(kit -> kit.selectors(tagged).filters(includeTags(tag)))))
        .hasSize(1);
    assertThat(problems(engine.run(kit -> kit.selectors(tagged).filters(excludeTags(tag)))))
        .isEmpty();
  }

  @Test
  void is_silent_when_gates_are_off() {
    assertThat(
            problems(
                engine.run(
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
                engine.run(
                    kit ->
                        kit.selectors(selected("Private"))
                            .configurationParameter("loadline.mode", mode))))
        .hasSize(1);
  }

  @Test
  void a_class_that_cannot_be_read_breaks_no_search() throws Exception {
    Class<?> unreadable =
        new WithoutMissing().loadClass(UnreadableTestCases.Unreadable.class.getName());
    assertThatThrownBy(unreadable::getDeclaredMethods).isInstanceOf(NoClassDefFoundError.class);
    EngineExecutionResults results = engine.run(selectClass(unreadable), selected("Private"));
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
}
