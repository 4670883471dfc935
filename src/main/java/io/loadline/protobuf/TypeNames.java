package io.loadline.protobuf;

import java.util.List;
import java.util.Set;

/** Finds out which type a name stands for that may be relative to where it is written. */
final class TypeNames {
  private final Set<String> messages;
  private final Set<String> enums;

  TypeNames(Set<String> messages, Set<String> enums) {
    this.messages = messages;
    this.enums = enums;
  }

  MessageType resolved(MessageType message) {
    List<Field> fields =
        message.fields().stream().map(field -> resolved(field, message.name())).toList();
    return new MessageType(message.name(), fields, message.mapEntry());
  }

  private Field resolved(Field field, String scope) {
    if (!field.type().isNamed()) {
      return field;
    }
    String name = find(field.typeName(), scope);
    boolean isEnum = enums.contains(name);
    return field.of(isEnum ? FieldType.ENUM : field.type(), name);
  }

  Method resolved(Method method) {
    return new Method(
        method.service(),
        method.name(),
        find(method.input(), method.service()),
        find(method.output(), method.service()),
        method.clientStreaming(),
        method.serverStreaming());
  }

  /** Looks from the innermost scope outwards; a name that nobody has is returned as it is. */
  private String find(String name, String scope) {
    if (name.startsWith(".")) {
      return name.substring(1);
    }
    String around = scope;
    while (!around.isEmpty()) {
      String full = around + "." + name;
      if (messages.contains(full) || enums.contains(full)) {
        return full;
      }
      around = around.substring(0, Math.max(0, around.lastIndexOf('.')));
    }
    return name;
  }
}
