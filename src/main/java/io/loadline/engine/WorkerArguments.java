package io.loadline.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

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

  /**
   * The text of a document: of a file, or of what {@code NAME.gz.1}, {@code NAME.gz.2} and so on
   * are together once they are unpacked, since an object of a cluster holds less than 1 MiB.
   */
  static String read(Path file) throws IOException {
    Path first = part(file, 1);
    return Files.exists(first) && !Files.exists(file) ? unpacked(file) : Files.readString(file);
  }

  private static String unpacked(Path file) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int number = 1; Files.exists(part(file, number)); number++) {
      packed.writeBytes(Files.readAllBytes(part(file, number)));
    }
    try (GZIPInputStream text =
        new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Path part(Path file, int number) {
    return file.resolveSibling(file.getFileName() + ".gz." + number);
  }
}
