package io.loadline.testkit;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * llama.cpp's real server with a small real model, started by {@code llm/up} of the folder that the
 * environment variable {@value #SHARED} names. It outlives the tests.
 *
 * @param url its base, without a slash at the end
 */
public record LlmServer(URI url) {
  /** Tests that need the server are skipped where this is unset. */
  public static final String SHARED = "LOADLINE_SHARED";

  public static final String WHY_SKIPPED =
      "needs a real LLM server: LOADLINE_SHARED names no folder with llm/up";

  private static final Path PID = Path.of("/tmp/loadline-llm/pid");

  /** Starts it unless it runs. */
  public static LlmServer up() throws IOException, InterruptedException {
    return up(Map.of());
  }

  /** Ends it and starts it with other settings. */
  public static LlmServer restart(Map<String, String> settings)
      throws IOException, InterruptedException {
    run("down", Map.of());
    return up(settings);
  }

  private static LlmServer up(Map<String, String> settings)
      throws IOException, InterruptedException {
    List<String> lines = run("up", settings).strip().lines().toList();
    return new LlmServer(URI.create(lines.get(lines.size() - 1)));
  }

  private static String run(String script, Map<String, String> settings)
      throws IOException, InterruptedException {
    String folder = Objects.requireNonNull(System.getenv(SHARED), WHY_SKIPPED);
    ProcessBuilder builder = new ProcessBuilder(Path.of(folder, "llm", script).toString());
    builder.environment().putAll(settings);
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("llm/" + script + " exited with " + process.exitValue());
    }
    return output;
  }

  public URI chat() {
    return URI.create(url + "/v1/chat/completions");
  }

  public URI completions() {
    return URI.create(url + "/v1/completions");
  }

  /** Sends a signal to the server that {@code up} started. */
  public void signal(String name) throws IOException, InterruptedException {
    String pid = Files.readString(PID).strip().split(" ", 2)[0];
    Process kill = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("kill -" + name + " " + pid + " failed");
    }
  }
}
