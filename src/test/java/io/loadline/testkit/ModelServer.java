package io.loadline.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A real model server that a Python package brings, started by {@code up} of the folder that the
 * environment variable {@value #SCRIPTS} names. It outlives the tests.
 *
 * @param name of its folder there
 * @param url its base, without a slash at the end
 */
public record ModelServer(String name, URI url) {
  /** Tests that need one are skipped where this is unset; in CI they fail. */
  public static final String SCRIPTS = "LOADLINE_TEST_SERVERS";

  public static final String WHY_SKIPPED =
      "needs a real model server: LOADLINE_TEST_SERVERS names no folder with up (scripts/servers)";

  /** Whether the scripts are named; true in CI, where the tests fail without. */
  public static boolean isPossible() {
    return System.getenv(SCRIPTS) != null || System.getenv("CI") != null;
  }

  /** Starts it unless it runs. */
  public static ModelServer up(String name) throws IOException, InterruptedException {
    return up(name, Map.of());
  }

  /** Ends it and starts it with other settings, which are variables of its environment. */
  public static ModelServer restart(String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    run(Map.of(), "down", name);
    return up(name, settings);
  }

  private static ModelServer up(String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    List<String> lines = run(settings, "up", name).strip().lines().toList();
    return new ModelServer(name, URI.create(lines.get(lines.size() - 1)));
  }

  /** Ends all of its processes at once. */
  public void kill() throws IOException, InterruptedException {
    run(Map.of(), "down", "--kill", name);
  }

  private static String run(Map<String, String> settings, String script, String... arguments)
      throws IOException, InterruptedException {
    String folder = Objects.requireNonNull(System.getenv(SCRIPTS), WHY_SKIPPED);
    List<String> command =
        new ArrayList<>(List.of(Path.of(folder, script).toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " exited with " + process.exitValue());
    }
    return output;
  }
}
