package io.loadline.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The command line of a worker.
 *
 * @param plan the file with the plan; {@code -} for the standard input
 * @param secrets the file with what the plan keeps apart
 */
record WorkerArguments(Path plan, Path secrets) {
  static final String USAGE = "usage: --plan FILE (or - for the standard input) --secrets FILE";

  private static final Set<String> NAMES = Set.of("--plan", "--secrets");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when it is wrong; the message says how it should be
   */
  static WorkerArguments parse(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (!NAMES.contains(name) || i + 1 == arguments.length) {
        throw wrong(NAMES.contains(name) ? name + " needs a value" : "unknown: " + name);
      }
      if (values.put(name, arguments[i + 1]) != null) {
        throw wrong(name + " is there twice");
      }
    }
    return new WorkerArguments(file(values, "--plan"), file(values, "--secrets"));
  }

  private static Path file(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw wrong(name + " is missing");
    }
    return Path.of(value);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + "; " + USAGE);
  }

  boolean isPlanOnStandardInput() {
    return plan.toString().equals("-");
  }
}
