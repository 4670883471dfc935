package io.loadline;

import io.loadline.config.gate.Gate;
import io.loadline.config.gate.GateConfig;
import io.loadline.config.gate.Switches;
import io.loadline.config.setting.SettingSource;
import io.loadline.gate.GateResult;
import io.loadline.gate.GateRun;
import io.loadline.gate.RunFolder;
import io.loadline.junit.ObjectiveNodes;
import io.loadline.junit.PublishedResult;
import io.loadline.junit.TargetMember;
import io.loadline.report.TestName;
import io.loadline.slo.Verdict;
import io.loadline.text.WrappedText;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * A test whose load was measured and judged. What came of it is told when the body begins: until
 * then a parameter may fail that only JUnit can resolve, and a test that ends red for it must not
 * have said PASS.
 */
final class JudgedTest {
  private final ExtensionContext context;
  private final GateRun run;
  private final GateResult result;
  private final Object handedOver;
  private final Switches switches;
  private final List<GateResult.Objective> objectives;
  private final RunFolder folder;
  private final List<Path> files = new ArrayList<>();
  private boolean told;

  /**
   * A test before its body.
   *
   * @param handedOver what a parameter may ask for
   * @param objectives that are tests of their own; empty where the test is the whole of its gate
   */
  private JudgedTest(
      ExtensionContext context,
      GateRun run,
      GateResult result,
      Object handedOver,
      Switches switches,
      List<GateResult.Objective> objectives,
      RunFolder folder) {
    this.context = context;
    this.run = run;
    this.result = result;
    this.handedOver = handedOver;
    this.switches = switches;
    this.objectives = objectives;
    this.folder = folder;
  }

  /** Runs the gate of a test; once, whatever number of tests it is. */
  static JudgedTest of(ExtensionContext context, GateConfig config) throws InterruptedException {
    Optional<ObjectiveNodes> nodes = ObjectiveNodes.around(context);
    return nodes.isEmpty()
        ? run(context, config)
        : nodes
            .get()
            .driven(context, JudgedTest.class, () -> run(context, config), JudgedTest::objectives);
  }

  private static JudgedTest run(ExtensionContext context, GateConfig config)
      throws InterruptedException {
    Method method = context.getRequiredTestMethod();
    Class<?> testClass = context.getRequiredTestClass();
    TestName test = TestName.of(testClass, method);
    Gate gate = UnresolvedReport.unless(context, config, () -> resolve(context, config));
    Optional<Path> last = UnresolvedReport.lastFolder(method, testClass, gate.switches());
    Optional<String> nothingSent = GateRun.dryRun(test.name(), gate, last, System.out);
    if (nothingSent.isPresent()) {
      throw VerdictErrors.aborted(nothingSent.get());
    }
    RunFolder folder = UnresolvedReport.folder(method, testClass, Optional.of(gate.switches()));
    GateRun run = new GateRun(test, gate, Optional.of(folder.path()), System.out);
    folder.announceRerun(test.name()).ifPresent(run::note);
    GateResult result = VerdictErrors.measured(run, gate.switches());
    Object handedOver =
        gate.namesEndpoints()
            ? new EndpointResults(result)
            : new LoadResult(result.endpoints().get(0));
    List<GateResult.Objective> objectives =
        ObjectiveNodes.around(context).isPresent() ? result.objectives(test) : List.of();
    return new JudgedTest(context, run, result, handedOver, gate.switches(), objectives, folder);
  }

  private static Gate resolve(ExtensionContext context, GateConfig config) {
    Method method = context.getRequiredTestMethod();
    Class<?> testClass = context.getRequiredTestClass();
    List<SettingSource.OfEndpoint> endpoints = EndpointLevels.of(method, testClass);
    Class<?> result = AnnotationPlacement.checkedResult(method, !endpoints.isEmpty());
    Gate gate =
        config.resolve(
            AnnotationLevels.of(method, testClass),
            endpoints,
            TargetMember.read(context, InferenceTarget.class),
            AnnotationPlacement.takes(method, result));
    ParameterProbe.check(context);
    return gate;
  }

  /** What a parameter may ask for. */
  Object result() {
    return handedOver;
  }

  /** All parameters are resolved, and nothing but the body comes now. */
  void bodyBegins() {
    tell();
  }

  private void tell() {
    told = true;
    if (result.verdict() != Verdict.PASS && VerdictErrors.of(result, switches).isEmpty()) {
      System.out.println("!!! loadline.mode=advise: this verdict does not fail the test !!!");
    }
    System.out.println(result.text());
    publish(result.entries());
  }

  /** The names of the objectives that are tests of their own. */
  List<String> objectives() {
    return objectives.stream().map(GateResult.Objective::name).toList();
  }

  /**
   * The test has ended, with its body or before it, or another one of the same gate.
   *
   * @param test whose failure is not yet that of the verdict
   */
  void ended(ExtensionContext test) {
    if (test.getUniqueId().equals(context.getUniqueId())) {
      ended(context.getExecutionException());
    }
    OptionalInt objective = ObjectiveNodes.objective(test);
    if (objective.isPresent()) {
      ended(test, objectives.get(objective.getAsInt()));
    }
  }

  /** Its line, since Surefire names the tests of a template by their numbers alone. */
  private void ended(ExtensionContext test, GateResult.Objective objective) {
    System.out.println(WrappedText.message(WrappedText.firstLine(objective.message())));
    test.publishReportEntry(objective.entries());
    Optional<Throwable> error = VerdictErrors.of(objective, result, switches);
    if (error.isPresent()) {
      PublishedResult.announce(files, switches.outputs().attachments(), System.out);
    }
    VerdictErrors.raise(error);
  }

  private void ended(Optional<Throwable> failure) {
    Optional<Throwable> red = failure.filter(each -> !(each instanceof TestAbortedException));
    if (!told && red.isPresent() && result.verdict() == Verdict.PASS) {
      withdraw(red.get());
      return;
    }
    if (!told) {
      tell();
    }
    folder.ended(result.verdict() + (red.isPresent() ? ", and the test failed beside it" : ""));
    VerdictErrors.raise(
        objectives.isEmpty()
            ? VerdictErrors.of(result, switches)
            : VerdictErrors.ofLoad(result, switches));
  }

  /** The run stays what it is in the list of runs until it has a verdict: an error. */
  private void withdraw(Throwable red) {
    System.out.println(
        run.withdraw(
            "the load was measured, but the test ended before its body: "
                + (red.getMessage() == null ? red.toString() : red.getMessage())));
    Map<String, String> withdrawn = new LinkedHashMap<>(result.entries());
    withdrawn.replaceAll((key, value) -> key.endsWith("verdict") ? "ERROR" : value);
    publish(withdrawn);
    ObjectiveNodes.around(context).ifPresent(ObjectiveNodes::withdraw);
  }

  private void publish(Map<String, String> entries) {
    context.publishReportEntry(entries);
    files.addAll(result.files());
    files.addAll(run.writeOutputs());
    PublishedResult.announce(files, switches.outputs().attachments(), System.out);
    PublishedResult.publish(context::publishDirectory, folder.path(), files);
  }
}
