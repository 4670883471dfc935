package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.Attribute;
import io.loadline.config.Gate;
import io.loadline.config.Level;
import io.loadline.config.Outside;
import io.loadline.plan.Call;
import io.loadline.plan.Target;
import io.loadline.result.ClusterResult;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.RunResult;
import io.loadline.result.TargetPath;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate on a service in a cluster that is played by the test. */
class InClusterTest {
  private static final String TOKEN = "issued-by-the-cluster";

  private final Path dir;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> calls = new ArrayList<>();
  private final List<Interference> interferences = new ArrayList<>();
  private final Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
  private ScriptedServer server;
  private String refusal = "";

  InClusterTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @BeforeEach
  void start() {
    server = ScriptedServer.always(Answers.iris());
    set(Attribute.READY_ISVC, "iris");
    set(Attribute.URL, ScriptedServer.INFER);
    set(Attribute.PAYLOAD, GateKit.PAYLOAD);
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

  /** Says what is asked of it, and leads to the server. */
  private final class Played implements ClusterSession {
    @Override
    public Call reach(Call call, long deadlineNanos) {
      calls.add("reach " + call.target().url());
      if (!refusal.isEmpty()) {
        throw new IllegalStateException(refusal);
      }
      URI url = server.url(call.target().url().getRawPath());
      return call.at(new Target(url, "iris.example.com", call.target().tls()));
    }

    @Override
    public void loadStarts() {
      calls.add("load starts after " + server.requests("measurement") + " requests");
    }

    @Override
    public RunResult finished(RunResult run) {
      calls.add("finished after " + server.requests("measurement") + " requests");
      List<String> notes = List.of("pods cannot be read: no right to list pods");
      return run.in(
          new ClusterResult(
              "kind", TargetPath.INGRESS, "gw:80", null, null, interferences, null, notes));
    }

    @Override
    public void close() {
      calls.add("closed");
    }
  }

  private LoadResult run() throws InterruptedException {
    Gate gate =
        Configs.of(Outside.NOTHING, getClass().getClassLoader())
            .resolve(List.of(new Level(0, "test", values)), Optional.empty(), true);
    RunReports reports = new RunReports("gate", gate, Optional.of(dir), dir);
    ClusterParts parts =
        new ClusterParts(
            (call, readiness, access, say) -> {
              say.accept("cluster context kind, echo " + TOKEN);
              return new Played();
            },
            access -> account -> new TokenRequests.Token(TOKEN, Instant.MAX));
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new GateRun("gate", gate, reports, out, parts).run();
  }

  private String json() throws IOException {
    return Files.readString(dir.resolve("result.json"));
  }

  @Test
  void a_service_is_reached_watched_while_it_is_loaded_and_left() throws Exception {
    LoadResult result = run();

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(calls)
        .containsExactly(
            "reach isvc://iris" + ScriptedServer.INFER,
            "load starts after 0 requests",
            "finished after 20 requests",
            "closed");
    assertThat(server.requests("probe")).isPositive();
    assertThat(json()).contains("\"path\" : \"ingress\"", "\"address\" : \"gw:80\"");
    assertThat(result.toString())
        .contains("via ingress gw:80")
        .contains("note      pods cannot be read: no right to list pods");
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
    interferences.add(
        new Interference(InterferenceKind.SCALED, 0.05, "the predictor has 2 pods", true));
    assertThat(run().verdict()).isEqualTo(Verdict.INVALID);

    set(Attribute.READY_ALLOW_SCALING, "true");
    assertThat(run().verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_service_that_cannot_be_reached_leaves_a_result_and_nothing_else() throws Exception {
    refusal = "not ready: InferenceService default/iris does not exist";

    assertThatThrownBy(this::run).hasMessage(refusal);
    assertThat(calls).containsExactly("reach isvc://iris" + ScriptedServer.INFER, "closed");
    assertThat(json()).contains("\"ERROR\"", refusal, "isvc://iris");
    assertThat(server.requests()).isZero();
  }

  @Test
  void one_deadline_holds_for_objects_and_model() {
    set(Attribute.READY_TIMEOUT, "300ms");
    server.follow(request -> Answers.json(503, "{\"error\":\"loading\"}"));

    assertThatThrownBy(this::run).hasMessageStartingWith("not ready within 300 ms");
    assertThat(calls).last().isEqualTo("closed");
  }

  @Test
  void a_public_address_behind_the_name_is_refused() {
    values.remove(Attribute.READY_ISVC);
    set(Attribute.URL, "http://192.0.2.1/v2/models/iris/infer");

    assertThatThrownBy(this::run).hasMessageContaining("public address");
    assertThat(calls).isEmpty();
  }

  @Test
  void the_token_of_a_service_account_is_sent_and_shown_nowhere() throws Exception {
    set(Attribute.AUTH_SERVICE_ACCOUNT, "caller");
    server.follow(
        request ->
            ("Bearer " + TOKEN).equals(request.headers().get("authorization"))
                ? Answers.iris()
                : Answers.json(401, "{}"));
    LoadResult result = run();

    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
    assertThat(List.of(printed.toString(StandardCharsets.UTF_8), json(), result.toString()))
        .allSatisfy(text -> assertThat(text).doesNotContain(TOKEN));
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("echo ***");
  }
}
