package io.loadline;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.junit.TypeHierarchy;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds every annotation that says something about a load test, nearest first. */
final class AnnotationLevels {
  private final List<Found> all = new ArrayList<>();
  private int distance;

  private AnnotationLevels() {}

  /**
   * An annotation and where it stands.
   *
   * @param distance as in {@link SettingSource}
   * @param place {@code method gate()}, {@code @Quick on class IrisGateIT}
   * @param element the method, class or interface
   */
  record Found(int distance, Annotation annotation, String place, AnnotatedElement element) {}

  /** What ours among them set. */
  static List<SettingSource> of(Method method, Class<?> testClass) {
    List<SettingSource> levels = new ArrayList<>();
    for (Found found : all(method, testClass)) {
      Map<Attribute, List<String>> values = AnnotationValues.of(found.annotation());
      if (!values.isEmpty()) {
        String name = "@" + found.annotation().annotationType().getSimpleName();
        levels.add(new SettingSource(found.distance(), name + " on " + found.place(), values));
      }
    }
    return levels;
  }

  /**
   * The method, its class, the superclasses of that, its interfaces, then the enclosing classes
   * likewise. Interfaces that are equally near stand at one distance.
   */
  static List<Found> all(Method method, Class<?> testClass) {
    AnnotationLevels found = new AnnotationLevels();
    found.add(placed(method, "method " + method.getName() + "()", method));
    for (Class<?> outer = testClass; outer != null; outer = outer.getEnclosingClass()) {
      TypeHierarchy.classes(outer).forEach(type -> found.add(placed(type)));
      for (List<Class<?>> equallyNear : TypeHierarchy.interfaces(outer)) {
        found.add(equallyNear.stream().flatMap(type -> placed(type).stream()).toList());
      }
    }
    return found.all;
  }

  private static List<Placed> placed(Class<?> type) {
    String kind = type.isInterface() ? "interface " : "class ";
    return placed(type, kind + type.getSimpleName(), type);
  }

  /** Annotations first, then those on them, and so on; each step is one further away. */
  private void add(List<Placed> elements) {
    Set<Class<?>> seen = new HashSet<>();
    List<Placed> layer = elements;
    while (!layer.isEmpty()) {
      List<Placed> metas = new ArrayList<>();
      for (Placed placed : layer) {
        Class<? extends Annotation> type = placed.annotation().annotationType();
        all.add(new Found(distance, placed.annotation(), placed.place(), placed.element()));
        if (seen.add(type) && !type.getName().startsWith("java.lang.annotation.")) {
          String place = "@" + type.getSimpleName() + " on " + placed.place();
          metas.addAll(placed(type, place, placed.element()));
        }
      }
      distance++;
      layer = metas;
    }
  }

  private static List<Placed> placed(
      AnnotatedElement annotated, String place, AnnotatedElement element) {
    List<Placed> all = new ArrayList<>();
    for (Annotation annotation : annotated.getDeclaredAnnotations()) {
      all.add(new Placed(annotation, place, element));
    }
    return all;
  }

  private record Placed(Annotation annotation, String place, AnnotatedElement element) {}
}
