package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.plan.RunIn;
import io.loadline.report.TestName;
import io.loadline.result.NotReadyException;
import io.loadline.result.RunEnding;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.PrintedText;
import io.loadline.testkit.ScriptedServer;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A gate whose load is driven by a pod, in the place of which is a process. */
@Timeout(120)
class LoadInClusterTest {
  private final Path dir;
  private final PrintedText printed = new PrintedText();
  private final Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
  private final List<WorkerOrder> orders = new ArrayList<>();
  private ScriptedServer server;
  private PlayedCluster cluster;

  LoadInClusterTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
    cluster = new PlayedCluster(server);
    driveBy(Optional.empty());
    set(Attribute.RUN_IN, "CLUSTER");
    set(Attribute.READY_ISVC, "iris");
    set(Attribute.URL, ScriptedServer.INFER);
    set(Attribute.PAYLOAD, "{\"inputs\":[]}");
    set(Attribute.AUTH_SERVICE_ACCOUNT, "caller");
    set(Attribute.REQUESTS, "20");
    set(Attribute.CONCURRENCY, "2");
    set(Attribute.WARMUP, "2");
    set(Attribute.READY_TIMEOUT, "20s");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void driveBy(Optional<PlayedPod.Cut> cut) {
    cluster.workers =
        (order, say) -> {
          orders.add(order);
          return PlayedPod.start(order.plan(), dir.resolve("pod"), cluster.calls, cut);
        };
  }

  private void set(Attribute attribute, String value) {
    values.put(attribute, List.of(value));
  }

  private GateResult run() throws InterruptedException {
    Gate gate =
        GateConfigFactory.ofProgram(false)
            .resolve(
                List.of(new SettingSource(0, "test", values)), List.of(), Optional.empty(), true);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    TestName name = TestName.of("gate");
    return new GateRun(name, gate, Optional.of(dir), out, cluster.parts(), GateRun.FRESH).run();
  }

  private String json() throws Exception {
    return Files.readString(dir.resolve("result.json"));
  }

  @Test
  void the_pod_asks_the_service_drives_the_load_and_is_closed() throws Exception {
    GateResult result = run();

    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PASS);
    assertThat(result.endpoints().get(0).run().outcomes().successes()).isEqualTo(20);
    assertThat(result.endpoints().get(0).run().execution().runIn()).isEqualTo(RunIn.CLUSTER);
    assertThat(cluster.calls)
        .containsExactly(
            "reach isvc://iris" + ScriptedServer.INFER,
            "load starts after 0 requests",
            "finished after 20 requests",
            "closed",
            "pod closed");
    assertThat(server.requests("probe")).isPositive();
    assertThat(json()).contains("\"node\" : \"node-7\"");
    assertThat(dir.resolve("worker.log")).content().contains(" host 1/1 ", " end 1/1 ");
  }

  @Test
  void the_pod_is_where_the_service_is_and_knows_the_token() throws Exception {
    List<String> tokens = new ArrayList<>();
    server.follow(
        request -> {
          tokens.add(String.valueOf(request.headers().get("authorization")));
          return Answers.iris();
        });
    run();
    assertThat(orders)
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.places()).hasSize(1);
              assertThat(order.places().get(0).namespace()).isEqualTo("ml");
              assertThat(order.places().get(0).podLabels()).containsValue("iris");
              assertThat(order.plan().plan()).doesNotContain(PlayedCluster.TOKEN);
            });
    assertThat(tokens).isNotEmpty().containsOnly("Bearer " + PlayedCluster.TOKEN);
    assertThat(printed.contains(PlayedCluster.TOKEN)).isFalse();
  }

  @Test
  void a_broken_objective_fails_as_it_does_here() throws Exception {
    server.follow(request -> Answers.iris().after(java.time.Duration.ofMillis(50)));
    set(Attribute.LATENCY_MEAN, "20");
    GateResult result = run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(result.text()).contains("http/latency-mean");
  }

  @Test
  void a_model_that_does_not_get_ready_is_told_as_it_is_here() {
    server.follow(request -> Answers.json(503, "{\"error\":\"loading\"}"));
    set(Attribute.READY_TIMEOUT, "10s");
    assertThatThrownBy(this::run)
        .isInstanceOf(NotReadyException.class)
        .hasMessageContaining("503")
        .hasMessageContaining("loading");
    assertThat(cluster.calls).endsWith("closed", "pod closed");
  }

  @Test
  void a_pod_that_ends_before_its_result_is_an_error_with_its_reason() throws Exception {
    driveBy(
        Optional.of(PlayedPod.Cut.evicted(" starting ", 1, "the pod was evicted: low on memory")));
    assertThatThrownBy(this::run)
        .isInstanceOf(NotReadyException.class)
        .hasMessage("the load was not driven in the cluster: the pod was evicted: low on memory");
    assertThat(json()).contains("\"verdict\" : \"ERROR\"", "the pod was evicted: low on memory");
  }

  @Test
  void what_was_measured_until_an_interrupt_is_kept() throws Exception {
    set(Attribute.REQUESTS, "100000");
    set(Attribute.CONCURRENCY, "1");
    server.follow(request -> Answers.iris().after(java.time.Duration.ofMillis(5)));
    Thread test = Thread.currentThread();
    Thread other =
        new Thread(
            () -> {
              while (server.requests("measurement") < 50) {
                Thread.onSpinWait();
              }
              test.interrupt();
            });
    other.start();
    GateResult result = run();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(result.endpoints().get(0).run().ending()).isEqualTo(RunEnding.INTERRUPTED);
    assertThat(result.endpoints().get(0).run().outcomes().successes()).isGreaterThanOrEqualTo(50);
    assertThat(cluster.calls).contains("pod stopped");
  }
}
