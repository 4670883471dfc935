package io.loadline.architecture;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What users can name of a type, one line each: what they compile and run against. */
final class ApiSignatures {
  /** Every record and enum has them. */
  private static final Set<String> GIVEN =
      Set.of("equals", "hashCode", "toString", "values", "valueOf");

  private ApiSignatures() {}

  /** The type, what it bears, and the public types in it. */
  static List<String> of(Class<?> type) {
    List<String> lines = new ArrayList<>();
    lines.add(head(type));
    members(type).map(each -> "  " + each).sorted().distinct().forEach(lines::add);
    Arrays.stream(type.getDeclaredClasses())
        .filter(nested -> Modifier.isPublic(nested.getModifiers()))
        .sorted(Comparator.comparing(Class::getName))
        .forEach(nested -> lines.addAll(of(nested)));
    return lines;
  }

  private static String head(Class<?> type) {
    List<String> supers = new ArrayList<>();
    if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
      supers.add(type.getGenericSuperclass().getTypeName());
    }
    Arrays.stream(type.getGenericInterfaces()).forEach(each -> supers.add(each.getTypeName()));
    return kind(type) + (supers.isEmpty() ? "" : " < " + String.join(", ", supers));
  }

  /** With {@code sealed}, of which JDKs before 21 say nothing here. */
  private static String kind(Class<?> type) {
    String shown = type.toGenericString().replaceFirst("\\b(non-)?sealed ", "");
    return type.isSealed() ? shown.replaceFirst("(class|interface) ", "sealed $1 ") : shown;
  }

  private static Stream<String> members(Class<?> type) {
    Stream<Member> all =
        Stream.of(type.getDeclaredFields(), type.getDeclaredConstructors(), methods(type))
            .flatMap(Arrays::stream)
            .map(Member.class::cast);
    return all.filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
        .map(ApiSignatures::text);
  }

  private static Method[] methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !GIVEN.contains(method.getName()))
        .toArray(Method[]::new);
  }

  private static String text(Member member) {
    if (member instanceof Method method) {
      Object unset = method.getDefaultValue();
      return method.toGenericString() + (unset == null ? "" : " default " + written(unset));
    }
    return member instanceof GenericDeclaration
        ? ((Constructor<?>) member).toGenericString()
        : ((Field) member).toGenericString();
  }

  /** Not by what a JDK makes of an annotation: that differs from one to the next. */
  private static String written(Object value) {
    if (value instanceof Annotation annotation) {
      return "@" + annotation.annotationType().getSimpleName();
    }
    if (value instanceof Object[] all) {
      return Arrays.toString(all);
    }
    return value instanceof String text ? '"' + text + '"' : value.toString();
  }
}
