package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan;
import io.loadline.codec.WorkerPlan.EndpointLoad;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Readiness;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ClosedPort;
import io.loadline.testkit.Plans;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whom a worker does not call, and what it does not say. */
@Timeout(60)
class WorkerGuardTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private WorkerExitCode run(String url, int seconds, String... hidden) {
    LoadPlan plan =
        Plans.plan(
            Plans.call(url, Duration.ofSeconds(20)),
            new Workload.Closed(2),
            new PhaseLength.Requests(20),
            PhaseLength.NOTHING,
            2,
            Plans.noErrors());
    Readiness readiness = new Readiness(Duration.ofSeconds(seconds), 2);
    WorkerPlan whole =
        new WorkerPlan(
            "r",
            "netty",
            Optional.empty(),
            Duration.ZERO,
            List.of(),
            Stream.of(hidden).map(WorkerPlan.Hidden::new).toList(),
            List.of(new EndpointLoad("", plan, Optional.of(readiness))));
    WorkerOutput out = new WorkerOutput(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    WorkerEndpoint.Engine engine =
        new WorkerEndpoint.Engine(Clock.systemUTC(), System::nanoTime, 2);
    return new WorkerRun(whole, WorkerShare.ALL, out, engine).run(new StopSignal());
  }

  private String log() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void a_public_target_is_refused_where_it_would_be_called() throws Exception {
    assertThat(run("http://192.0.2.1:9/infer", 1)).isEqualTo(WorkerExitCode.REFUSED);
    WorkerMessages said = WorkerMessages.of(log().lines().toList());
    assertThat(said.failures())
        .singleElement()
        .asString()
        .startsWith("REFUSED: url = \"http://192.0.2.1:9/infer\": 192.0.2.1 is a public address;");
    assertThat(said.all("line")).isEmpty();
  }

  @Test
  void what_is_secret_in_a_url_is_not_in_the_log() {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      String url = server.url() + "?key=hunter2hunter2";
      assertThat(run(url, 30, "hunter2hunter2", "hunter2")).isEqualTo(WorkerExitCode.DONE);
    }
    String closed = "http://127.0.0.1:" + ClosedPort.find() + "/infer?key=hunter2";
    assertThat(run(closed, 1, "hunter2")).isEqualTo(WorkerExitCode.NOT_READY);
    assertThat(run("http://192.0.2.1/hunter2", 1, "hunter2")).isEqualTo(WorkerExitCode.REFUSED);

    assertThat(log()).contains("***").doesNotContain("hunter2");
  }

  @Test
  void what_is_secret_in_a_payload_that_a_service_echoes_is_not_in_the_result() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Behaviour echo = Answers.json(422, "{\"error\":\"hunter2 is no number\"}");
    Script ready =
        request -> request.asksReady() || asked.incrementAndGet() <= 2 ? Answers.iris() : echo;
    try (ScriptedServer server = ScriptedServer.start(ready)) {
      assertThat(run(server.url().toString(), 30, "hunter2")).isEqualTo(WorkerExitCode.DONE);
    }

    String message = WorkerMessages.of(log().lines().toList()).all("result").get(0);
    WorkerMessage.Result read = (WorkerMessage.Result) WorkerMessage.read("result", message);
    byte[] packed = Base64.getDecoder().decode(read.document());
    assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .contains("*** is no number")
        .doesNotContain("hunter2");
  }
}
