package io.loadline.protobuf;

import java.util.List;
import java.util.Optional;

/**
 * What a message is made of.
 *
 * @param name fully qualified
 * @param mapEntry whether it stands for an entry of a map
 */
record MessageType(String name, List<Field> fields, boolean mapEntry) {
  MessageType {
    fields = List.copyOf(fields);
  }

  /** By the name in the .proto file or that in JSON. */
  Optional<Field> field(String called) {
    return fields.stream()
        .filter(field -> field.jsonName().equals(called) || field.name().equals(called))
        .findFirst();
  }

  Optional<Field> field(int number) {
    return fields.stream().filter(field -> field.number() == number).findFirst();
  }
}
