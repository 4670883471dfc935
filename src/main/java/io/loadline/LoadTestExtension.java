package io.loadline;

import io.loadline.config.GateConfig;
import io.loadline.config.gate.Gate;
import io.loadline.config.outside.Mode;
import io.loadline.config.setting.EndpointLevel;
import io.loadline.config.setting.InvalidConfigurationException;
import io.loadline.slo.Verdict;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private static final Set<Class<?>> RESULTS = Set.of(LoadResult.class, EndpointResults.class);

  /**
   * What is kept between the callbacks of one test.
   *
   * @param result that a parameter may ask for
   * @param error of the verdict; empty when the test stays green
   */
  record Judged(Object result, Optional<Throwable> error) {}

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
    if (!isOff(context)) {
      Misuse.checkThatAllRun(context.getRequiredTestClass());
    }
  }

  /** A wrong mode is an error of the gates, not of the other tests of their class. */
  private static boolean isOff(ExtensionContext context) {
    try {
      return config(context).switches().mode() == Mode.OFF;
    } catch (InvalidConfigurationException e) {
      return false;
    }
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) throws InterruptedException {
    Method method = context.getRequiredTestMethod();
    if (!Misuse.isLoadTest(method)) {
      return;
    }
    List<EndpointLevel> endpoints = EndpointLevels.of(method, context.getRequiredTestClass());
    Judged judged =
        endpoints.isEmpty()
            ? single(context, method)
            : MixedTest.of(context, endpoints, config(context));
    context.getStore(NAMESPACE).put(Judged.class, judged);
  }

  private static Judged single(ExtensionContext context, Method method)
      throws InterruptedException {
    Class<?> testClass = context.getRequiredTestClass();
    Gate gate = resolve(method, testClass, config(context));
    NothingSent.abortIfAskedTo(method.getName(), gate, System.out);
    Path projectDir = ProjectDir.find();
    Path folder = RunFolder.of(method, testClass, RunFolder.files(gate.switches(), projectDir));
    RunReports reports = new RunReports(method.getName(), gate, Optional.of(folder), projectDir);
    LoadResult result = new GateRun(method.getName(), gate, reports, System.out).run();
    Optional<Throwable> error = VerdictErrors.of(result, gate.switches());
    print(result, result.verdict(), error);
    context.publishReportEntry(result.entries());
    result.report().ifPresent(file -> PublishedResult.publish(context::publishDirectory, file));
    return new Judged(result, error);
  }

  private static Gate resolve(Method method, Class<?> testClass, GateConfig config) {
    Misuse.checkResult(method, EndpointResults.class, "has no @Endpoint: take a LoadResult");
    try {
      return config.resolve(
          AnnotationLevels.of(method, testClass),
          TargetMember.read(testClass),
          Misuse.takes(method, LoadResult.class));
    } catch (InvalidConfigurationException e) {
      UnresolvedReport.write(e, method, testClass, config);
      throw e;
    }
  }

  static void print(Object result, Verdict verdict, Optional<Throwable> error) {
    if (verdict != Verdict.PASS && error.isEmpty()) {
      System.out.println("!!! loadline.mode=advise: this verdict does not fail the test !!!");
    }
    System.out.println(result);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Judged judged = context.getStore(NAMESPACE).get(Judged.class, Judged.class);
    if (judged != null) {
      VerdictErrors.raise(judged.error());
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return RESULTS.contains(parameter.getParameter().getType())
        && context.getTestMethod().filter(Misuse::isLoadTest).isPresent();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Judged judged = context.getStore(NAMESPACE).get(Judged.class, Judged.class);
    Class<?> type = parameter.getParameter().getType();
    if (judged == null) {
      throw new ParameterResolutionException(
          "there is no "
              + type.getSimpleName()
              + " before the load; take it in the test method, or in @AfterEach of a load that was"
              + " measured");
    }
    if (!type.isInstance(judged.result())) {
      throw new ParameterResolutionException(
          "the result of this test is of type " + judged.result().getClass().getSimpleName());
    }
    return judged.result();
  }

  private static GateConfig config(ExtensionContext context) {
    return Configs.of(JunitSources.of(context), context.getRequiredTestClass().getClassLoader());
  }
}
