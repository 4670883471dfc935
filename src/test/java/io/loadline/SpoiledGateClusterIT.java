package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AccessMode;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Unwrapped;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole gates on an InferenceService of a real KServe that are neither passed nor failed. */
@Timeout(400)
@Tag("cluster")
class SpoiledGateClusterIT {
  @AutoClose private IrisInCluster iris;

  @BeforeEach
  void apply() {
    iris = new IrisInCluster();
    iris.apply();
  }

  @Test
  void a_pod_that_is_killed_while_it_is_measured_makes_the_run_invalid() throws Exception {
    LoadResult result = iris.gate(iris::deletePods).run();

    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(Unwrapped.text(result))
        .containsPattern("INVALID .*: pod " + IrisInCluster.NAME + "-predictor-\\S+ was deleted")
        .contains("Fix: keep the number of replicas");
  }

  @Test
  void what_a_port_forward_may_explain_is_never_a_fail() throws Exception {
    LoadResult result =
        iris.gate()
            .access(AccessMode.PORT_FORWARD)
            .slo(slo -> slo.upper("http/latency-min=0.1"))
            .run();

    // On a busy machine the load generator may be the reason as well, which counts more.
    assertThat(result.verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.INVALID);
    assertThat(result.toString()).contains("via port-forward 127.0.0.1:");
    if (result.verdict() == Verdict.INCONCLUSIVE) {
      assertThat(Unwrapped.text(result))
          .contains("it was reached through a port-forward")
          .contains("Fix: access = INGRESS, or runIn = CLUSTER");
    }
  }
}
