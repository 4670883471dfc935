package io.loadline.protobuf;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out which type a name stands for that may be relative to where it is written. */
final class TypeNames {
  private final Set<String> messages = new HashSet<>();
  private final Set<String> mapEntries = new HashSet<>();
  private final Set<String> enums = new HashSet<>();

  TypeNames(List<DescribedFile> files) {
    for (DescribedFile file : files) {
      file.enums().forEach(each -> enums.add(each.name()));
      for (MessageType message : file.messages()) {
        messages.add(message.name());
        if (message.mapEntry()) {
          mapEntries.add(message.name());
        }
      }
    }
  }

  MessageType resolved(MessageType message) {
    List<Field> fields = message.fields().stream().map(field -> resolved(field, message)).toList();
    return new MessageType(message.name(), fields, message.mapEntry());
  }

  /** Whatever the file says of its messages, maps and what is in them are never groups. */
  private Field resolved(Field field, MessageType of) {
    if (!field.type().isNamed()) {
      return field;
    }
    String name = find(field.typeName(), of.name());
    if (enums.contains(name)) {
      return field.of(FieldType.ENUM, name);
    }
    boolean ofMap = of.mapEntry() || mapEntries.contains(name);
    return field.of(ofMap ? FieldType.MESSAGE : field.type(), name);
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
