package io.loadline;

import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.Level;
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
   * @param distance as in {@link Level}
   * @param place {@code method gate()}, {@code @Quick on class IrisGateIT}
   */
  record Found(int distance, Annotation annotation, String place) {}

  /** What ours among them set. */
  static List<Level> of(Method method, Class<?> testClass) {
    List<Level> levels = new ArrayList<>();
    for (Found found : all(method, testClass)) {
      Map<Attribute, List<String>> values = AnnotationValues.of(found.annotation());
      if (!values.isEmpty()) {
        String name = "@" + found.annotation().annotationType().getSimpleName();
        levels.add(new Level(found.distance(), name + " on " + found.place(), values));
      }
    }
    return levels;
  }

  /** The method, its class, the superclasses of that, then the enclosing classes likewise. */
  static List<Found> all(Method method, Class<?> testClass) {
    AnnotationLevels found = new AnnotationLevels();
    found.add(method, "method " + method.getName() + "()");
    for (Class<?> outer = testClass; outer != null; outer = outer.getEnclosingClass()) {
      for (Class<?> type = outer; type != null && type != Object.class; type = superclass(type)) {
        found.add(type, "class " + type.getSimpleName());
      }
    }
    return found.all;
  }

  private static Class<?> superclass(Class<?> type) {
    return type.getSuperclass() == null ? Object.class : type.getSuperclass();
  }

  /** Annotations first, then those on them, and so on; each step is one further away. */
  private void add(AnnotatedElement element, String place) {
    Set<Class<?>> seen = new HashSet<>();
    List<Placed> layer = placed(element, place);
    while (!layer.isEmpty()) {
      List<Placed> metas = new ArrayList<>();
      for (Placed placed : layer) {
        Class<? extends Annotation> type = placed.annotation().annotationType();
        all.add(new Found(distance, placed.annotation(), placed.place()));
        if (seen.add(type) && !type.getName().startsWith("java.lang.annotation.")) {
          metas.addAll(placed(type, "@" + type.getSimpleName() + " on " + placed.place()));
        }
      }
      distance++;
      layer = metas;
    }
  }

  private static List<Placed> placed(AnnotatedElement element, String place) {
    List<Placed> all = new ArrayList<>();
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      all.add(new Placed(annotation, place));
    }
    return all;
  }

  private record Placed(Annotation annotation, String place) {}
}
