package io.loadline.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.LoadResult;
import io.loadline.Loadline;
import io.loadline.result.RequestTimings;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Behaviour;
import io.loadline.testkit.ReceivedRequest;
import io.loadline.testkit.Script;
import io.loadline.testkit.ScriptedServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server that tells its queue and its compute as several servers do: slow at first, and with a
 * queue, neither of which matters where the limits are kept.
 */
@Timeout(900)
class HealthyRunsIT {
  private static final int QUEUE = 1;
  private static final int COMPUTE = 2;
  private static final int COLD = 8;

  private static final String TEXT =
      "{\"choices\":[{\"index\":0,\"text\":\"a\"}],"
          + "\"timings\":{\"prompt_ms\":%d,\"predicted_ms\":%d}}";

  /** Of the first requests of a measurement. */
  private static final int COLD_REQUESTS = 10;

  private static final int DIALECTS = 5;
  private static final int NAMED = 2;
  private static final int LLAMA = 3;
  private static final int SILENT = 4;

  @Test
  void a_healthy_run_has_no_cause_whatever_its_server_tells() throws InterruptedException {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      HealthyRuns.pass(number -> gate(server, number % DIALECTS), HealthyRunsIT::check);
    }
  }

  private static Loadline gate(ScriptedServer server, int dialect) {
    Script script = request -> answer(dialect, request);
    server.follow(script);
    String path = dialect == LLAMA ? "/v1/completions" : ScriptedServer.INFER;
    Loadline gate = Loadline.target(server.url(path)).payload("{\"inputs\":[]}");
    return dialect == NAMED
        ? gate.serverTiming("queue=server-timing:queue", "compute=server-timing:compute")
        : gate;
  }

  private static Behaviour answer(int dialect, ReceivedRequest request) {
    if (request.asksReady()) {
      return Answers.text(200, "");
    }
    int compute = request.number() <= COLD_REQUESTS ? COLD : COMPUTE;
    String fields =
        switch (dialect) {
          case 0 ->
              "x-queue-time: %d\r\nx-inference-time: %d\r\nx-total-time: %d\r\n"
                  .formatted(QUEUE, compute, QUEUE + compute);
          case 1 -> "x-envoy-upstream-service-time: %d\r\n".formatted(QUEUE + compute);
          case NAMED -> "Server-Timing: queue;dur=%d, compute;dur=%d\r\n".formatted(QUEUE, compute);
          default -> "";
        };
    String body = dialect == LLAMA ? TEXT.formatted(compute, QUEUE) : Answers.IRIS;
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + fields;
    return Answers.raw(head + "Content-Length: " + body.length() + "\r\n\r\n" + body)
        .after(Duration.ofMillis(QUEUE + compute));
  }

  /** What it told was read, so that something could have been made of it. */
  private static void check(int number, LoadResult result) {
    RequestTimings timings = result.run().server().requests();
    if (number % DIALECTS == SILENT) {
      assertThat(timings).isNull();
    } else {
      assertThat(timings).as("%d: %s", number, result).isNotNull();
      assertThat(timings.told()).isEqualTo(HealthyRuns.REQUESTS);
      assertThat(timings.contradicted()).isZero();
    }
  }
}
