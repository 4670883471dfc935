package io.loadline;

import io.loadline.gate.DryRun;
import io.loadline.gate.ProjectDir;
import io.loadline.gate.GateRun;
import io.loadline.gate.RunReports;
import io.loadline.gate.RunFolder;
import io.loadline.config.GateConfig;
import io.loadline.config.gate.Gate;
import io.loadline.gate.GateResult;
import io.loadline.report.TestName;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A load test that calls one address, as JUnit sees it. */
final class SingleTest implements JudgedTest.Telling {
  private final ExtensionContext context;
  private final RunReports reports;
  private final GateResult result;

  private SingleTest(ExtensionContext context, RunReports reports, GateResult result) {
    this.context = context;
    this.reports = reports;
    this.result = result;
  }

  static JudgedTest of(ExtensionContext context, GateConfig config) throws InterruptedException {
    TestName test = TestName.of(context.getRequiredTestClass(), context.getRequiredTestMethod());
    String name = test.name();
    Gate gate = UnresolvedReport.unless(context, config, () -> resolve(context, config));
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
    RunReports reports = new RunReports(test, gate, Optional.of(folder.path()), projectDir);
    folder.announceRerun(name, projectDir).ifPresent(reports::note);
    GateResult result = new GateRun(name, gate, reports, System.out).run();
    Optional<Throwable> error = VerdictErrors.of(result, gate.switches());
    SingleTest telling = new SingleTest(context, reports, result);
    return new JudgedTest(
        new LoadResult(result.endpoints().get(0)), result.verdict(), error, telling, folder);
  }

  private static Gate resolve(ExtensionContext context, GateConfig config) {
    Misuse.checkResult(
        context.getRequiredTestMethod(),
        EndpointResults.class,
        "has no @Endpoint: take a LoadResult");
    Gate gate =
        config.resolve(
            AnnotationLevels.of(context.getRequiredTestMethod(), context.getRequiredTestClass()),
            TargetMember.read(context),
            Misuse.takes(context.getRequiredTestMethod(), LoadResult.class));
    ParameterProbe.check(context);
    return gate;
  }

  @Override
  public void tell(Optional<Throwable> error) {
    JudgedTest.print(result.text(), result.verdict(), error);
    context.publishReportEntry(result.entries());
    publishFile();
  }

  @Override
  public void withdraw(String reason) {
    System.out.println(reports.withdraw(reason));
    context.publishReportEntry(JudgedTest.withdrawn(result.entries()));
    publishFile();
  }

  private void publishFile() {
    result.file().ifPresent(file -> PublishedResult.publish(context::publishDirectory, file));
  }
}
