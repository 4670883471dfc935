package io.loadline.protobuf;

import io.loadline.protobuf.parser.ProtoFiles;
import io.loadline.protobuf.wire.MalformedMessage;
import io.loadline.protobuf.wire.ProtoReader;
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
public final class Schema {
  private static final Optional<byte[]> NONE = Optional.empty();

  private final Map<String, MessageType> messages = new LinkedHashMap<>();
  private final Map<String, EnumType> enums = new LinkedHashMap<>();
  private final List<Method> methods = new ArrayList<>();
  private final Set<String> missing = new TreeSet<>();

  private Schema(List<DescribedFile> files) {
    files.forEach(file -> missing.addAll(file.imports()));
    files.forEach(file -> missing.remove(file.name()));
    TypeNames names = new TypeNames(files);
    Map<String, List<ExtensionField>> extensions =
        files.stream()
            .flatMap(file -> file.extensions().stream())
            .collect(Collectors.groupingBy(names::extended));
    for (DescribedFile file : files) {
      for (MessageType message : file.messages()) {
        List<ExtensionField> own = extensions.getOrDefault(message.name(), List.of());
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
   * @throws MalformedMessage when the bytes are none
   */
  public static Schema of(byte[] descriptorSet) throws MalformedMessage {
    List<DescribedFile> files = new ArrayList<>();
    ProtoReader in = new ProtoReader(descriptorSet, 0, descriptorSet.length);
    while (in.next()) {
      if (in.field() == 1 && in.isBytes()) {
        files.add(FileReader.read(in.bytes()));
      }
    }
    addWellKnown(files);
    return new Schema(files);
  }

  /** A set that was made without them, and a server that does not describe them, mean ours. */
  private static void addWellKnown(List<DescribedFile> files) throws MalformedMessage {
    Set<String> known = new HashSet<>();
    files.forEach(file -> known.add(file.name()));
    for (int i = 0; i < files.size(); i++) {
      for (String imported : files.get(i).imports()) {
        Optional<byte[]> ours = known.add(imported) ? ProtoFiles.wellKnown(imported) : NONE;
        if (ours.isPresent()) {
          files.add(FileReader.read(ours.get()));
        }
      }
    }
  }

  /** The name of one FileDescriptorProto. */
  public static String nameOf(byte[] file) throws MalformedMessage {
    return FileReader.read(file).name();
  }

  /** Fully qualified, in order. */
  public Set<String> services() {
    Set<String> services = new TreeSet<>();
    methods.forEach(each -> services.add(each.service()));
    return services;
  }

  /** Of a service, in the order of the file; empty when there is no such service. */
  public List<Method> methods(String service) {
    return methods.stream().filter(each -> each.service().equals(service)).toList();
  }

  /** A method by its service and name. */
  public Optional<Method> method(String service, String name) {
    return methods(service).stream().filter(each -> each.name().equals(name)).findFirst();
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
        .filter(each -> each.kind() == MessageKind.EXTENSIBLE)
        .map(MessageType::name)
        .filter(name -> !name.startsWith("google.protobuf."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether the message has a field of that number, its own or an extension. */
  public boolean has(String message, int number) {
    return has(message) && message(message).field(number).isPresent();
  }

  /** Whether the message was described. */
  boolean has(String message) {
    return messages.containsKey(message);
  }

  /**
   * A message by its full name.
   *
   * @throws IllegalArgumentException when it was not described
   */
  MessageType message(String name) {
    MessageType type = messages.get(name);
    if (type == null) {
      throw new IllegalArgumentException("there is no message " + name + whyMissing());
    }
    return type;
  }

  /** As {@link #message}, of an enum. */
  EnumType enumeration(String name) {
    EnumType type = enums.get(name);
    if (type == null) {
      throw new IllegalArgumentException("there is no enum " + name + whyMissing());
    }
    return type;
  }

  private String whyMissing() {
    return missing.isEmpty()
        ? ""
        : ", and no " + String.join(", ", missing) + ", which is imported";
  }
}
