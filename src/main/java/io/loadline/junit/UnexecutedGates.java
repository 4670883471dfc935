package io.loadline.junit;

import static org.junit.platform.commons.support.AnnotationSupport.isAnnotated;
import static org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN;

import io.loadline.report.TestName;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Finds the gates of a class that JUnit never runs, whatever is selected: it leaves out methods
 * that it takes for no tests, and a build without the gate would be green.
 */
final class UnexecutedGates {
  private final Function<Method, Optional<String>> annotation;
  private final Function<Method, Optional<String>> withoutEffect;

  /** As {@link UnexecutedGateTests}. */
  UnexecutedGates(
      Function<Method, Optional<String>> annotation,
      Function<Method, Optional<String>> withoutEffect) {
    this.annotation = annotation;
    this.withoutEffect = withoutEffect;
  }

  /** Of a class, and of all classes in it that can run only with it. */
  List<UnexecutedGate> withMembers(Class<?> type) {
    Set<Class<?>> classes = new LinkedHashSet<>();
    addWithMembers(type, classes);
    return classes.stream().flatMap(each -> of(each).stream()).toList();
  }

  private static void addWithMembers(Class<?> type, Set<Class<?>> classes) {
    if (classes.add(type)) {
      ReflectionSupport.findNestedClasses(type, UnexecutedGates::runsOnlyWithOuterClass)
          .forEach(member -> addWithMembers(member, classes));
    }
  }

  /** Static classes are selected on their own, unless they are private. */
  private static boolean runsOnlyWithOuterClass(Class<?> member) {
    return !Modifier.isStatic(member.getModifiers()) || Modifier.isPrivate(member.getModifiers());
  }

  /** Of one class, with what it inherits. None of an abstract class: those that extend it run. */
  List<UnexecutedGate> of(Class<?> type) {
    if (Modifier.isAbstract(type.getModifiers())
        || type.isAnonymousClass()
        || type.isLocalClass()
        || isDisabled(type)) {
      return List.of();
    }
    Optional<String> reasonOfClass = brokenRule(type);
    List<UnexecutedGate> found = new ArrayList<>();
    for (Method method : methods(type, this::isAnnotatedByUs)) {
      problem(type, method, reasonOfClass)
          .ifPresent(problem -> found.add(new UnexecutedGate(type, method, problem)));
    }
    return found;
  }

  private static boolean isDisabled(Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != null, Class::getEnclosingClass)
        .anyMatch(each -> isAnnotated(each, Disabled.class));
  }

  /** Methods that are overridden are left out, as JUnit does; abstract ones are not. */
  private static List<Method> methods(Class<?> type, Predicate<Method> filter) {
    Set<Method> methods = new LinkedHashSet<>();
    methods.addAll(ReflectionSupport.findMethods(type, filter, TOP_DOWN));
    for (Class<?> each : TypeHierarchy.of(type)) {
      Stream.of(each.getDeclaredMethods())
          .filter(method -> isPrivateInInterface(method) || isAbstract(method))
          .filter(filter)
          .forEach(methods::add);
    }
    return List.copyOf(methods);
  }

  private static boolean isPrivateInInterface(Method method) {
    return method.getDeclaringClass().isInterface() && Modifier.isPrivate(method.getModifiers());
  }

  private static boolean isAbstract(Method method) {
    return Modifier.isAbstract(method.getModifiers());
  }

  /** Cheap for nearly every method there is: it bears no annotation at all. */
  private boolean isAnnotatedByUs(Method method) {
    return !method.isSynthetic()
        && method.getDeclaredAnnotations().length > 0
        && !isAnnotated(method, Disabled.class)
        && (isGate(method) || withoutEffect.apply(method).isPresent());
  }

  private Optional<String> problem(Class<?> type, Method method, Optional<String> reasonOfClass) {
    if (!isGate(method)) {
      return saysSoItself(method) ? Optional.empty() : withoutEffect.apply(method);
    }
    if (isAbstract(method)) {
      return implementation(type, method).map(found -> notInherited(method, found));
    }
    return reasonOfClass
        .map(reason -> neverRuns(method) + reason)
        .or(() -> TestMethodRule.broken(method).map(reason -> neverRuns(method) + reason));
  }

  /** A test of another kind, when it runs. */
  private static boolean saysSoItself(Method method) {
    return isAnnotated(method, Testable.class) && TestMethodRule.broken(method).isEmpty();
  }

  /** The method that takes the place of an abstract one without being a gate itself. */
  private Optional<Method> implementation(Class<?> type, Method method) {
    return ReflectionSupport.findMethod(type, method.getName(), method.getParameterTypes())
        .filter(found -> !isAbstract(found) && !found.isSynthetic())
        .filter(found -> !isGate(found) && !isAnnotated(found, Disabled.class));
  }

  private String notInherited(Method method, Method implementation) {
    return neverRuns(method)
        + "the method is abstract, and its annotations do not hold for "
        + TestName.inSource(implementation)
        + ", which implements it. Repeat them there";
  }

  private boolean isGate(Method method) {
    return annotation.apply(method).isPresent();
  }

  private String neverRuns(Method method) {
    return "@"
        + annotation.apply(method).orElseThrow()
        + " on "
        + TestName.inSource(method)
        + " never runs: ";
  }

  /**
   * What is wrong with a class that JUnit leaves out in silence, and what to do; empty when it
   * runs, by itself or with its outer class.
   */
  private static Optional<String> brokenRule(Class<?> type) {
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
    return brokenRule(type.getDeclaringClass());
  }
}
