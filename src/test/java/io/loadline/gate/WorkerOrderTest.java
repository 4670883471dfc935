package io.loadline.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.kubernetes.job.JobRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkerOrderTest {
  private static WorkerOrder order(Gate gate) {
    return order(gate, gate.endpoints());
  }

  private static WorkerOrder order(Gate gate, List<Gate.Endpoint> endpoints) {
    return WorkerOrder.of(
        new UUID(1, 2),
        "0000000000000001",
        "iris",
        gate,
        List.of(new ClusterSession.ServicePlace("ml", Map.of("app", "iris"))),
        endpoints.stream().map(each -> WorkerOrder.load(each, each.plan())).toList());
  }

  private static JobRequest.Documents documents(String url) {
    GateFixture gate = gate().set(Attribute.URL, url).environment("KEY", "hunter2");
    return JobRequests.of(order(gate.whole()), "ml").documents();
  }

  @Test
  void a_pod_keeps_off_the_service_from_another_namespace() {
    WorkerOrder order = order(gate().property("loadline.worker-namespace", "load").whole());
    assertThat(order.namespace()).isEqualTo("load");
    assertThat(JobRequests.of(order, "load").placement().awayFrom())
        .containsExactly(new JobRequest.Pods(Map.of("app", "iris"), "ml"));
    assertThat(order(gate().whole()).namespace()).isEqualTo("ml");
  }

  @Test
  void a_plan_is_open_and_its_secrets_are_not() {
    assertThat(documents("http://iris/infer").open()).containsOnlyKeys("plan.json");
    assertThat(documents("http://iris/infer").secret()).containsOnlyKeys("secrets.json");
  }

  @Test
  void a_plan_with_a_secret_in_its_url_is_as_secret() {
    JobRequest.Documents documents = documents("http://iris/infer?key=${secret:KEY}");
    assertThat(documents.open()).isEmpty();
    assertThat(documents.secret()).containsOnlyKeys("plan.json", "secrets.json");
    assertThat(documents.secret().get("plan.json")).contains("hunter2");
    assertThat(documents.secret().get("secrets.json")).contains("{\"value\":\"hunter2\"}");
  }

  @Test
  void a_pod_knows_which_public_hosts_may_be_called() {
    GateFixture gate = gate().property("loadline.allowed-hosts", "b.example, a.example");
    assertThat(order(gate.whole()).plan().plan())
        .contains("\"allowedHosts\":[\"a.example\",\"b.example\"]");
  }

  /** Behind the 3 minutes of the pod's start, and the 61 s that we and the pod take beside it. */
  private static double seconds(GateFixture gate) {
    Duration deadline = JobRequests.of(order(gate.whole()), "ml").lifetime().deadline();
    return deadline.minusMinutes(3).minusMillis(60_100).toNanos() / 1e9;
  }

  private static GateFixture constant(String warmup) {
    return gate()
        .set(Attribute.READY_TIMEOUT, "20s")
        .set(Attribute.TIMEOUT, "2s")
        .set(Attribute.RATE, "10")
        .set(Attribute.ARRIVALS, "CONSTANT")
        .set(Attribute.WARMUP, warmup);
  }

  @Test
  void a_warm_up_of_requests_takes_as_long_as_its_rate_makes_it() {
    double bySeconds = seconds(constant("30s").set(Attribute.DURATION, "40s"));
    assertThat(bySeconds).as("ready, opened, load, last answer").isEqualTo(20 + 2 + 70 + 2 + 5);
    assertThat(seconds(constant("300").set(Attribute.DURATION, "40s"))).isEqualTo(bySeconds);
  }

  @Test
  void a_load_of_many_requests_is_not_ended_by_its_own_deadline() {
    assertThat(seconds(constant("10").set(Attribute.REQUESTS, "36000")))
        .isEqualTo(20 + 2 + 1 + 3_600 + 2 + 5);
  }

  @Test
  void loads_begin_together_when_the_last_service_is_ready() {
    GateFixture nine = constant("1s").set(Attribute.DURATION, "9s");
    Gate.Endpoint slow = nine.set(Attribute.READY_TIMEOUT, "300s").resolve();
    nine.set(Attribute.READY_TIMEOUT, "20s");
    Gate.Endpoint patient = nine.set(Attribute.TIMEOUT, "60s").resolve();
    Duration longest = order(nine.whole(), List.of(slow, patient)).work().longest();
    assertThat(longest.minusMillis(60_100)).hasSeconds(300 + 60 + 10 + 60 + 5);
  }

  @Test
  void several_may_wait_for_the_last_of_them_and_still_have_the_time_for_their_load() {
    Gate gate =
        constant("1s")
            .set(Attribute.DURATION, "9s")
            .set(Attribute.URL, "http://iris.ml.svc.cluster.local/v2/models/iris/infer")
            .property("loadline.run-in", "cluster")
            .property("loadline.workers", "3")
            .whole();
    Duration wait = Duration.ofSeconds(20 + 180 + 60);
    assertThat(order(gate).plan().plan()).contains("\"longestWait\":\"" + wait + "\"");
    assertThat(JobRequests.of(order(gate), "ml").lifetime().deadline().minus(wait))
        .isEqualTo(Duration.ofMillis(100).plusSeconds(2 + 10 + 2 + 5 + 60));
  }

  @Test
  void a_pod_is_allowed_to_send_a_host_by_the_other_transport() {
    GateFixture cluster =
        gate()
            .set(Attribute.URL, "http://iris.ml.svc.cluster.local/v2/models/iris/infer")
            .property("loadline.run-in", "cluster")
            .property("loadline.transport", "jdk");
    assertThat(JobRequests.of(order(cluster.whole()), "ml").command())
        .contains("io.loadline.engine.WorkerMain")
        .doesNotContain("-Djdk.httpclient.allowRestrictedHeaders=host");
    Gate gate = cluster.set(Attribute.HOST, "iris.example").whole();
    assertThat(JobRequests.of(order(gate), "ml").command())
        .startsWith("-Djdk.httpclient.allowRestrictedHeaders=host")
        .contains("io.loadline.engine.WorkerMain");
  }
}
