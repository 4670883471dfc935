package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.testkit.Unwrapped;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a pod that dies in mid-run leaves of streams and calls over gRPC. */
@Timeout(120)
class LostStreamTest {
  private final ScriptedServer nobody = ScriptedServer.always(Answers.iris());
  private final Path dir;

  LostStreamTest(@TempDir Path dir) {
    this.dir = dir;
  }

  @AfterEach
  void stop() {
    nobody.close();
  }

  private static RunResult lost(GateResult result) {
    RunResult run = result.endpoints().get(0).run();
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.INVALID);
    assertThat(run.ending()).isEqualTo(RunEnding.LOST);
    assertThat(run.outcomes().successes()).isPositive();
    return run;
  }

  @Test
  void tokens_that_came_until_then_are_told() throws Exception {
    String[] chunks = {
      "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
      "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n\n",
      "data: [DONE]\n\n"
    };
    try (ScriptedServer server = ScriptedServer.always(StreamAnswers.chunks(chunks))) {
      InClusterGate gate = new InClusterGate(server, dir);
      gate.set(Attribute.URL, "/v1/chat/completions");
      gate.set(Attribute.PAYLOAD, "{\"stream\":true}");
      gate.set(Attribute.TTFT_MEAN, "5000");
      gate.evictBeforePart(3);
      GateResult result = gate.run();

      RunResult run = lost(result);
      StreamResult stream = Objects.requireNonNull(run.stream());
      assertThat(stream.tokens()).isEqualTo(2 * run.outcomes().successes());
      assertThat(stream.first().count()).isEqualTo(run.outcomes().successes());
      assertThat(stream.gap().count()).isEqualTo(run.outcomes().successes());
      assertThat(stream.countedByMessages()).isEqualTo(run.outcomes().successes());
      assertThat(Unwrapped.text(result.text()))
          .contains("service times, waits, rates of tokens, the slowest");
      assertThat(gate.file("result.json")).contains("\"tokensPerSecondOfRequest\" : null");
    }
  }

  @Test
  void calls_over_grpc_are_told() throws Exception {
    RunResult run = lost(GrpcInCluster.predictions(evicted()));
    assertThat(run.stream()).isNull();
    assertThat(run.response().count()).isEqualTo(run.outcomes().successes());
  }

  @Test
  void messages_of_grpc_are_told() throws Exception {
    RunResult run = lost(GrpcInCluster.streams(evicted()));
    StreamResult stream = Objects.requireNonNull(run.stream());
    assertThat(stream.messages()).isEqualTo(3 * run.outcomes().successes());
  }

  private InClusterGate evicted() {
    // It leads to the server of the call, and none other is asked.
    InClusterGate gate = new InClusterGate(nobody, dir);
    gate.evictBeforePart(3);
    return gate;
  }
}
