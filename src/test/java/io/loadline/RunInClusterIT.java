package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.NotReadyException;
import io.loadline.testkit.MlServer;
import io.loadline.testkit.Unwrapped;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole gates on a real KServe, their load driven by a pod. */
@Timeout(400)
@Tag("cluster")
class RunInClusterIT {
  private static final String IMAGE = "loadline.test/jre:17";

  @AutoClose private static IrisInCluster iris;

  private final Path dir;

  RunInClusterIT(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeAll
  static void open() {
    iris = new IrisInCluster();
    iris.apply();
  }

  private GateOutput run(Class<?> fixture) {
    return GateKit.writingTo(dir)
        .calling(iris.url())
        .with("loadline.image", IMAGE)
        .with("loadline.run-in", "cluster")
        .run(fixture);
  }

  @Test
  void the_tutorial_passes_and_leaves_nothing_but_classes() {
    GateOutput output = run(ClusterTestCases.Tutorial.class);
    // Where this machine is so busy that its look at the service comes late, the gate says so.
    if (Unwrapped.text(output.errors().toString()).contains("the service was looked at first")) {
      output = run(ClusterTestCases.Tutorial.class);
    }

    assertThat(output.errors()).isEmpty();
    assertThat(output.console()).contains("PASS ", " ok, 0 errors");
    assertThat(output.json(ClusterTestCases.Tutorial.class, "iris_keeps_its_promise"))
        .contains("\"PASS\"", "\"path\" : \"in-cluster\"", "\"node\" : \"");
    iris.awaitNothingButClasses();
  }

  static final class Slow {
    private Slow() {}

    static class TestCases {
      @InferenceLoadTest(url = "${test.url}", payload = MlServer.PAYLOAD)
      @Slo(latencyMean = 0.01, errors = 0)
      void iris_cannot_keep_it() {}
    }
  }

  @Test
  void a_broken_objective_is_told_as_it_is_here() {
    String there = run(Slow.TestCases.class).message();
    String here =
        GateKit.writingTo(dir.resolve("here"))
            .calling(URI.create("http://" + iris.podIp() + ":8080" + iris.url().getPath()))
            .run(Slow.TestCases.class)
            .message();

    assertThat(there).startsWith("FAIL ").containsPattern("http/latency-mean +<= 0.01 ms");
    assertThat(masked(there)).isEqualTo(masked(here));
  }

  /**
   * Without figures, what the machine did besides, and by which way the service was called. An
   * interval has a line of its own where it is too wide for the table.
   */
  private static String masked(String text) {
    return text.replaceAll("(?m)^ +(note|reason) .*\n(?: {12,}.*\n)*", "")
        .replaceAll("(?m)^ +http/\\S+: \\S+ ms at \\S+ %\n", "")
        .replaceAll("(?m)^( +objective .*) {2,}at \\S+ %", "$1")
        .replaceAll("(?m)^( +http/\\S+ .* ms) {2,}[\\d.]+-[\\d.]+", "$1")
        .replaceAll("(?m)^( +(target|page|report) ).*(?:\n {12,}.*)*", "$1")
        .replaceAll("\\b[0-9a-f]{32}\\b", "<id>")
        .replaceAll("\\d+(\\.\\d+)?", "<n>")
        .replaceAll("(?<=\\S) {2,}", "  ");
  }

  @Test
  void an_image_that_cannot_be_pulled_is_told() {
    GateOutput output =
        GateKit.writingTo(dir)
            .calling(iris.url())
            .with("loadline.image", "loadline.test/none:1")
            .with("loadline.run-in", "cluster")
            .run(ClusterTestCases.Tutorial.class);
    assertThat(output.error())
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("loadline.test/none:1");
    iris.awaitNothingButClasses();
  }
}
