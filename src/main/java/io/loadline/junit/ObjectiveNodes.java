package io.loadline.junit;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * The tests that one gate is in JUnit's tree: its load, then each objective.
 *
 * <p>Which objectives there are is known when the load has run, so each test is made when JUnit
 * asks for it, and JUnit asks for the next when the last has ended. Where not all of them are
 * selected, as by a rerun of failed tests, the first that is drives the load; until then JUnit is
 * offered tests that have only a number.
 */
public final class ObjectiveNodes {
  /** The name of the first. */
  static final String LOAD = "load";

  private static final Namespace NAMESPACE = Namespace.create(ObjectiveNodes.class);
  private static final String INDEX = "index";

  /** More than any gate has objectives: JUnit passes over those that are not selected. */
  private static final int MOST_OFFERED = 1_000;

  private List<String> objectives = List.of();
  private @Nullable Object driven;
  private boolean anySelected;

  private ObjectiveNodes() {}

  /** Drives a load. */
  @FunctionalInterface
  public interface LoadDriver<T> {
    T drive() throws InterruptedException;
  }

  /**
   * The tests of a gate that begins now, one by one.
   *
   * @param template the context of the method, whose tests they are
   */
  public static Stream<TestTemplateInvocationContext> of(ExtensionContext template) {
    ObjectiveNodes nodes = new ObjectiveNodes();
    template.getStore(NAMESPACE).put(ObjectiveNodes.class, nodes);
    return IntStream.iterate(0, nodes::isThere, index -> index + 1).mapToObj(nodes::node);
  }

  /** Those among which a test is; empty for a test that is the whole of its gate. */
  public static Optional<ObjectiveNodes> around(ExtensionContext test) {
    return Optional.ofNullable(
        test.getStore(NAMESPACE).get(ObjectiveNodes.class, ObjectiveNodes.class));
  }

  /** The place of its objective, from 0 on; empty for any other test, that of the load as well. */
  public static OptionalInt objective(ExtensionContext test) {
    return around(test).map(nodes -> nodes.index(test)).stream()
        .mapToInt(index -> index - 1)
        .filter(objective -> objective >= 0)
        .findFirst();
  }

  /**
   * What came of the load, which is driven where that was not done.
   *
   * @param names those of the objectives, from what came of it
   */
  public <T> T driven(
      ExtensionContext test,
      Class<T> type,
      LoadDriver<? extends T> driver,
      Function<T, List<String>> names)
      throws InterruptedException {
    int index = index(test);
    if (driven == null) {
      T result = driver.drive();
      objectives = List.copyOf(names.apply(result));
      driven = result;
    }
    if (index > objectives.size()) {
      throw new ExtensionConfigurationException(
          "there is no objective %d of this gate, which has %d; select all of its tests"
              .formatted(index, objectives.size()));
    }
    return type.cast(driven);
  }

  /** No objective follows: the load stands, but not what was said of it. */
  public void withdraw() {
    objectives = List.of();
  }

  private int index(ExtensionContext test) {
    Integer index = test.getStore(NAMESPACE).get(INDEX, Integer.class);
    if (index == null) {
      throw new ExtensionConfigurationException(
          "another extension runs the method of @ObjectiveTests as a template, too: a load is"
              + " driven once. Remove that extension from the method and its class");
    }
    return index;
  }

  /** One that was selected and did not come to a load is the last. */
  private boolean isThere(int index) {
    if (index == 0 || driven != null) {
      return index <= objectives.size();
    }
    return !anySelected && index <= MOST_OFFERED;
  }

  private TestTemplateInvocationContext node(int index) {
    return new TestTemplateInvocationContext() {
      /** Asked of those alone that are selected. */
      @Override
      public String getDisplayName(int invocationIndex) {
        anySelected = true;
        return name(index);
      }

      @Override
      public List<Extension> getAdditionalExtensions() {
        BeforeEachCallback mark = test -> test.getStore(NAMESPACE).put(INDEX, index);
        return List.of(mark);
      }
    };
  }

  private String name(int index) {
    if (index == 0) {
      return LOAD;
    }
    return driven == null ? "objective " + index : objectives.get(index - 1);
  }
}
