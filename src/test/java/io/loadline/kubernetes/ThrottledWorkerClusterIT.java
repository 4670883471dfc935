package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.RunIn;
import io.loadline.result.Health;
import io.loadline.result.WorkerFigures;
import io.loadline.slo.Verdict;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import io.loadline.testkit.Unwrapped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One of two workers whose pod gets a CPU limit while it drives its share. */
@Tag("cluster")
@Timeout(240)
class ThrottledWorkerClusterIT {
  private static final String IMAGE = "loadline.image";
  private static final String REQUEST = "loadline.worker-cpu";

  private ClusterKit kit;
  private KubeNamespace namespace;

  @BeforeEach
  void start_the_server() {
    kit = ClusterKit.require().withImages();
    namespace = kit.namespace("held");
    namespace.apply(SmallServer.yaml(1));
    namespace.readyPods(SmallServer.LABELS, 1);
    System.setProperty(IMAGE, "loadline.test/jre:17");
    System.setProperty(REQUEST, "40m");
  }

  @AfterEach
  void close() {
    System.clearProperty(IMAGE);
    System.clearProperty(REQUEST);
    if (kit != null) {
      kit.close();
    }
  }

  private CompletableFuture<LoadResult> start() {
    Loadline gate =
        Loadline.target("http://web." + namespace.name() + ".svc.cluster.local/")
            .withOverrides()
            .named("held-worker")
            .payload("{\"inputs\":[]}")
            .ready(ready -> ready.service("web").namespace(namespace.name()))
            .load(
                load ->
                    load.runIn(RunIn.CLUSTER)
                        .workers(2)
                        .duration(Duration.ofSeconds(8))
                        .warmup("1s")
                        .rate(60))
            .slo(slo -> slo.errors(0).latencyMean(Duration.ofMillis(10)));
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return gate.run();
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }

  private Optional<Pod> worker(int index) {
    return namespace
        .pods(
            Map.of(
                "app.kubernetes.io/managed-by",
                "loadline",
                "batch.kubernetes.io/job-completion-index",
                String.valueOf(index)))
        .stream()
        .findFirst();
  }

  private PodResource resource(Pod pod) {
    return namespace
        .client()
        .pods()
        .inNamespace(namespace.name())
        .withName(pod.getMetadata().getName());
  }

  private boolean isMeasuring(Pod pod) {
    return "Running".equals(pod.getStatus().getPhase())
        && resource(pod).getLog().contains(" measured 1/");
  }

  /** As somebody may who resizes pods, an autoscaler for example. */
  private void hold(Pod pod) {
    resource(pod)
        .subresource("resize")
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE),
            "{\"spec\":{\"containers\":[{\"name\":\"worker\",\"resources\":{\"limits\":{\"cpu\":\"40m\"}}}]}}");
  }

  private static long throttled(WorkerFigures worker) {
    Health health = requireNonNull(worker.health());
    return health.throttledNanos() == null ? 0 : health.throttledNanos();
  }

  @Test
  void what_a_limit_may_have_broken_names_it_and_what_holds_all_the_same_passes() {
    CompletableFuture<LoadResult> gate = start();
    namespace.await(
        "a load under way", () -> gate.isDone() || worker(1).filter(this::isMeasuring).isPresent());
    hold(worker(1).orElseThrow());

    LoadResult result = gate.join();
    assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.INVALID);
    assertThat(Unwrapped.text(result))
        .containsPattern(
            "worker 1 \\(pod loadline-\\S+-1-\\S+ on \\S+\\): its CPU quota held the load generator back");
    assertThat(throttled(result.run().workers().get(1))).isPositive();
    assertThat(throttled(result.run().workers().get(0))).isZero();

    LoadResult patient =
        Loadline.judge(
            result.report().orElseThrow(),
            slo -> slo.errors(0).latencyMean(Duration.ofSeconds(60)));
    assertThat(patient.verdict()).as(patient.toString()).isEqualTo(Verdict.PASS);
    assertThat(Unwrapped.text(patient)).containsPattern("worker 1 .*throttled \\d");
  }
}
