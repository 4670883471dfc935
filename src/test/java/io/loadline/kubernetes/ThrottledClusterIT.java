package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.AccessMode;
import io.loadline.plan.Call;
import io.loadline.result.ClusterResult;
import io.loadline.result.InterferenceKind;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** A server that may use a twentieth of a processor, and is asked for more. */
@Tag("cluster")
@EnabledIf(value = ClusterKit.THERE, disabledReason = ClusterKit.WHY_SKIPPED)
@Timeout(240)
class ThrottledClusterIT {
  @AutoClose private static ClusterKit kit;
  private static KubeNamespace namespace;

  @BeforeAll
  static void start_the_server() {
    kit = ClusterKit.require().reachable();
    namespace = kit.namespace("throttled");
    namespace.apply(SmallServer.limited("50m"));
    namespace.readyPods(SmallServer.LABELS, 1);
  }

  @Test
  void a_latency_that_its_cpu_limit_may_explain_is_invalid() throws Exception {
    LoadResult result =
        Loadline.target("http://web." + namespace.name() + ".svc.cluster.local/work")
            .payload("{}")
            .access(AccessMode.DIRECT)
            .timeout(Duration.ofSeconds(5))
            .ready(ready -> ready.service("web").namespace(namespace.name()))
            .load(load -> load.duration(Duration.ofSeconds(14)).concurrency(2).warmup("1"))
            .slo(slo -> slo.latencyMean(Duration.ofMillis(20)))
            .run();

    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.INVALID);
    assertThat(Unwrapped.text(result))
        .containsPattern(
            "container web of pod web-\\S+ was held back by its CPU limit of 50m\\s+for")
        .contains("allowThrottling = TRUE");
  }

  @Test
  void without_the_right_it_is_not_seen_and_that_is_noted() throws Exception {
    namespace.apply(
        Files.readString(Path.of("docs/rbac.yaml"))
            .replace(
                "kind: ServiceAccount\n    name",
                "kind: ServiceAccount\n    namespace: " + namespace.name() + "\n    name"));
    ClusterKit.use(kit.withToken(namespace.token("loadline"), namespace.name()).toString());
    PlainLoad load = new PlainLoad();
    try (ClusterGate gate = new Gates().service(namespace.name(), AccessMode.DIRECT, "/work")) {
      Call call = load.reach(gate);
      ClusterResult result = load.measure(gate, call, 2, () -> {});
      assertThat(result.interferences())
          .noneMatch(each -> each.kind() == InterferenceKind.THROTTLED);
      assertThat(result.notes())
          .filteredOn(note -> note.contains("nodes/proxy"))
          .singleElement()
          .asString()
          .startsWith("no right to get nodes/proxy of node ")
          .endsWith(": it is not seen whether CPU limits hold the service's containers back");
    } finally {
      kit.useAgain();
    }
  }
}
