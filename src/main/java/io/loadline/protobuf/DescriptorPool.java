package io.loadline.protobuf;

import io.loadline.protobuf.parser.ProtoCompiler;
import io.loadline.protobuf.wire.FieldType;
import io.loadline.protobuf.wire.ProtoReader;
import io.loadline.protobuf.wire.ProtoReader.WireFormatException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The messages, enums and services of some .proto files together. Immutable. */
public final class DescriptorPool {
  private static final Optional<byte[]> NONE = Optional.empty();

  private final Map<String, MessageDescriptor> messages = new LinkedHashMap<>();
  private final Map<String, EnumDescriptor> enums = new LinkedHashMap<>();
  private final List<MethodDescriptor> methods = new ArrayList<>();
  private final Set<String> missing = new TreeSet<>();

  private DescriptorPool(List<FileDescriptor> files) {
    files.forEach(file -> missing.addAll(file.imports()));
    files.forEach(file -> missing.remove(file.name()));
    TypeNameResolver names = new TypeNameResolver(files);
    Map<String, List<FileDescriptor.Extension>> extensions =
        files.stream()
            .flatMap(file -> file.extensions().stream())
            .collect(Collectors.groupingBy(names::extended));
    for (FileDescriptor file : files) {
      for (MessageDescriptor message : file.messages()) {
        List<FileDescriptor.Extension> own = extensions.getOrDefault(message.name(), List.of());
        messages.put(message.name(), names.resolved(message, own));
      }
      file.enums().forEach(each -> enums.put(each.name(), each));
      file.methods().forEach(each -> methods.add(names.resolved(each)));
    }
  }

  /**
   * What a FileDescriptorSet holds, as {@code protoc --include_imports --descriptor_set_out} writes
   * it; the files of {@code google/protobuf} may be missing.
   *
   * @throws WireFormatException when the bytes are none
   */
  public static DescriptorPool of(byte[] descriptorSet) throws WireFormatException {
    List<FileDescriptor> files = new ArrayList<>();
    ProtoReader in = new ProtoReader(descriptorSet, 0, descriptorSet.length);
    while (in.next()) {
      if (in.field() == 1 && in.isBytes()) {
        files.add(FileDescriptorReader.read(in.bytes()));
      }
    }
    addWellKnown(files);
    return new DescriptorPool(files);
  }

  /** A set that was made without them, and a server that does not describe them, mean ours. */
  private static void addWellKnown(List<FileDescriptor> files) throws WireFormatException {
    Set<String> known = new HashSet<>();
    files.forEach(file -> known.add(file.name()));
    for (int i = 0; i < files.size(); i++) {
      for (String imported : files.get(i).imports()) {
        Optional<byte[]> ours = known.add(imported) ? ProtoCompiler.wellKnown(imported) : NONE;
        if (ours.isPresent()) {
          files.add(FileDescriptorReader.read(ours.get()));
        }
      }
    }
  }

  /** The name of one FileDescriptorProto. */
  public static String nameOf(byte[] file) throws WireFormatException {
    return FileDescriptorReader.read(file).name();
  }

  /** Fully qualified, in order. */
  public Set<String> services() {
    Set<String> services = new TreeSet<>();
    methods.forEach(each -> services.add(each.service()));
    return services;
  }

  /** Of a service, in the order of the file; empty when there is no such service. */
  List<MethodDescriptor> methods(String service) {
    return methods.stream().filter(each -> each.service().equals(service)).toList();
  }

  /** The imports that were not described, in order. */
  public Set<String> missing() {
    return Collections.unmodifiableSet(missing);
  }

  /**
   * The messages that leave numbers to extensions, in order; not the options of
   * google/protobuf/descriptor.proto, which nobody calls a method with.
   */
  public Set<String> extensible() {
    return messages.values().stream()
        .filter(each -> each.kind() == MessageDescriptor.Kind.EXTENSIBLE)
        .map(MessageDescriptor::name)
        .filter(name -> !name.startsWith("google.protobuf."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the message has a field of that number, its own or an extension. */
  public boolean has(String message, int number) {
    return has(message) && message(message).field(number).isPresent();
  }

  boolean has(String message) {
    return messages.containsKey(message);
  }

  /**
   * A message by its full name.
   *
   * @throws IllegalArgumentException when it was not described
   */
  MessageDescriptor message(String name) {
    return described(messages, "message", name);
  }

  MessageDescriptor message(FieldDescriptor field) {
    return message(field.typeName());
  }

  /** Whether the values of a field stand for the entries of a map. */
  boolean isMap(FieldDescriptor field) {
    return field.type() == FieldType.MESSAGE && message(field).mapEntry();
  }

  /** As {@link #message}, of an enum. */
  EnumDescriptor enumeration(String name) {
    return described(enums, "enum", name);
  }

  private <T> T described(Map<String, T> all, String kind, String name) {
    T type = all.get(name);
    if (type == null) {
      String imported = String.join(", ", missing);
      String why = imported.isEmpty() ? "" : ", and no " + imported + ", which is imported";
      throw new IllegalArgumentException("there is no " + kind + " " + name + why);
    }
    return type;
  }
}
