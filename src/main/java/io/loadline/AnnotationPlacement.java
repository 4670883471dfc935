package io.loadline;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;
import static org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN;

import io.loadline.junit.UnexecutedGateTests;
import io.loadline.report.TestName;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.ReflectionSupport;

/** Finds annotations that would be ignored where they stand. */
final class AnnotationPlacement {
  private static final List<Class<? extends Annotation>> DETAILS =
      List.of(
          Slo.class,
          StreamSlo.class,
          Load.class,
          Ready.class,
          Tls.class,
          Auth.class,
          ServerTiming.class,
          ServerMetrics.class,
          Compare.class,
          Baseline.class,
          Endpoint.class,
          Endpoint.Endpoints.class);

  /** Of the gates that {@link InferenceLoadTest} and {@link ObjectiveTests} make. */
  static final UnexecutedGateTests UNEXECUTED =
      new UnexecutedGateTests(
          AnnotationPlacement::gateAnnotation, AnnotationPlacement::withoutEffect);

  private AnnotationPlacement() {}

  /** Fails when a method of the class bears an annotation of ours that has no effect there. */
  static void check(Class<?> testClass) {
    ReflectionSupport.findMethods(testClass, method -> true, TOP_DOWN)
        .forEach(AnnotationPlacement::check);
  }

  /** Fails when a gate of the class never runs; of those that do, each says so. */
  static void checkThatAllRun(Class<?> testClass) {
    UNEXECUTED
        .problems(testClass)
        .ifPresent(
            problems -> {
              throw new ExtensionConfigurationException(problems);
            });
  }

  static void check(Method method) {
    if (isLoadTest(method)) {
      refuseRepeated(method);
      return;
    }
    withoutEffect(method)
        .ifPresent(
            problem -> {
              throw new ExtensionConfigurationException(problem);
            });
  }

  /** What is wrong with an annotation of ours on a method that is no load test. */
  static Optional<String> withoutEffect(Method method) {
    if (isLoadTest(method)) {
      return Optional.empty();
    }
    return DETAILS.stream()
        .filter(detail -> isAnnotated(method, detail))
        .findFirst()
        .map(
            detail ->
                "@%s on %s has no effect: the method is no load test. Put @InferenceLoadTest on it, or"
                        .formatted(
                            detail.getSimpleName().replace("Endpoints", "Endpoint"),
                            TestName.inSource(method))
                    + " move the annotation to the class as a default of its load tests");
  }

  private static void refuseRepeated(Method method) {
    String annotation = "@" + gateAnnotation(method).orElseThrow();
    String place = annotation + " on " + TestName.inSource(method);
    if (isObjectiveTests(method) && isAnnotated(method, InferenceLoadTest.class)) {
      throw new ExtensionConfigurationException(
          place
              + " stands beside @InferenceLoadTest, which makes a test of the method, too. Put that"
              + " into it: @ObjectiveTests(@InferenceLoadTest(..))");
    }
    if (isAnotherKind(method)) {
      throw new ExtensionConfigurationException(
          place
              + " stands beside @ParameterizedTest, @RepeatedTest or another kind of test: a load"
              + " test runs once. For several runs call Loadline.target(..).check() from the body"
              + " of such a test, without "
              + annotation);
    }
  }

  private static boolean isAnotherKind(Method method) {
    if (isObjectiveTests(method) && isAnnotated(method, Test.class)) {
      return true;
    }
    return isAnnotated(method, TestFactory.class)
        || Stream.of(method.getAnnotations())
            .map(Annotation::annotationType)
            .anyMatch(AnnotationPlacement::isAnotherTemplate);
  }

  private static boolean isAnotherTemplate(Class<? extends Annotation> type) {
    return (type == TestTemplate.class || isAnnotated(type, TestTemplate.class))
        && type != ObjectiveTests.class
        && !isAnnotated(type, ObjectiveTests.class);
  }

  static boolean takes(Method method, Class<?> result) {
    return List.of(method.getParameterTypes()).contains(result);
  }

  /** The result that the method may take; fails when it takes that of the other kind. */
  static Class<?> checkedResult(Method method, boolean namesEndpoints) {
    Class<?> other = namesEndpoints ? LoadResult.class : EndpointResults.class;
    if (takes(method, other)) {
      throw new ExtensionConfigurationException(
          TestName.inSource(method)
              + " takes "
              + other.getSimpleName()
              + ", and the test "
              + (namesEndpoints
                  ? "has several endpoints: take EndpointResults"
                  : "has no @Endpoint: take a LoadResult"));
    }
    return namesEndpoints ? EndpointResults.class : LoadResult.class;
  }

  static boolean isLoadTest(Method method) {
    return gateAnnotation(method).isPresent();
  }

  /** Whether each objective of the load test is a test of its own. */
  static boolean isObjectiveTests(Method method) {
    return isAnnotated(method, ObjectiveTests.class);
  }

  private static Optional<String> gateAnnotation(Method method) {
    return Stream.of(ObjectiveTests.class, InferenceLoadTest.class)
        .filter(annotation -> isAnnotated(method, annotation))
        .findFirst()
        .map(Class::getSimpleName);
  }

  /**
   * 1, or the method's place among load tests of one name; by parameter types, in a fixed order.
   */
  static int overload(Method method, Class<?> testClass) {
    List<Method> overloads =
        ReflectionSupport.findMethods(
                testClass,
                each -> each.getName().equals(method.getName()) && isLoadTest(each),
                TOP_DOWN)
            .stream()
            .sorted(Comparator.comparing(each -> List.of(each.getParameterTypes()).toString()))
            .toList();
    return overloads.indexOf(method) + 1;
  }
}
