package io.loadline.disturbance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The load generator alone is throttled, the service is not. Needs the right to make a cgroup. */
class CpuQuotaTest {
  private static final int TRIES = 5;

  /** Of the 99th percentile, in ms. */
  private static final double LIMIT = 10;

  private static final String HELD_BACK = "its CPU quota held the load generator back for ";

  /**
   * On a busy machine the server, in this process, may be slow indeed. The throttled process cannot
   * tell, since it reads late what was answered in time; so one without a quota has to show it, in
   * the same seconds.
   */
  @Test
  void at_a_limit_that_throttling_breaks_the_run_is_invalid() throws Exception {
    List<String> lines = run(Duration.ZERO, LIMIT);
    for (int i = 1; i < TRIES && lines.get(0).equals("FAIL"); i++) {
      FutureTask<List<String>> unlimited =
          new FutureTask<>(() -> run(QuotaGroup::unlimited, Duration.ZERO, LIMIT));
      new Thread(unlimited, "without a quota").start();
      lines = run(Duration.ZERO, LIMIT);
      if (lines.get(0).equals("FAIL")) {
        assertThat(percentile(unlimited.get()))
            .as("without a quota, beside FAIL with one")
            .isGreaterThan(LIMIT);
      }
    }
    assertThat(lines.get(0)).isEqualTo("INVALID");
    assertThat(lines.get(2))
        .contains(HELD_BACK)
        .contains("raise the CPU limit of the container or job");
  }

  @Test
  void at_a_limit_far_away_the_run_passes_with_a_warning() throws Exception {
    List<String> lines = run(Duration.ZERO, 15_000);
    assertThat(lines.get(0)).isEqualTo("PASS");
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).contains("the verdict stands: ").contains(HELD_BACK));
  }

  @Test
  void a_service_that_is_slow_by_itself_does_not_pass() throws Exception {
    assertThat(run(Duration.ofMillis(50), LIMIT).get(0)).isIn("FAIL", "INVALID");
  }

  private static double percentile(List<String> lines) {
    return Double.parseDouble(lines.get(1));
  }

  private static List<String> run(Duration serviceTime, double limit)
      throws IOException, InterruptedException {
    return run(QuotaGroup::quota, serviceTime, limit);
  }

  private static List<String> run(
      Function<QuotaGroup, String> quota, Duration serviceTime, double limit)
      throws IOException, InterruptedException {
    Optional<QuotaGroup> group = QuotaGroup.create();
    assumeTrue(group.isPresent(), "a CPU quota: no right to make a control group here");
    try (QuotaGroup own = group.get();
        ScriptedServer server = ScriptedServer.always(Answers.iris().after(serviceTime))) {
      return child(own, quota.apply(own), server.url().toString(), limit);
    }
  }

  private static List<String> child(QuotaGroup group, String quota, String url, double limit)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "echo $$ > \"$0\" && exec \"$@\"",
                group.processes().toString(),
                java,
                "-cp",
                System.getProperty("java.class.path"),
                QuotaChild.class.getName(),
                url,
                Double.toString(limit),
                group.quotaFile().toString(),
                quota)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().dropWhile(line -> !line.equals(QuotaChild.BEGIN)).skip(1).toList();
  }
}
