package io.loadline;

import io.loadline.config.gate.GateConfig;
import io.loadline.config.gate.Switches;
import io.loadline.gate.GateConfigFactory;
import io.loadline.junit.UnexecutedGateTests;
import io.loadline.plan.InvalidConfigurationException;
import org.apiguardian.api.API;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;

/**
 * A test engine of JUnit's platform that runs nothing: each gate that Jupiter leaves out in
 * silence, as its method is private, static or not void, is a failing test of it. It finds them in
 * what is selected, and has no test where every gate runs. Its tests have the tag {@code load} and
 * those of the gate; with {@code loadline.mode=off} there are none.
 *
 * <p>JUnit finds it by itself; nobody needs to name it.
 *
 * @since 0.1.0
 */
@API(status = API.Status.INTERNAL)
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
    return AnnotationPlacement.UNEXECUTED.discover(
        request, id, () -> isOff(request.getConfigurationParameters()));
  }

  private static boolean isOff(ConfigurationParameters parameters) {
    try {
      return config(parameters).switches().mode() == Switches.Mode.OFF;
    } catch (InvalidConfigurationException e) {
      return false;
    }
  }

  private static GateConfig config(ConfigurationParameters parameters) {
    return GateConfigFactory.ofTest(parameters::get, GateConfigFactory.classpathOfThread());
  }

  @Override
  public void execute(ExecutionRequest request) {
    GateConfig config = config(request.getConfigurationParameters());
    UnexecutedGateTests.execute(
        request,
        (problem, gate, testClass) -> UnresolvedReport.write(problem, gate, testClass, config));
  }
}
