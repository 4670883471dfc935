package io.loadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.Unwrapped;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates that name their ready endpoint, run as users do. */
class ReadyPathGateTest {
  private final Queue<String> gets = new ConcurrentLinkedQueue<>();
  private final Path dir;
  @AutoClose private final ScriptedServer server = ScriptedServer.start(this::behaviour);

  ReadyPathGateTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private Behaviour behaviour(ReceivedRequest request) {
    if (request.method().equals("GET")) {
      gets.add(request.path());
      return Answers.text(200, "ok");
    }
    return Answers.iris();
  }

  private GateKit kit() {
    return GateKit.writingTo(dir).calling(server.url("/predict"));
  }

  @Test
  void the_annotation_names_it() {
    GateOutput output = kit().run(ReadyPathTestCases.Named.class);

    assertThat(output.entries()).containsEntry("verdict", "PASS");
    assertThat(gets).containsOnly("/health");
    assertThat(output.console()).contains(server.url("/health") + " says ready, 1 real request");
  }

  @Test
  void the_key_from_outside_replaces_it() {
    GateOutput output =
        kit().with("loadline.ready.path", "none").run(ReadyPathTestCases.Named.class);

    assertThat(output.entries()).containsEntry("verdict", "PASS");
    assertThat(gets).isEmpty();
    assertThat(Unwrapped.text(output.console()))
        .contains(
            "no ready endpoint is asked (@Ready(path = \"none\")): only real requests are sent");
  }

  @Test
  void what_is_no_path_is_found_before_anything_is_sent() {
    GateOutput output = kit().run(ReadyPathTestCases.NotAPath.class);

    assertThat(output.message())
        .startsWith("@Ready(path = \"health\"), from @Ready on method")
        .contains("must begin with / or be none");
    assertThat(server.requests()).isZero();
  }

  @Test
  void the_plan_shows_it() {
    GateOutput output = kit().with("loadline.mode", "plan").run(ReadyPathTestCases.Named.class);

    assertThat(output.console()).contains("@Ready(path)").contains("\"/health\"");
    assertThat(server.requests()).isZero();
  }

  @Test
  void the_fluent_api_names_it() throws Exception {
    LoadResult result =
        Loadline.target(server.url("/predict"))
            .payload(GateKit.PAYLOAD)
            .ready(ready -> ready.path("/health"))
            .load(load -> load.requests(5).rate(100).warmup("0"))
            .printTo(new PrintStream(PrintStream.nullOutputStream()))
            .run();

    assertThat(result.verdict()).isNotEqualTo(Verdict.FAIL);
    assertThat(gets).contains("/health").containsOnly("/health");
  }
}
