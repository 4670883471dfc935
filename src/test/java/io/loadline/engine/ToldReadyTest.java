package io.loadline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.codec.WorkerMessage;
import io.loadline.codec.WorkerPlan.EndpointLoad;
import io.loadline.load.StopSignal;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Readiness;
import io.loadline.plan.TimedPart;
import io.loadline.plan.WorkerShare;
import io.loadline.plan.Workload;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Plans;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.WorkerPlans;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker says that a service told of its own time, before the load. */
@Timeout(60)
class ToldReadyTest {
  private static final String TIMINGS =
      "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"a\"}}],"
          + "\"timings\":{\"prompt_ms\":0.2,\"predicted_ms\":0.1}}";

  @Test
  void a_worker_says_which_parts_the_service_told() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    WorkerOutput out = new WorkerOutput(new PrintStream(bytes, false, StandardCharsets.UTF_8));
    WorkerEndpoint.Engine engine =
        new WorkerEndpoint.Engine(Clock.systemUTC(), System::nanoTime, 2);
    try (ScriptedServer server = ScriptedServer.always(Answers.json(200, TIMINGS))) {
      LoadPlan plan =
          Plans.plan(
              Plans.call(server.url("/v1/chat/completions").toString(), Duration.ofSeconds(20)),
              new Workload.Closed(2),
              new PhaseLength.Requests(4),
              PhaseLength.NOTHING,
              2,
              Plans.noErrors());
      EndpointLoad load =
          new EndpointLoad("", plan, Optional.of(new Readiness(Duration.ofSeconds(30), 2)));
      new WorkerRun(WorkerPlans.of("r", List.of(load)), WorkerShare.ALL, out, engine)
          .run(new StopSignal());
    }

    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(WorkerMessages.of(lines).all("ready"))
        .singleElement()
        .satisfies(
            each ->
                assertThat(((WorkerMessage.Ready) WorkerMessage.read("ready", each)).told())
                    .containsExactly(TimedPart.PREFILL, TimedPart.DECODE));
  }
}
