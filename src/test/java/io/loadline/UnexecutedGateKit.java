package io.loadline;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Runs the engine of gates that never run on fixtures.
 *
 * @param dir where results are written
 */
record UnexecutedGateKit(Path dir) {
  static final String CASES = UnexecutedGateTestCases.class.getName();

  EngineExecutionResults run(UnaryOperator<EngineTestKit.Builder> more) {
    return more.apply(
            EngineTestKit.engine(UnexecutedGateEngine.ID)
                .configurationParameter("loadline.output-dir", dir.toString()))
        .execute();
  }

  EngineExecutionResults run(DiscoverySelector... selectors) {
    return run(kit -> kit.selectors(selectors));
  }

  static DiscoverySelector selected(String fixture) {
    return selectClass(CASES + "$" + fixture);
  }

  /** What its failing tests say. */
  static List<String> problems(EngineExecutionResults results) {
    return results
        .testEvents()
        .finished()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> String.valueOf(result.getThrowable().orElseThrow().getMessage()))
        .toList();
  }
}
