package io.loadline.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Arguments of the form {@code name=value}. */
final class Options {
  private final Map<String, String> values = new HashMap<>();

  Options(String[] args) {
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("not name=value: " + arg);
      }
      values.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String get(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("missing: " + name + "=.."));
  }

  int integer(String name) {
    return Integer.parseInt(get(name));
  }
}
