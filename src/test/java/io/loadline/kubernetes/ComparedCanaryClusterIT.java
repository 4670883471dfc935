package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.gate.GateResult;
import io.loadline.gate.ShortTurns;
import io.loadline.gate.StoredResult;
import io.loadline.slo.Judgment;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import io.loadline.testkit.PrintedText;
import io.loadline.testkit.Unwrapped;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two revisions of a real canary take turns, for a shorter time than users may let them. */
@Timeout(300)
@Tag("cluster")
@TestInstance(Lifecycle.PER_CLASS)
class ComparedCanaryClusterIT {
  @AutoClose private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeAll
  void begin_a_canary_of_half_the_speed() throws InterruptedException {
    kit = ClusterKit.require().with("services.serving.knative.dev", "knative-up").reachable();
    namespace = kit.namespace("compared");
    StampedServer.canary(namespace, 2 * StampedServer.MILLIS);
  }

  private GateResult run(String by, String stable, String canary, Path dir)
      throws InterruptedException {
    PrintStream out = new PrintStream(new PrintedText(), true, StandardCharsets.UTF_8);
    return new ShortTurns(by, url(stable), url(canary)).run(dir, out);
  }

  private String url(String tag) {
    return "http://%sworker-predictor.%s.svc/v2/models/worker/infer"
        .formatted(tag, namespace.name());
  }

  private static Judgment canary(GateResult result) {
    return result.endpoints().get(1).judgment();
  }

  @Test
  void a_slower_revision_is_found_each_by_its_tag(@TempDir Path dir) throws Exception {
    GateResult result = run("10%", "prev-", "latest-", dir);

    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.FAIL);
    assertThat(result.text())
        .containsPattern(
            "\n  FAIL canary \\(revision worker-predictor-00002\\): http/latency-p50 \\d+ % higher")
        .contains("\n  PASS stable (revision worker-predictor-00001): ");
    assertThat(Unwrapped.text(result.text()))
        .contains("revision worker-predictor-00001 alone (tag prev, 80 % of the traffic), via")
        .contains("revision worker-predictor-00002 alone (tag latest, 20 % of the traffic), via");
    assertThat(canary(StoredResult.read(dir).judge()).comparisons())
        .isEqualTo(canary(result).comparisons());
  }

  @Test
  void all_of_it_beside_one_of_its_revisions_is_no_pass(@TempDir Path dir) throws Exception {
    GateResult result = run("200%", "prev-", "", dir);

    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INCONCLUSIVE);
    String why =
        "http/latency-p50: both are answered by revision worker-predictor-00001 of InferenceService"
            + " %s/worker: a service beside itself shows nothing; call one revision by each"
            + " endpoint (docs/kserve.md, A canary)";
    assertThat(canary(result).reason()).isEqualTo(why.formatted(namespace.name()));
    assertThat(canary(StoredResult.read(dir).judge()).reason()).isEqualTo(canary(result).reason());
  }
}
