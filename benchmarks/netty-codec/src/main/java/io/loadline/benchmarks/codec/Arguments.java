package io.loadline.benchmarks.codec;

import java.util.HashMap;
import java.util.Map;

/** Arguments of the form {@code name=value}. */
final class Arguments {
  private final Map<String, String> values = new HashMap<>();

  Arguments(String[] args) {
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("not name=value: " + arg);
      }
      values.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
  }

  /** Null when it is not there. */
  String find(String name) {
    return values.get(name);
  }

  String get(String name) {
    String value = find(name);
    if (value == null) {
      throw new IllegalArgumentException("missing: " + name + "=..");
    }
    return value;
  }

  int integer(String name) {
    return Integer.parseInt(get(name));
  }
}
