package io.loadline.junit;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestFactory;

/** What JUnit asks of a method before it runs it as a test; it leaves others out in silence. */
final class TestMethodRule {
  private TestMethodRule() {}

  /** What is wrong and how to write it; empty when the method runs. */
  static Optional<String> broken(Method method) {
    List<String> wrong = new ArrayList<>();
    if (Modifier.isPrivate(method.getModifiers())) {
      wrong.add("is private");
    }
    if (Modifier.isStatic(method.getModifiers())) {
      wrong.add("is static");
    }
    if (method.getReturnType() != void.class && !mayReturn(method)) {
      wrong.add("returns " + method.getReturnType().getSimpleName());
    }
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of("the method " + String.join(" and ", wrong) + ". Write it as " + fix(method));
  }

  private static boolean mayReturn(Method method) {
    return isAnnotated(method, TestFactory.class) || isSuspendingTest(method);
  }

  private static String fix(Method method) {
    return isKotlin(method)
        ? "\"fun " + method.getName() + "() { .. }\", with a block and no \"=\""
        : "\"void " + method.getName() + "()\", neither private nor static";
  }

  private static boolean isKotlin(Method method) {
    return Stream.of(method.getDeclaringClass().getDeclaredAnnotations())
        .anyMatch(each -> each.annotationType().getName().equals("kotlin.Metadata"));
  }

  /** A suspending function of Kotlin that returns Unit is a test for JUnit 6. */
  private static boolean isSuspendingTest(Method method) {
    int last = method.getParameterCount() - 1;
    return last >= 0
        && isContinuation(method.getParameterTypes()[last])
        && method.getGenericParameterTypes()[last].getTypeName().contains("kotlin.Unit")
        && JunitVersion.runsSuspendingFunctions();
  }

  /** What a suspending function takes as its last parameter; JUnit passes it. */
  static boolean isContinuation(Class<?> parameter) {
    return parameter.getName().equals("kotlin.coroutines.Continuation");
  }
}
