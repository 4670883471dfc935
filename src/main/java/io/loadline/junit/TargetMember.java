package io.loadline.junit;

import static java.util.stream.Collectors.joining;
import static org.junit.platform.commons.support.HierarchyTraversalMode.TOP_DOWN;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstances;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Reads the {@code @InferenceTarget} of a test class, or of the nearest class around it: a static
 * member, or one of the instance on which the test runs.
 */
public final class TargetMember {
  private static final String UNKNOWN =
      "must be a String, a java.net.URI or a container of Testcontainers, not ";

  private TargetMember() {}

  /**
   * Where the service is; empty when nothing says so.
   *
   * @param mark the annotation on the member
   */
  public static Optional<URI> read(ExtensionContext context, Class<? extends Annotation> mark) {
    TestInstances instances = context.getRequiredTestInstances();
    for (Class<?> type : outwards(context.getRequiredTestClass(), instances)) {
      List<AnnotatedElement> members = members(type, mark);
      if (members.size() > 1) {
        throw new ExtensionConfigurationException(
            "@InferenceTarget stands on %s members of %s: %s; keep one"
                .formatted(
                    members.size(),
                    type.getSimpleName(),
                    members.stream().map(TargetMember::name).collect(joining(" and "))));
      }
      if (!members.isEmpty()) {
        return Optional.of(uri(members.get(0), instance(members.get(0), type, instances)));
      }
    }
    return Optional.empty();
  }

  /**
   * The classes of the instances, which may extend those that enclose the test's class, then the
   * enclosing ones that have no instance.
   */
  private static Set<Class<?>> outwards(Class<?> testClass, TestInstances instances) {
    List<Class<?>> ofInstances = new ArrayList<>();
    instances.getAllInstances().forEach(each -> ofInstances.add(0, each.getClass()));
    Set<Class<?>> classes = new LinkedHashSet<>(ofInstances);
    for (Class<?> type = testClass; type != null; type = type.getEnclosingClass()) {
      classes.add(type);
    }
    return classes;
  }

  private static List<AnnotatedElement> members(Class<?> type, Class<? extends Annotation> mark) {
    List<AnnotatedElement> members = new ArrayList<>();
    members.addAll(AnnotationSupport.findAnnotatedFields(type, mark));
    members.addAll(AnnotationSupport.findAnnotatedMethods(type, mark, TOP_DOWN));
    return members;
  }

  /** Null for a static member. */
  private static @Nullable Object instance(
      AnnotatedElement member, Class<?> type, TestInstances instances) {
    if (Modifier.isStatic(((Member) member).getModifiers())) {
      return null;
    }
    String test = instances.getInnermostInstance().getClass().getSimpleName();
    return instances
        .findInstance(type)
        .map(Object.class::cast)
        .orElseThrow(
            () ->
                refuse(
                    member, "must be static: " + test + " runs without an instance of that class"));
  }

  private static URI uri(AnnotatedElement member, @Nullable Object instance) {
    Object value = value(member, instance);
    if (value == null) {
      String callback = instance == null ? "@BeforeAll" : "@BeforeEach";
      throw refuse(member, "is null after " + callback + "; set it there, to http://host:port");
    }
    if (value instanceof URI uri) {
      return uri;
    }
    if (value instanceof String text) {
      try {
        return new URI(text);
      } catch (URISyntaxException e) {
        throw refuse(member, "is no URI: \"" + text + "\" (" + e.getReason() + ")");
      }
    }
    return ContainerAddress.of(value)
        .map(container -> container.url(rule -> refuse(member, rule)))
        .orElseThrow(() -> refuse(member, UNKNOWN + value.getClass().getName()));
  }

  private static @Nullable Object value(AnnotatedElement member, @Nullable Object instance) {
    if (member instanceof Field field) {
      return ReflectionSupport.tryToReadFieldValue(field, instance)
          .getOrThrow(e -> refuse(member, "cannot be read: " + e));
    }
    Method method = (Method) member;
    if (method.getParameterCount() > 0) {
      throw refuse(member, "must have no parameter");
    }
    return ReflectionSupport.invokeMethod(method, instance);
  }

  private static ExtensionConfigurationException refuse(AnnotatedElement member, String rule) {
    return new ExtensionConfigurationException("@InferenceTarget on " + name(member) + " " + rule);
  }

  private static String name(AnnotatedElement element) {
    Member member = (Member) element;
    String owner = member.getDeclaringClass().getSimpleName() + ".";
    return owner + member.getName() + (element instanceof Method ? "()" : "");
  }
}
