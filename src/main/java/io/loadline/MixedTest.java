package io.loadline;

import io.loadline.LoadTestExtension.Judged;
import io.loadline.config.GateConfig;
import io.loadline.config.gate.MixedGate;
import io.loadline.config.setting.EndpointLevel;
import io.loadline.config.setting.InvalidConfigurationException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A load test with several endpoints, as JUnit sees it. */
final class MixedTest {
  private MixedTest() {}

  static Judged of(ExtensionContext context, List<EndpointLevel> endpoints, GateConfig config)
      throws InterruptedException {
    Method method = context.getRequiredTestMethod();
    Class<?> testClass = context.getRequiredTestClass();
    MixedGate gate = resolve(method, testClass, endpoints, config);
    NothingSent.abortIfAskedTo(method.getName(), gate, System.out);
    Path projectDir = ProjectDir.find();
    Path folder = RunFolder.of(method, testClass, RunFolder.files(gate.switches(), projectDir));
    MixedReports reports =
        new MixedReports(method.getName(), gate, Optional.of(folder), projectDir);
    EndpointResults results = new MixedRun(method.getName(), gate, reports, System.out).run();
    Optional<Throwable> error = VerdictErrors.of(results, gate.switches());
    LoadTestExtension.print(results, results.verdict(), error);
    context.publishReportEntry(results.entries());
    PublishedResult.publish(context::publishDirectory, folder, results.files());
    return new Judged(results, error);
  }

  private static MixedGate resolve(
      Method method, Class<?> testClass, List<EndpointLevel> endpoints, GateConfig config) {
    Misuse.checkResult(method, LoadResult.class, "has several endpoints: take EndpointResults");
    try {
      return config.resolve(
          AnnotationLevels.of(method, testClass),
          endpoints,
          TargetMember.read(testClass),
          Misuse.takes(method, EndpointResults.class));
    } catch (InvalidConfigurationException e) {
      UnresolvedReport.write(e, method, testClass, config);
      throw e;
    }
  }
}
