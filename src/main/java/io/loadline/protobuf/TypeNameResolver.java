package io.loadline.protobuf;

import io.loadline.protobuf.wire.FieldType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds out which type a name stands for that may be relative to where it is written. */
final class TypeNameResolver {
  private final Set<String> messages = new HashSet<>();
  private final Set<String> mapEntries = new HashSet<>();
  private final Set<String> enums = new HashSet<>();

  TypeNameResolver(List<FileDescriptor> files) {
    for (FileDescriptor file : files) {
      file.enums().forEach(each -> enums.add(each.name()));
      for (MessageDescriptor message : file.messages()) {
        messages.add(message.name());
        if (message.mapEntry()) {
          mapEntries.add(message.name());
        }
      }
    }
  }

  /** The message with all that extends it. */
  MessageDescriptor resolved(MessageDescriptor message, List<FileDescriptor.Extension> extensions) {
    boolean entry = message.mapEntry();
    return new MessageDescriptor(
        message.name(),
        message.fields().stream().map(field -> resolved(field, message.name(), entry)).toList(),
        extensions.stream().map(each -> resolved(each.field(), each.scope(), false)).toList(),
        message.kind());
  }

  /** Whatever the file says of its messages, maps and what is in them are never groups. */
  private FieldDescriptor resolved(FieldDescriptor field, String scope, boolean ofEntry) {
    if (!field.type().isNamed()) {
      return field;
    }
    String name = find(field.typeName(), scope);
    if (enums.contains(name)) {
      return field.of(FieldType.ENUM, name);
    }
    boolean ofMap = ofEntry || mapEntries.contains(name);
    return field.of(ofMap ? FieldType.MESSAGE : field.type(), name);
  }

  /** The full name of the message that it extends. */
  String extended(FileDescriptor.Extension extension) {
    return find(extension.extendee(), extension.scope());
  }

  MethodDescriptor resolved(MethodDescriptor method) {
    return new MethodDescriptor(
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
