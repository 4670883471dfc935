package io.loadline.ci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A build of four processes with 200 gates, all of which write the same files. */
class ForksIT {
  private static final int GATES = 200;
  private static final int FORKS = 4;

  private final Path folder;

  ForksIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void no_gate_is_lost_or_torn() throws IOException, InterruptedException {
    Path summary = folder.resolve("summary");

    run(summary, "true");

    String text = Files.readString(summary);
    for (int number = 0; number < GATES; number++) {
      assertThat(text).containsOnlyOnce("\n" + block(number) + "\n");
    }
    Map<String, Double> samples =
        OpenMetricsGrammar.read(Files.readString(folder.resolve("metrics.txt")));
    assertThat(samples.keySet().stream().filter(each -> each.startsWith("loadline_gate_passed{")))
        .hasSize(GATES);
    assertThat(samples.keySet().stream().filter(each -> each.contains("statistic=\"p99\"")))
        .hasSize(GATES);
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void what_does_not_fit_is_counted_and_what_is_not_pass_is_there()
      throws IOException, InterruptedException {
    Path summary = folder.resolve("summary");
    Files.writeString(summary, "x".repeat(700 << 10));

    run(summary, "");

    String text = Files.readString(summary);
    long shown = text.lines().filter(line -> line.startsWith("### ")).count();
    assertThat(Files.size(summary)).isLessThanOrEqualTo(900 << 10);
    assertThat(shown).isBetween(1L, GATES - 1L);
    assertThat(text).containsOnlyOnce("gates of Loadline: %-6d,".formatted(GATES - shown));
    assertThat(text.lines().filter(line -> line.startsWith("### ❌"))).hasSize(GATES / 10);
  }

  private static String block(int number) {
    String verdict = number % 10 == 0 ? "FAIL" : "PASS";
    return GateSummary.of(
            Documents.numbered(number, verdict), "target/loadline/" + number + "/result.json")
        .get(0);
  }

  private void run(Path summary, String gitLab) throws IOException, InterruptedException {
    List<Process> forks = new ArrayList<>();
    for (int fork = 0; fork < FORKS; fork++) {
      forks.add(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  GatesOfAFork.class.getName(),
                  summary.toString(),
                  folder.toString(),
                  Integer.toString(fork * GATES / FORKS),
                  Integer.toString(GATES / FORKS),
                  gitLab)
              .redirectErrorStream(true)
              .start());
    }
    for (Process fork : forks) {
      String said = new String(fork.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(fork.waitFor()).as(said).isZero();
    }
  }
}
