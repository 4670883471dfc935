package io.loadline.junit;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** Makes a failing test of each gate that JUnit leaves out in silence. */
public final class UnexecutedGateTests {
  private final UnexecutedGates gates;

  /** Leaves a result of a gate that never runs, where an earlier run may have left a PASS. */
  @FunctionalInterface
  public interface ResultWriting {
    void write(String problem, Method gate, Class<?> testClass);
  }

  /**
   * Tests of gates that are known by their annotations.
   *
   * @param annotation the name of that which makes a gate of a method; empty for one that is none
   * @param withoutEffect what is wrong with annotations of a method that is none
   */
  public UnexecutedGateTests(
      Function<Method, Optional<String>> annotation,
      Function<Method, Optional<String>> withoutEffect) {
    this.gates = new UnexecutedGates(annotation, withoutEffect);
  }

  /** Why gates of a class never run, all in one text; empty when all of them run. */
  public Optional<String> problems(Class<?> testClass) {
    List<UnexecutedGate> found = gates.of(testClass);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.stream().map(UnexecutedGate::problem).collect(joining("\n")));
  }

  /**
   * The tests of all gates in what is selected.
   *
   * @param off whether gates are switched off; asked only when there are some
   */
  public TestDescriptor discover(
      EngineDiscoveryRequest request, UniqueId engine, BooleanSupplier off) {
    EngineDescriptor root = new EngineDescriptor(engine, "Loadline");
    try {
      Set<UnexecutedGate> found = SelectedGates.of(request, engine, gates);
      if (!found.isEmpty() && !off.getAsBoolean()) {
        found.forEach(gate -> add(root, gate));
      }
    } catch (RuntimeException | LinkageError e) {
      System.getLogger(UnexecutedGateTests.class.getName())
          .log(System.Logger.Level.WARNING, "gates that never run were not looked for", e);
    }
    return root;
  }

  private static void add(EngineDescriptor root, UnexecutedGate gate) {
    UniqueId ofClass = UnexecutedGateDescriptor.idOfClass(root.getUniqueId(), gate.testClass());
    TestDescriptor container =
        root.findByUniqueId(ofClass)
            .map(TestDescriptor.class::cast)
            .orElseGet(
                () -> UnexecutedGateDescriptor.ofClass(root.getUniqueId(), gate.testClass()));
    root.addChild(container);
    container.addChild(UnexecutedGateDescriptor.ofGate(ofClass, gate));
  }

  /** Lets each test fail with what is wrong with its gate. */
  public static void execute(ExecutionRequest request, ResultWriting writing) {
    execute(request.getRootTestDescriptor(), request.getEngineExecutionListener(), writing);
  }

  private static void execute(
      TestDescriptor descriptor, EngineExecutionListener listener, ResultWriting writing) {
    listener.executionStarted(descriptor);
    descriptor.getChildren().forEach(child -> execute(child, listener, writing));
    listener.executionFinished(descriptor, result(descriptor, writing));
  }

  private static TestExecutionResult result(TestDescriptor descriptor, ResultWriting writing) {
    if (descriptor instanceof UnexecutedGateDescriptor found && found.gate().isPresent()) {
      return TestExecutionResult.failed(error(found.gate().get(), writing));
    }
    return TestExecutionResult.successful();
  }

  private static Throwable error(UnexecutedGate gate, ResultWriting writing) {
    ExtensionConfigurationException error = new ExtensionConfigurationException(gate.problem());
    error.setStackTrace(new StackTraceElement[0]);
    try {
      writing.write(gate.problem(), gate.method(), gate.testClass());
    } catch (RuntimeException e) {
      error.addSuppressed(e);
    }
    return error;
  }
}
