package io.loadline;

import io.loadline.config.Gate;
import io.loadline.config.GateConfig;
import io.loadline.config.InvalidConfigurationException;
import io.loadline.config.Mode;
import io.loadline.slo.Verdict;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Runs the load before the body of a load test, hands the result to the body, and fails the test
 * after it. The only place that knows JUnit's life cycle.
 */
final class LoadTestExtension
    implements ExecutionCondition,
        BeforeEachCallback,
        BeforeTestExecutionCallback,
        AfterTestExecutionCallback,
        ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LoadTestExtension.class);

  /** What is kept between the callbacks of one test. */
  private record Judged(Gate gate, LoadResult result) {}

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean off =
        context.getTestMethod().filter(Misuse::isLoadTest).isPresent()
            && config(context).switches().mode() == Mode.OFF;
    return off
        ? ConditionEvaluationResult.disabled(NothingSent.OFF)
        : ConditionEvaluationResult.enabled("loadline.mode is not off");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    JunitVersion.check();
    Misuse.check(context.getRequiredTestMethod());
    Misuse.check(context.getRequiredTestClass());
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) throws InterruptedException {
    Method method = context.getRequiredTestMethod();
    if (!Misuse.isLoadTest(method)) {
      return;
    }
    Class<?> testClass = context.getRequiredTestClass();
    Gate gate = resolve(method, testClass, config(context));
    NothingSent.abortIfAskedTo(method.getName(), gate, System.out);
    Path projectDir = ProjectDir.find();
    Path folder = RunFolder.of(method, testClass, RunFolder.files(gate.switches(), projectDir));
    RunReports reports = new RunReports(method.getName(), gate, Optional.of(folder), projectDir);
    LoadResult result = new GateRun(method.getName(), gate, reports, System.out).run();
    context.getStore(NAMESPACE).put(Judged.class, new Judged(gate, result));
    publish(context, result, gate);
  }

  private static Gate resolve(Method method, Class<?> testClass, GateConfig config) {
    try {
      return config.resolve(
          AnnotationLevels.of(method, testClass),
          TargetMember.read(testClass),
          takesResult(method));
    } catch (InvalidConfigurationException e) {
      UnresolvedReport.write(e, method, testClass, config);
      throw e;
    }
  }

  private static void publish(ExtensionContext context, LoadResult result, Gate gate) {
    if (result.verdict() != Verdict.PASS && VerdictErrors.of(result, gate.switches()).isEmpty()) {
      System.out.println("!!! loadline.mode=advise: this verdict does not fail the test !!!");
    }
    System.out.println(result);
    context.publishReportEntry(result.entries());
    result.report().ifPresent(file -> PublishedResult.publish(context::publishDirectory, file));
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Judged judged = context.getStore(NAMESPACE).get(Judged.class, Judged.class);
    if (judged != null) {
      VerdictErrors.throwFor(judged.result(), judged.gate().switches());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LoadResult.class
        && context.getTestMethod().filter(Misuse::isLoadTest).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Judged judged = context.getStore(NAMESPACE).get(Judged.class, Judged.class);
    if (judged == null) {
      throw new ParameterResolutionException(
          "there is no LoadResult before the load; take it in the test method, or in @AfterEach of"
              + " a load that was measured");
    }
    return judged.result();
  }

  private static boolean takesResult(Method method) {
    return Arrays.asList(method.getParameterTypes()).contains(LoadResult.class);
  }

  private static GateConfig config(ExtensionContext context) {
    return Configs.of(JunitSources.of(context), context.getRequiredTestClass().getClassLoader());
  }
}
