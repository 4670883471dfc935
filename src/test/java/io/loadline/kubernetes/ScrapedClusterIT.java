package io.loadline.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.plan.AccessMode;
import io.loadline.plan.KnownTiming;
import io.loadline.plan.TimedPart;
import io.loadline.result.ClusterResult;
import io.loadline.result.ScrapedRun;
import io.loadline.result.TunnelOverhead;
import io.loadline.testkit.ClusterKit;
import io.loadline.testkit.KubeNamespace;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;

/** What is made of the counters of real pods of Knative, held against a programmed truth. */
@Tag("cluster")
@EnabledIf(value = ClusterKit.THERE, disabledReason = ClusterKit.WHY_SKIPPED)
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(240)
class ScrapedClusterIT {
  private static final int REQUESTS = 120;
  private static final int CLIENTS = 6;

  @AutoClose private ClusterKit kit;

  private KubeNamespace namespace;

  @BeforeAll
  void start_the_services() {
    kit = ClusterKit.require().with("services.serving.knative.dev", "knative-up").reachable();
    assumeMetrics();
    namespace = kit.namespace("scraped");
    namespace.apply(StampedServer.script());
    namespace.apply(StampedServer.knative("one", 1));
    namespace.apply(StampedServer.knative("any", 0));
    namespace.apply(Iris.knative("1", ""));
  }

  /** Without the setting the queue-proxy listens at no port for metrics; in CI it must be set. */
  private void assumeMetrics() {
    Map<String, String> settings =
        kit.client()
            .configMaps()
            .inNamespace("knative-serving")
            .withName("config-observability")
            .get()
            .getData();
    boolean there = "prometheus".equals(settings.get("request-metrics-protocol"));
    String text =
        "config-observability of knative-serving has no request-metrics-protocol: prometheus";
    assertThat(there || System.getenv("CI") == null).as(text).isTrue();
    Assumptions.assumeTrue(there, text);
  }

  @Test
  void the_queue_of_a_full_queue_proxy_is_true_by_the_way_past_the_activator() throws Exception {
    LoadResult result = withQueue(load("one").access(AccessMode.PORT_FORWARD));

    ScrapedRun told = told(result);
    // One request is worked on at a time and always one is, so that the work of each is the rate.
    double work = (double) result.run().elapsedNanos() / REQUESTS;
    assertThat(told.row()).isEqualTo(KnownTiming.QUEUE_PROXY);
    assertThat(told.agreement().ours()).isEqualTo(told.agreement().theirs());
    assertThat(told.agreement().refused()).isEmpty();
    assertThat(told.processes()).singleElement().asString().contains("one-predictor-00001");
    assertThat(told.parts()).containsOnlyKeys(TimedPart.QUEUE, TimedPart.TOTAL);
    // What the port-forward adds is no queue of the server's.
    double waited = result.run().service().mean() - work;
    assertThat(mean(told, TimedPart.QUEUE))
        .as(result.toString())
        .isBetween(0.9 * (waited - tunnelNanos(result)), 1.1 * waited);
  }

  /** As it was told, half of the time. */
  private static double tunnelNanos(LoadResult result) {
    ClusterResult cluster = result.run().cluster();
    TunnelOverhead tunnel = cluster == null ? null : cluster.tunnel();
    return tunnel == null ? 0 : Math.max(0, tunnel.overheadP50Nanos());
  }

  @Test
  void behind_the_activator_the_pod_knows_nothing_of_the_wait_and_no_queue_is_told()
      throws Exception {
    LoadResult result = load("one").access(AccessMode.DIRECT).run();

    ScrapedRun told = told(result);
    assertThat(result.run().service().mean()).isGreaterThan(4e6 * StampedServer.MILLIS);
    assertThat(told.parts()).as(result.toString()).containsOnlyKeys(TimedPart.TOTAL);
    assertThat(mean(told, TimedPart.TOTAL)).isLessThan(result.run().service().mean() / 2);
    assertThat(told.notes())
        .contains(
            "the server's queue is not told: requests may have waited before they came to it");
  }

  @Test
  void without_a_limit_of_the_requests_of_a_pod_no_queue_is_told() throws Exception {
    LoadResult result = load("any").access(AccessMode.PORT_FORWARD).run();

    assertThat(told(result).parts()).as(result.toString()).containsOnlyKeys(TimedPart.TOTAL);
    assertThat(told(result).notes()).noneMatch(note -> note.contains("queue"));
  }

  /** KServe's runtime of MLServer names a port at which MLServer tells none: 404. */
  @Test
  void of_pods_that_tell_nothing_known_where_they_say_their_queue_proxy_is_asked()
      throws Exception {
    LoadResult result = gate("iris", Iris.INFER, Iris.INPUT).access(AccessMode.PORT_FORWARD).run();

    assertThat(told(result).row()).as(result.toString()).isEqualTo(KnownTiming.QUEUE_PROXY);
    assertThat(told(result).parts()).containsOnlyKeys(TimedPart.TOTAL);
    assertThat(told(result).notes()).noneMatch(note -> note.contains("queue"));
  }

  /** On a busy machine answers come so much later than they were sent that no queue is told. */
  private static LoadResult withQueue(Loadline gate) throws Exception {
    LoadResult result = gate.run();
    for (int more = 0; more < 3 && !told(result).parts().containsKey(TimedPart.QUEUE); more++) {
      result = gate.run();
    }
    return result;
  }

  private Loadline load(String name) {
    return gate(name, "/work", "{}");
  }

  private Loadline gate(String name, String path, String payload) {
    return Loadline.target(
            "http://" + name + "-predictor." + namespace.name() + ".svc.cluster.local" + path)
        .payload(payload)
        .timeout(Duration.ofSeconds(20))
        .ready(ready -> ready.isvc(name).namespace(namespace.name()))
        .load(load -> load.requests(REQUESTS).concurrency(CLIENTS).warmup("6"));
  }

  private static ScrapedRun told(LoadResult result) {
    return requireNonNull(result.run().server().scraped(), result::toString);
  }

  private static double mean(ScrapedRun told, TimedPart part) {
    return requireNonNull(told.parts().get(part)).mean();
  }
}
