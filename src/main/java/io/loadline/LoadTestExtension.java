package io.loadline;

import io.loadline.config.gate.GateConfig;
import io.loadline.config.gate.Switches;
import io.loadline.gate.GateConfigFactory;
import io.loadline.gate.GateRun;
import io.loadline.junit.JunitVersion;
import io.loadline.junit.ObjectiveNodes;
import io.loadline.plan.InvalidConfigurationException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs the load before the body of a load test, hands the result to the body, tells it when the
 * body begins, and fails the test after it. The only place that knows JUnit's life cycle.
 */
final class LoadTestExtension
    implements ExecutionCondition,
        BeforeEachCallback,
        BeforeTestExecutionCallback,
        AfterTestExecutionCallback,
        InvocationInterceptor,
        TestTemplateInvocationContextProvider,
        ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(LoadTestExtension.class);
  private static final Set<Class<?>> RESULTS = Set.of(LoadResult.class, EndpointResults.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean off =
        context.getTestMethod().filter(AnnotationPlacement::isLoadTest).isPresent()
            && config(context).switches().mode() == Switches.Mode.OFF;
    return off
        ? ConditionEvaluationResult.disabled(GateRun.OFF)
        : ConditionEvaluationResult.enabled("loadline.mode is not off");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    try {
      JunitVersion.check();
      if (AnnotationPlacement.isLoadTest(context.getRequiredTestMethod())) {
        UnresolvedReport.unless(context, config(context), () -> checkAnnotations(context));
      } else {
        checkAnnotations(context);
      }
    } catch (RuntimeException e) {
      throw StackTraces.none(e);
    }
  }

  private static Class<?> checkAnnotations(ExtensionContext context) {
    Class<?> testClass = context.getRequiredTestClass();
    AnnotationPlacement.check(context.getRequiredTestMethod());
    AnnotationPlacement.check(testClass);
    if (!isOff(context)) {
      AnnotationPlacement.checkThatAllRun(testClass);
    }
    return testClass;
  }

  /** A wrong mode is an error of the gates, not of the other tests of their class. */
  private static boolean isOff(ExtensionContext context) {
    try {
      return config(context).switches().mode() == Switches.Mode.OFF;
    } catch (InvalidConfigurationException e) {
      return false;
    }
  }

  @Override
  public void beforeTestExecution(ExtensionContext context) throws InterruptedException {
    Method method = context.getRequiredTestMethod();
    if (AnnotationPlacement.isLoadTest(method)) {
      try {
        context.getStore(NAMESPACE).put(JudgedTest.class, JudgedTest.of(context, config(context)));
      } catch (RuntimeException e) {
        throw StackTraces.none(e);
      }
    }
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationPlacement.isObjectiveTests(context.getRequiredTestMethod());
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return ObjectiveNodes.of(context);
  }

  /** The body belongs to the load; nothing is left to do for an objective. */
  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    if (ObjectiveNodes.objective(context).isPresent()) {
      invocation.skip();
    } else {
      interceptTestMethod(invocation, method, context);
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    judged(context).ifPresent(JudgedTest::bodyBegins);
    invocation.proceed();
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    judged(context).ifPresent(test -> test.ended(context));
  }

  private static Optional<JudgedTest> judged(ExtensionContext context) {
    return Optional.ofNullable(context.getStore(NAMESPACE).get(JudgedTest.class, JudgedTest.class));
  }

  /** Whether a parameter is one of ours. */
  static boolean isResult(Parameter parameter) {
    return RESULTS.contains(parameter.getType());
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return ParameterProbe.of(context)
        .map(probe -> probe.claims(parameter.getParameter()))
        .orElseGet(
            () ->
                isResult(parameter.getParameter())
                    && context.getTestMethod().filter(AnnotationPlacement::isLoadTest).isPresent());
  }

  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Optional<ParameterProbe> probe = ParameterProbe.of(context);
    return probe.isPresent()
        ? probe.get().resolve(parameter.getParameter())
        : result(parameter.getParameter().getType(), judged(context));
  }

  private static Object result(Class<?> type, Optional<JudgedTest> judged) {
    if (judged.isEmpty()) {
      throw StackTraces.none(
          new ParameterResolutionException(
              "there is no "
                  + type.getSimpleName()
                  + " before the load; take it in the test method, or in @AfterEach of a load that"
                  + " was measured"));
    }
    Object result = judged.get().result();
    if (!type.isInstance(result)) {
      throw StackTraces.none(
          new ParameterResolutionException(
              "the result of this test is of type " + result.getClass().getSimpleName()));
    }
    return result;
  }

  private static GateConfig config(ExtensionContext context) {
    return GateConfigFactory.ofTest(
        context::getConfigurationParameter, context.getRequiredTestClass().getClassLoader());
  }
}
