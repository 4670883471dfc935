package io.loadline.codec;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that documents may hold: the members of each type in their order, and their types. */
final class DocumentShape {
  /** By the name of the type. */
  private final Map<String, String> lines = new TreeMap<>();

  private DocumentShape() {}

  /** One line a type: {@code Span { duration Duration }}. */
  static List<String> of(Class<?>... documents) {
    DocumentShape shape = new DocumentShape();
    for (Class<?> document : documents) {
      shape.add(document);
    }
    return shape.lines.entrySet().stream()
        .map(line -> line.getKey() + " " + line.getValue())
        .toList();
  }

  private void add(Class<?> type) {
    Class<?> stored = SurrogateRecord.typeFor(type);
    String name = name(stored);
    if (ValueFormats.of(stored) != null || lines.containsKey(name)) {
      return;
    }
    lines.put(name, "");
    lines.put(name, line(stored));
  }

  private String line(Class<?> type) {
    if (type.isEnum()) {
      return "= " + joined(Arrays.asList(type.getEnumConstants()));
    }
    if (type.isSealed()) {
      List<Class<?>> subtypes = List.of(type.getPermittedSubclasses());
      subtypes.forEach(this::add);
      return "is " + joined(subtypes.stream().map(DocumentShape::name).sorted().toList());
    }
    return "{ " + joined(RecordTypes.components(type).stream().map(this::member).toList()) + " }";
  }

  private static String joined(List<?> all) {
    return all.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private String member(RecordComponent component) {
    String type = text(component.getGenericType());
    return component.getName() + " " + type + (RecordTypes.isNullable(component) ? " or null" : "");
  }

  private String text(Type type) {
    Class<?> raw = RecordTypes.raw(type);
    if (raw == Optional.class) {
      return text(RecordTypes.argument(type, 0)) + " or null";
    }
    if (raw == List.class) {
      return "list of " + text(RecordTypes.argument(type, 0));
    }
    if (raw == Map.class) {
      return "map of %s to %s"
          .formatted(text(RecordTypes.argument(type, 0)), text(RecordTypes.argument(type, 1)));
    }
    add(raw);
    String name = name(SurrogateRecord.typeFor(raw));
    return SecretValues.isSecret(raw) ? "secret " + name : name;
  }

  /** With the types around it, without the package. */
  private static String name(Class<?> type) {
    return type.getName().replaceFirst(".*\\.", "").replace('$', '.');
  }
}
