package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.config.setting.SettingSource;
import io.loadline.report.TestName;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.PrintedText;
import io.loadline.testkit.ScriptedServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate on a service in a cluster that is played by the test. */
class InClusterTest {
  private final Path dir;
  private final PrintedText printed = new PrintedText();
  private final Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
  private ScriptedServer server;
  private PlayedCluster cluster;

  InClusterTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
    cluster = new PlayedCluster(server);
    set(Attribute.READY_ISVC, "iris");
    set(Attribute.URL, ScriptedServer.INFER);
    set(Attribute.PAYLOAD, "{\"inputs\":[]}");
    set(Attribute.REQUESTS, "20");
    set(Attribute.RATE, "200");
    set(Attribute.WARMUP, "2");
    set(Attribute.READY_TIMEOUT, "5s");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void set(Attribute attribute, String value) {
    values.put(attribute, List.of(value));
  }

  private GateResult run() throws InterruptedException {
    return run(GateRun.FRESH);
  }

  private GateResult run(Duration fresh) throws InterruptedException {
    Gate gate =
        GateConfigFactory.ofProgram(false)
            .resolve(
                List.of(new SettingSource(0, "test", values)), List.of(), Optional.empty(), true);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    TestName name = TestName.of("gate");
    return new GateRun(name, gate, Optional.of(dir), out, cluster.parts(), fresh).run();
  }

  private String json() throws IOException {
    return Files.readString(dir.resolve("result.json"));
  }

  @Test
  void a_service_is_reached_watched_while_it_is_loaded_and_left() throws Exception {
    GateResult result = run();

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(cluster.calls)
        .containsExactly(
            "reach isvc://iris" + ScriptedServer.INFER,
            "load starts after 0 requests",
            "finished after 20 requests",
            "closed");
    assertThat(server.requests("probe")).isPositive();
    assertThat(json()).contains("\"path\" : \"ingress\"", "\"address\" : \"gw:80\"");
    assertThat(result.text())
        .contains("via ingress gw:80")
        .contains("note      pods cannot be read: no right to list pods");
  }

  @Test
  void it_is_looked_at_again_when_its_load_had_to_wait_for_another() throws Exception {
    MachineLock lock = MachineLock.acquire(SelfChecking.lockFile(), said -> {});
    CompletableFuture<Void> another =
        CompletableFuture.runAsync(() -> closeLate(lock), task -> new Thread(task).start());
    run(Duration.ZERO);
    another.join();

    assertThat(cluster.calls)
        .containsExactly(
            "reach isvc://iris" + ScriptedServer.INFER,
            "reach isvc://iris" + ScriptedServer.INFER,
            "load starts after 0 requests",
            "finished after 20 requests",
            "closed");
  }

  /** When the gate waits for it. */
  private void closeLate(MachineLock lock) {
    try {
      printed.await("waiting for another load test");
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    } finally {
      lock.close();
    }
  }

  @Test
  void what_the_gateway_knows_it_by_goes_into_each_request() throws Exception {
    List<String> hosts = new ArrayList<>();
    server.follow(
        request -> {
          hosts.add(String.valueOf(request.headers().get("host")));
          return Answers.iris();
        });
    run();

    assertThat(hosts).containsOnly("iris.example.com");
  }

  @Test
  void what_happened_to_it_is_judged() throws Exception {
    cluster.interferences.add(
        new Interference(InterferenceKind.SCALED, 0.05, "the predictor has 2 pods", true));
    assertThat(run().verdict()).isEqualTo(Verdict.INVALID);

    set(Attribute.READY_ALLOW_SCALING, "true");
    assertThat(run().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_service_that_cannot_be_reached_leaves_a_result_and_nothing_else() throws Exception {
    cluster.refusal = "not ready: InferenceService default/iris does not exist";

    assertThatThrownBy(this::run).hasMessage(cluster.refusal);
    assertThat(cluster.calls).containsExactly("reach isvc://iris" + ScriptedServer.INFER, "closed");
    assertThat(json()).contains("\"ERROR\"", cluster.refusal, "isvc://iris");
    assertThat(server.requests()).isZero();
  }

  @Test
  void one_deadline_holds_for_objects_and_model() {
    set(Attribute.READY_TIMEOUT, "300ms");
    server.follow(request -> Answers.json(503, "{\"error\":\"loading\"}"));

    assertThatThrownBy(this::run).hasMessageStartingWith("not ready within 300 ms");
    assertThat(cluster.calls).last().isEqualTo("closed");
  }

  @Test
  void a_public_address_behind_the_name_is_refused() {
    values.remove(Attribute.READY_ISVC);
    set(Attribute.URL, "http://192.0.2.1/v2/models/iris/infer");

    assertThatThrownBy(this::run).hasMessageContaining("public address");
    assertThat(cluster.calls).isEmpty();
  }

  @Test
  void the_token_of_a_service_account_is_sent_and_shown_nowhere() throws Exception {
    set(Attribute.AUTH_SERVICE_ACCOUNT, "caller");
    server.follow(
        request ->
            ("Bearer " + PlayedCluster.TOKEN).equals(request.headers().get("authorization"))
                ? Answers.iris()
                : Answers.json(401, "{}"));
    GateResult result = run();

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(List.of(printed.toString(StandardCharsets.UTF_8), json(), result.text()))
        .allSatisfy(text -> assertThat(text).doesNotContain(PlayedCluster.TOKEN));
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("echo ***");
  }
}
