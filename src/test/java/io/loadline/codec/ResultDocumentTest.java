package io.loadline.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.RunCodec.FormatException;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.PodFacts;
import io.loadline.result.RunResult;
import io.loadline.result.ServiceComponent;
import io.loadline.result.ServiceIdentity;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import io.loadline.slo.Judge;
import io.loadline.testkit.RandomRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultDocumentTest {
  private static final int SEEDS = Integer.getInteger("test.seeds", 200);

  private static RunResult run(long seed) {
    return new RandomRun(seed, 2).split(1).whole();
  }

  @Test
  void a_result_that_was_written_and_read_is_equal_and_judged_alike() throws FormatException {
    for (int seed = 0; seed < SEEDS; seed++) {
      RunResult run = run(seed);
      RunResult read = RunCodec.readResult(RunCodec.writeResult(run), run.plan());
      assertThat(read).as("seed " + seed).isEqualTo(run);
      assertThat(Judge.judge(read)).as("seed " + seed).isEqualTo(Judge.judge(run));
    }
  }

  @Test
  void what_is_known_of_a_cluster_is_kept() throws FormatException {
    PodFacts pod =
        new PodFacts("p", "u", "n", 1, true, Map.of("server", "i@sha256:1"), Map.of("cpu", "1"));
    ServiceIdentity identity =
        new ServiceIdentity(
            "InferenceService",
            "ns",
            "iris",
            "uid",
            3,
            "Standard",
            "kserve-mlserver",
            "v2",
            List.of(new ServiceComponent("predictor", "abc", -1, "gs://x", List.of(pod))),
            "",
            "");
    Interference late = new Interference(InterferenceKind.SCALED, Double.NaN, "scaled", true);
    TunnelOverhead tunnel = new TunnelOverhead(-1, -1, 0);
    String address = "10.0.0.1:8080";
    List<String> notes = List.of("a note");
    TargetPath path = TargetPath.IN_CLUSTER;
    ClusterResult cluster =
        new ClusterResult("kind", path, address, identity, null, List.of(late), tunnel, notes);
    RunResult run = run(1).in(cluster);

    assertThat(RunCodec.readResult(RunCodec.writeResult(run), run.plan())).isEqualTo(run);
  }

  @Test
  void the_plan_is_not_in_it() {
    RunResult run = run(1);
    assertThat(RunCodec.writeResult(run)).doesNotContain("infer", "payloads");
  }

  @Test
  void another_version_is_refused() {
    RunResult run = run(1);
    String newer = RunCodec.writeResult(run).replaceFirst("\"version\":\\d+", "\"version\":99");
    assertThatThrownBy(() -> RunCodec.readResult(newer, run.plan()))
        .isInstanceOf(FormatException.class)
        .hasMessage(
            "loadline-result of version 99, and version "
                + RunCodec.RESULT_VERSION
                + " can be read here:"
                + " use the same release of Loadline on both sides");
  }

  @Test
  void a_histogram_that_is_none_is_refused() {
    RunResult run = run(1);
    String text = RunCodec.writeResult(run);
    String broken = text.replaceAll("\"counts\":\"[^\"]*\"", "\"counts\":\"AAAA\"");
    assertThatThrownBy(() -> RunCodec.readResult(broken, run.plan()))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("times > response: no histogram: ");
  }
}
