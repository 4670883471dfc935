package io.loadline.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.RunIn;
import io.loadline.result.RunEnding;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.CuttableProxy;
import io.loadline.testkit.KubeNamespace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pod that is gone in mid-run, with the figures that it told until then. */
@Tag("cluster")
@Timeout(400)
class LostWorkerClusterIT {
  private static final Map<String, String> OURS =
      Map.of("app.kubernetes.io/managed-by", "loadline");
  private static final String IMAGE = "loadline.image";
  private static final int PARTS = 4;

  private ClusterKit kit;
  private KubeNamespace namespace;
  private CuttableProxy line;

  @BeforeEach
  void start_the_server() {
    kit = ClusterKit.require().withImages();
    namespace = kit.namespace("lost");
    namespace.apply(SmallServer.yaml(1));
    namespace.readyPods(SmallServer.LABELS, 1);
    line = new CuttableProxy(kit.apiPort());
    ClusterKit.use(kit.through(line.port()).toString());
    System.setProperty(IMAGE, "loadline.test/jre:17");
  }

  @AfterEach
  void close() {
    System.clearProperty(IMAGE);
    if (line != null) {
      line.close();
    }
    if (kit != null) {
      kit.close();
    }
  }

  @Test
  void a_pod_that_goes_while_its_log_cannot_be_read_leaves_the_seconds_that_came() {
    CompletableFuture<LoadResult> gate = start();
    Pod pod = loading();

    line.cut();
    delete(pod);
    namespace.await("the end of the pod", () -> namespace.pods(OURS).isEmpty());
    line.restore();

    LoadResult result = gate.join();
    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.INVALID);
    assertThat(result.run().ending()).isEqualTo(RunEnding.LOST);
    assertThat(result.outcomes().successes()).isPositive();
    assertThat(result.judgment().headline()).matches("the load was lost after [0-9.]+ of 60 s");
    assertThat(result.judgment().reason())
        .startsWith("Job " + namespace.name() + "/loadline-")
        .contains("the worker's pod");
    awaitNothingButClasses();
  }

  @Test
  void a_pod_that_is_deleted_in_mid_run_leaves_what_it_measured() {
    CompletableFuture<LoadResult> gate = start();

    delete(loading());

    LoadResult result = gate.join();
    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.INVALID);
    // It may have had the time to write its result.
    assertThat(result.run().ending()).isIn(RunEnding.LOST, RunEnding.INTERRUPTED);
    assertThat(result.outcomes().successes()).isPositive();
    awaitNothingButClasses();
  }

  private CompletableFuture<LoadResult> start() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate().run();
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }

  private Loadline gate() {
    return Loadline.target("http://web." + namespace.name() + ".svc.cluster.local/")
        .withOverrides()
        .payload("{\"inputs\":[]}")
        .ready(ready -> ready.service("web").namespace(namespace.name()))
        .load(load -> load.runIn(RunIn.CLUSTER).duration(Duration.ofSeconds(60)).rate(40))
        .slo(slo -> slo.errors(0));
  }

  /** The worker's, once it has told some seconds. */
  private Pod loading() {
    namespace.await("seconds that were told", () -> told() >= PARTS);
    return namespace.pods(OURS).get(0);
  }

  private long told() {
    List<Pod> pods = namespace.pods(OURS);
    if (pods.isEmpty() || !"Running".equals(pods.get(0).getStatus().getPhase())) {
      return 0;
    }
    String name = pods.get(0).getMetadata().getName();
    String log = namespace.client().pods().inNamespace(namespace.name()).withName(name).getLog();
    return log.lines().filter(each -> each.contains(" measured 1/")).count();
  }

  private void delete(Pod pod) {
    namespace.client().resource(pod).withGracePeriod(0).delete();
  }

  private void awaitNothingButClasses() {
    namespace.await(
        "nothing of ours but the classes",
        () ->
            namespace.contents().read().stream()
                .filter(each -> each.contains("loadline-"))
                .allMatch(each -> each.contains("loadline-engine-")));
  }
}
