package io.loadline.protobuf;

import java.util.Map;
import java.util.Optional;

/**
 * An enum.
 *
 * @param name fully qualified
 * @param numbers by name, in the order of the file
 */
record EnumDescriptor(String name, Map<String, Integer> numbers) {
  /** The first name of a number. */
  Optional<String> nameOf(int number) {
    return numbers.entrySet().stream()
        .filter(each -> each.getValue() == number)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What a field without a value has. */
  int first() {
    return numbers.values().iterator().next();
  }
}
