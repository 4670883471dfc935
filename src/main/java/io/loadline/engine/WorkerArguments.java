package io.loadline.engine;

import io.loadline.plan.WorkerShare;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a worker.
 *
 * @param plan the file with the plan; {@code -} for the standard input
 * @param secrets the file with what the plan keeps apart
 * @param worker its number among several, from 0; empty for that of the pod
 */
record WorkerArguments(Path plan, Path secrets, Optional<String> worker) {
  static final String USAGE =
      "usage: --plan FILE (or - for the standard input) --secrets FILE [--worker INDEX]";

  /** The variable that holds the number of a pod of an indexed Job. */
  static final String POD_INDEX = "JOB_COMPLETION_INDEX";

  private static final Set<String> NAMES = Set.of("--plan", "--secrets", "--worker");

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
    return new WorkerArguments(
        file(values, "--plan"),
        file(values, "--secrets"),
        Optional.ofNullable(values.get("--worker")));
  }

  /**
   * Whose part of the plan this process drives.
   *
   * @param workers how many the plan is for
   * @param variables of the environment
   * @throws IllegalArgumentException when there is no such worker
   */
  WorkerShare share(int workers, Map<String, String> variables) {
    String index = worker.orElse(variables.getOrDefault(POD_INDEX, "0"));
    try {
      return new WorkerShare(Integer.parseInt(index), workers);
    } catch (NumberFormatException e) {
      String where = worker.isPresent() ? "--worker" : POD_INDEX;
      throw wrong(where + " = \"" + index + "\", which is no number", e);
    }
  }

  private static Path file(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw wrong(name + " is missing");
    }
    return Path.of(value);
  }

  private static IllegalArgumentException wrong(String what) {
    return wrong(what, null);
  }

  private static IllegalArgumentException wrong(String what, @Nullable Throwable cause) {
    return new IllegalArgumentException(what + "; " + USAGE, cause);
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
