package io.loadline.protobuf;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a message is made of.
 *
 * @param name fully qualified
 * @param fields of its declaration
 * @param extensions what the files that are described add to them
 */
record MessageDescriptor(
    String name, List<FieldDescriptor> fields, List<FieldDescriptor> extensions, Kind kind) {
  MessageDescriptor {
    fields = List.copyOf(fields);
    extensions = List.copyOf(extensions);
  }

  boolean mapEntry() {
    return kind == Kind.MAP_ENTRY;
  }

  /**
   * By the name in the .proto file or that in JSON; an extension by its full name in brackets.
   *
   * <p>The guide to ProtoJSON does not say how extensions are called, and leaves what it does not
   * say to the conformance tests of protobuf. These ask for brackets ({@code
   * JsonInput.FieldNameExtension}), and C++, Python's json_format and Go's protojson take and write
   * them.
   */
  Optional<FieldDescriptor> field(String called) {
    return all()
        .filter(field -> field.jsonName().equals(called) || field.name().equals(called))
        .findFirst();
  }

  Optional<FieldDescriptor> field(int number) {
    return all().filter(field -> field.number() == number).findFirst();
  }

  private Stream<FieldDescriptor> all() {
    return Stream.concat(fields.stream(), extensions.stream());
  }

  enum Kind {
    PLAIN,
    /** Leaves numbers to extensions. */
    EXTENSIBLE,
    /** Has nothing but extensions, in an encoding of its own that is older than proto2. */
    MESSAGE_SET,
    /** Stands for an entry of a map. */
    MAP_ENTRY
  }
}
