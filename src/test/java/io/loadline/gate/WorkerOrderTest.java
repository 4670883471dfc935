package io.loadline.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.kubernetes.job.JobRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkerOrderTest {
  private static WorkerOrder order(Gate gate) {
    Gate.Endpoint only = gate.endpoints().get(0);
    return WorkerOrder.of(
        new UUID(1, 2),
        "0000000000000001",
        "iris",
        gate,
        List.of(new ClusterSession.ServicePlace("ml", Map.of("app", "iris"))),
        List.of(WorkerOrder.load(only, only.plan())));
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
}
