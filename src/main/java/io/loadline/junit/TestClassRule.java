package io.loadline.junit;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;

import java.lang.reflect.Modifier;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** What JUnit asks of a class before it looks for tests in it; it leaves others out in silence. */
final class TestClassRule {
  private TestClassRule() {}

  /** What is wrong and what to do; empty when the class runs, by itself or with its outer class. */
  static Optional<String> broken(Class<?> type) {
    String name = "class " + type.getSimpleName();
    if (Modifier.isPrivate(type.getModifiers())) {
      return Optional.of(name + " is private. Remove private");
    }
    if (!type.isMemberClass() || Modifier.isStatic(type.getModifiers())) {
      return Optional.empty();
    }
    if (!isAnnotated(type, Nested.class)) {
      return Optional.of(name + " is an inner class without @Nested. Put @Nested on it");
    }
    return broken(type.getDeclaringClass());
  }
}
