package io.loadline.junit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a class inherits from, nearest first. */
public final class TypeHierarchy {
  private TypeHierarchy() {}

  /** The class, its superclasses without Object, then all interfaces. */
  static List<Class<?>> of(Class<?> type) {
    List<Class<?>> all = new ArrayList<>(classes(type));
    interfaces(type).forEach(all::addAll);
    return all;
  }

  /** The class and its superclasses without Object; none of an interface's. */
  public static List<Class<?>> classes(Class<?> type) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      classes.add(each);
    }
    return classes;
  }

  /**
   * The interfaces of a class in groups of equal distance: by the steps that lead to them, over
   * superclasses and interfaces alike, but always further away than an interface that extends them.
   */
  public static List<List<Class<?>>> interfaces(Class<?> type) {
    Map<Class<?>, Integer> steps = new LinkedHashMap<>();
    int distance = 0;
    for (Class<?> each : classes(type)) {
      distance++;
      for (Class<?> direct : each.getInterfaces()) {
        addSteps(direct, distance, steps);
      }
    }
    moveBehindExtending(steps);
    Map<Integer, List<Class<?>>> groups = new TreeMap<>();
    steps.forEach((each, at) -> groups.computeIfAbsent(at, key -> new ArrayList<>()).add(each));
    return List.copyOf(groups.values());
  }

  private static void addSteps(Class<?> found, int distance, Map<Class<?>, Integer> steps) {
    steps.merge(found, distance, Math::min);
    for (Class<?> extended : found.getInterfaces()) {
      addSteps(extended, distance + 1, steps);
    }
  }

  private static void moveBehindExtending(Map<Class<?>, Integer> steps) {
    boolean moved = true;
    while (moved) {
      moved = false;
      for (Class<?> each : List.copyOf(steps.keySet())) {
        for (Class<?> extended : each.getInterfaces()) {
          int behind = steps.getOrDefault(each, 0) + 1;
          if (steps.getOrDefault(extended, 0) < behind) {
            steps.put(extended, behind);
            moved = true;
          }
        }
      }
    }
  }
}
