package io.loadline;

import io.loadline.config.gate.GateConfig;
import io.loadline.config.outside.Mode;
import io.loadline.config.setting.InvalidConfigurationException;
import io.loadline.gate.GateConfigFactory;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * A test engine of JUnit's platform that runs nothing: each gate that Jupiter leaves out in
 * silence, as its method is private, static or not void, is a failing test of it. It finds them in
 * what is selected, and has no test where every gate runs. Its tests have the tag {@code load} and
 * those of the gate; with {@code loadline.mode=off} there are none.
 *
 * <p>JUnit finds it by itself; nobody needs to name it.
 */
public final class UnexecutedGateEngine implements TestEngine {
  /** The name by which a build may include or exclude it. */
  public static final String ID = "loadline";

  /** For JUnit. */
  public UnexecutedGateEngine() {}

  @Override
  public String getId() {
    return ID;
  }

  /** Never fails: what cannot be looked at is left to those who run it. */
  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    EngineDescriptor root = new EngineDescriptor(id, "Loadline");
    try {
      Set<UnexecutedGate> gates = SelectedGates.of(request, id);
      if (!gates.isEmpty() && !isOff(request.getConfigurationParameters())) {
        gates.forEach(gate -> add(root, gate));
      }
    } catch (RuntimeException | LinkageError e) {
      System.getLogger(UnexecutedGateEngine.class.getName())
          .log(System.Logger.Level.WARNING, "gates that never run were not looked for", e);
    }
    return root;
  }

  private static boolean isOff(ConfigurationParameters parameters) {
    try {
      return config(parameters).switches().mode() == Mode.OFF;
    } catch (InvalidConfigurationException e) {
      return false;
    }
  }

  private static GateConfig config(ConfigurationParameters parameters) {
    return GateConfigFactory.ofTest(parameters::get, GateConfigFactory.classpathOfThread());
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

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor root = request.getRootTestDescriptor();
    GateConfig config = config(request.getConfigurationParameters());
    execute(root, request.getEngineExecutionListener(), config);
  }

  private static void execute(
      TestDescriptor descriptor, EngineExecutionListener listener, GateConfig config) {
    listener.executionStarted(descriptor);
    descriptor.getChildren().forEach(child -> execute(child, listener, config));
    listener.executionFinished(descriptor, result(descriptor, config));
  }

  private static TestExecutionResult result(TestDescriptor descriptor, GateConfig config) {
    if (descriptor instanceof UnexecutedGateDescriptor found && found.gate().isPresent()) {
      return TestExecutionResult.failed(error(found.gate().get(), config));
    }
    return TestExecutionResult.successful();
  }

  /** Also in the gate's result.json, where an earlier run may have left a PASS. */
  private static Throwable error(UnexecutedGate gate, GateConfig config) {
    ExtensionConfigurationException error = new ExtensionConfigurationException(gate.problem());
    error.setStackTrace(new StackTraceElement[0]);
    try {
      UnresolvedReport.write(gate.problem(), gate.method(), gate.testClass(), config);
    } catch (RuntimeException e) {
      error.addSuppressed(e);
    }
    return error;
  }
}
