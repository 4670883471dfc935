package io.loadline;

import io.loadline.gate.MixedReports;
import io.loadline.gate.MixedRun;
import io.loadline.gate.DryRun;
import io.loadline.gate.ProjectDir;
import io.loadline.gate.RunFolder;
import io.loadline.config.GateConfig;
import io.loadline.config.gate.MixedGate;
import io.loadline.config.setting.EndpointLevel;
import io.loadline.gate.GateResult;
import io.loadline.report.TestName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A load test with several endpoints, as JUnit sees it. */
final class MixedTest implements JudgedTest.Telling {
  private final ExtensionContext context;
  private final MixedReports reports;
  private final GateResult results;
  private final Path folder;

  private MixedTest(
      ExtensionContext context, MixedReports reports, GateResult results, Path folder) {
    this.context = context;
    this.reports = reports;
    this.results = results;
    this.folder = folder;
  }

  static JudgedTest of(ExtensionContext context, List<EndpointLevel> endpoints, GateConfig config)
      throws InterruptedException {
    TestName test = TestName.of(context.getRequiredTestClass(), context.getRequiredTestMethod());
    String name = test.name();
    MixedGate gate =
        UnresolvedReport.unless(context, config, () -> resolve(context, endpoints, config));
    Optional<String> nothingSent = DryRun.reason(name, gate, System.out);
    if (nothingSent.isPresent()) {
      throw VerdictErrors.aborted(nothingSent.get());
    }
    Path projectDir = ProjectDir.find();
    RunFolder folder =
        UnresolvedReport.folder(
            context.getRequiredTestMethod(),
            context.getRequiredTestClass(),
            RunFolder.files(gate.switches(), projectDir));
    MixedReports reports = new MixedReports(test, gate, Optional.of(folder.path()), projectDir);
    folder.announceRerun(name, projectDir).ifPresent(reports::note);
    GateResult results = new MixedRun(name, gate, reports, System.out).run();
    Optional<Throwable> error = VerdictErrors.of(results, gate.switches());
    MixedTest telling = new MixedTest(context, reports, results, folder.path());
    return new JudgedTest(
        new EndpointResults(results), results.verdict(), error, telling, folder);
  }

  private static MixedGate resolve(
      ExtensionContext context, List<EndpointLevel> endpoints, GateConfig config) {
    Misuse.checkResult(
        context.getRequiredTestMethod(),
        LoadResult.class,
        "has several endpoints: take EndpointResults");
    MixedGate gate =
        config.resolve(
            AnnotationLevels.of(context.getRequiredTestMethod(), context.getRequiredTestClass()),
            endpoints,
            TargetMember.read(context),
            Misuse.takes(context.getRequiredTestMethod(), EndpointResults.class));
    ParameterProbe.check(context);
    return gate;
  }

  @Override
  public void tell(Optional<Throwable> error) {
    JudgedTest.print(results.text(), results.verdict(), error);
    context.publishReportEntry(results.entries());
    PublishedResult.publish(context::publishDirectory, folder, results.files());
  }

  @Override
  public void withdraw(String reason) {
    System.out.println(reports.withdraw(reason));
    context.publishReportEntry(JudgedTest.withdrawn(results.entries()));
    PublishedResult.publish(context::publishDirectory, folder, results.files());
  }
}
