package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.codec.RunCodec.PlanText;
import io.loadline.config.gate.Switches;
import io.loadline.kubernetes.job.JobRequest;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.testkit.FakeCluster;
import io.loadline.testkit.Plans;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterPodsTest {
  private static final UUID UNIQUE = UUID.fromString("0f0e0d0c-0000-4000-8000-000000000000");

  private static LoadPlan plan(double rate, int connections) {
    return Plans.plan(
        Plans.call("http://iris.ml/infer", Duration.ofSeconds(20)),
        Plans.poisson(rate),
        new PhaseLength.Requests(100),
        PhaseLength.NOTHING,
        connections,
        Plans.noErrors());
  }

  private static JobRequest request(String gate, String cpu, String secrets, LoadPlan... loads) {
    return request("machine", gate, cpu, secrets, loads);
  }

  private static JobRequest request(
      String owner, String gate, String cpu, String secrets, LoadPlan... loads) {
    return JobRequests.of(order(owner, gate, cpu, secrets, loads), "ml");
  }

  private static WorkerOrder order(
      String owner, String gate, String cpu, String secrets, LoadPlan... loads) {
    return order(1, owner, gate, cpu, secrets, loads);
  }

  private static WorkerOrder order(
      int workers, String owner, String gate, String cpu, String secrets, LoadPlan... loads) {
    Switches.Worker worker =
        new Switches.Worker(
            "jre",
            List.of("registry"),
            new Switches.WorkerRequests(cpu, ""),
            new Switches.WorkerPlacement(
                "", Map.of("pool", "load"), List.of(new Switches.Taint("spot", "", "NoSchedule"))),
            OptionalInt.of(1_000),
            Duration.ofMinutes(4),
            false,
            true);
    return new WorkerOrder(
        UNIQUE,
        owner,
        gate,
        "",
        List.of(
            new ClusterSession.ServicePlace("ml", Map.of("app", "iris")),
            new ClusterSession.ServicePlace("", Map.of()),
            new ClusterSession.ServicePlace("other", Map.of("app", "flowers")),
            new ClusterSession.ServicePlace("ml", Map.of("app", "iris"))),
        worker,
        new WorkerOrder.PlannedWork(
            new PlanText("{}", secrets), false, List.of(loads), workers, Duration.ofSeconds(90)));
  }

  @Test
  void settings_go_into_the_request() {
    JobRequest request = request("IrisGateIT.iris_keeps", "", "{}", plan(8, 12));
    assertThat(request.namespace()).isEqualTo("ml");
    assertThat(request.pod().image()).isEqualTo("jre");
    assertThat(request.pod().pullSecrets()).containsExactly("registry");
    assertThat(request.pod().limits()).isEmpty();
    assertThat(request.pod().token()).isFalse();
    assertThat(request.pod().user()).hasValue(1_000);
    assertThat(request.placement().nodeSelector()).containsEntry("pool", "load");
    assertThat(request.placement().tolerations())
        .containsExactly(new JobRequest.Toleration("spot", "", "NoSchedule"));
    assertThat(request.placement().awayFrom())
        .containsExactly(
            new JobRequest.Pods(Map.of("app", "iris"), "ml"),
            new JobRequest.Pods(Map.of("app", "flowers"), "other"));
    assertThat(request.lifetime().keep()).isTrue();
    assertThat(request.lifetime().start()).isEqualTo(Duration.ofMinutes(4));
    assertThat(request.lifetime().deadline()).isEqualTo(Duration.ofSeconds(330));
    assertThat(request.documents().secret()).containsOnlyKeys("secrets.json");
    assertThat(request.command())
        .containsExactly(
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:TieredStopAtLevel=1",
            "io.loadline.engine.WorkerMain",
            "--plan",
            "/loadline/documents/plan.json",
            "--secrets",
            "/loadline/documents/secrets.json");
  }

  /** Its answers may be large, and its compiler has the time to be worth it. */
  @Test
  void a_faster_load_is_compiled_for_a_long_run() {
    assertThat(request("gate", "", "{}", plan(20, 12)).command())
        .contains("-XX:TieredStopAtLevel=1");
    assertThat(request("gate", "", "{}", plan(21, 12)).command())
        .startsWith("io.loadline.engine.WorkerMain");
  }

  @ParameterizedTest
  @CsvSource({
    "IrisGateIT.iris_keeps_its_promise,   loadline-iris-keeps-its-promise-0f0e0d0c",
    "gate,                                loadline-gate-0f0e0d0c",
    "'(\u03bc)',                          loadline-gate-0f0e0d0c"
  })
  void a_gate_is_known_by_its_name(String gate, String name) {
    assertThat(request(gate, "", "{}", plan(8, 12)).name()).endsWith(name.substring(9));
  }

  @Test
  void runs_of_one_gate_have_one_id_on_a_machine_and_those_of_others_another() {
    String id = request("machine", "a.iris", "", "{}", plan(8, 12)).runId();
    assertThat(id).matches("a-iris-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}");
    assertThat(request("machine", "a.iris", "", "{}", plan(8, 12)).runId()).isEqualTo(id);
    assertThat(request("machine", "b.iris", "", "{}", plan(8, 12)).runId()).isNotEqualTo(id);
    assertThat(request("another", "a.iris", "", "{}", plan(8, 12)).runId()).isNotEqualTo(id);
  }

  @Test
  void the_cluster_is_closed_when_a_pod_cannot_be_made() {
    FakeCluster cluster = new FakeCluster();
    cluster
        .own()
        .onCreate(
            made -> {
              throw new IllegalStateException("made up");
            });
    WorkerOrder order = order("machine", "iris", "", "{}", plan(8, 12));

    assertThatThrownBy(() -> ClusterPods.start(order, cluster, said -> {})).hasMessage("made up");
    assertThat(cluster.isClosed()).isTrue();
  }

  @Test
  void each_of_several_pods_requests_as_much_as_its_share_needs() {
    JobRequest request =
        JobRequests.of(order(4, "machine", "g", "", "{}", plan(40_000, 4_096)), "ml");
    assertThat(request.workers()).isEqualTo(4);
    assertThat(request.pod().requests()).isEqualTo(Map.of("cpu", "2000m", "memory", "320Mi"));
  }

  @Test
  void a_pod_requests_as_much_as_its_loads_need() {
    assertThat(request("g", "", "{}", plan(8, 12)).pod().requests())
        .isEqualTo(Map.of("cpu", "250m", "memory", "256Mi"));
    assertThat(request("g", "", "x".repeat(1 << 20), plan(10_000, 800)).pod().requests())
        .isEqualTo(Map.of("cpu", "2000m", "memory", "308Mi"));
    assertThat(request("g", "", "{}", plan(4_000, 4), plan(4_000, 4)).pod().requests())
        .containsEntry("cpu", "1600m");
    assertThat(request("g", "3", "{}", plan(8, 12)).pod().requests()).containsEntry("cpu", "3");
  }
}
