package io.loadline.report;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What a run is called.
 *
 * @param name as it stands in the first line of the text
 * @param gate class and method of the test, as Surefire and Failsafe select it: {@code
 *     com.example.IrisGateIT#iris_keeps_its_promise}; null for a run outside of a test
 */
public record TestName(String name, @Nullable String gate) {
  /** The name of a test. */
  public static TestName of(Class<?> testClass, Method method) {
    return new TestName(method.getName(), testClass.getName() + "#" + method.getName());
  }

  /** A method as its class declares it: {@code IrisGateIT.iris_keeps_its_promise()}. */
  public static String inSource(Method method) {
    return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
  }

  /** The name of a run that is no test of its own. */
  public static TestName of(String name) {
    return new TestName(name, null);
  }
}
