package io.loadline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.result.WorkerFigures;
import io.loadline.slo.Verdict;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several workers send what the plan says, whatever is called and however it is shared out. */
@Timeout(180)
class SharedLoadTest {
  private final Path dir;

  SharedLoadTest(@TempDir Path dir) {
    this.dir = dir;
  }

  private InClusterGate gate(ScriptedServer server, int workers, String... endpoints) {
    InClusterGate gate = new InClusterGate(server, dir, endpoints);
    gate.set(Attribute.DURATION, "2s");
    gate.several(workers);
    return gate;
  }

  private static RunResult passed(GateResult result) {
    assertThat(result.verdict()).as(result.text()).isEqualTo(Verdict.PASS);
    return result.endpoints().get(0).run();
  }

  @Test
  void four_of_them_take_turns_at_constant_arrivals() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      InClusterGate gate = gate(server, 4);
      gate.set(Attribute.REQUESTS, "100");
      gate.unset(Attribute.DURATION);
      RunResult run = passed(gate.run());
      assertThat(run.sent()).isEqualTo(100);
      assertThat(server.requests("measurement")).isEqualTo(100);
      assertThat(run.workers()).extracting(WorkerFigures::sent).containsExactly(25L, 25L, 25L, 25L);
    }
  }

  @Test
  void each_row_of_a_payload_set_is_sent_as_often_as_the_plan_says() throws Exception {
    Map<String, Integer> rows = new TreeMap<>();
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      server.follow(
          request -> {
            if (request.phase().equals("measurement")) {
              synchronized (rows) {
                rows.merge(request.body(), 1, Integer::sum);
              }
            }
            return Answers.iris();
          });
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 7; i++) {
        lines.append("{\"row\":").append(i).append("}\n");
      }
      Path file = Files.writeString(dir.resolve("rows.jsonl"), lines);
      InClusterGate gate = gate(server, 2);
      gate.set(Attribute.PAYLOAD, "file:" + file);
      gate.unset(Attribute.RATE);
      gate.unset(Attribute.ARRIVALS);
      gate.unset(Attribute.DURATION);
      gate.set(Attribute.CONCURRENCY, "3");
      gate.set(Attribute.REQUESTS, "70");
      passed(gate.run());
      assertThat(rows).hasSize(7);
      assertThat(rows.values()).containsOnly(10);
    }
  }

  @Test
  void both_endpoints_of_a_gate_are_shared() throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.iris())) {
      GateResult result = gate(server, 2, "one", "two").run();
      passed(result);
      assertThat(result.endpoints())
          .hasSize(2)
          .allSatisfy(
              each -> {
                assertThat(each.run().sent()).isEqualTo(50);
                assertThat(each.run().workers())
                    .extracting(WorkerFigures::sent)
                    .containsExactly(25L, 25L);
              });
      assertThat(server.requests("measurement")).isEqualTo(100);
    }
  }

  @Test
  void tokens_of_all_are_counted() throws Exception {
    String[] chunks = {
      "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n",
      "data: {\"choices\":[{\"delta\":{\"content\":\"b\"}}]}\n\n",
      "data: [DONE]\n\n"
    };
    try (ScriptedServer server = ScriptedServer.always(StreamAnswers.chunks(chunks))) {
      InClusterGate gate = gate(server, 2);
      gate.set(Attribute.URL, "/v1/chat/completions");
      gate.set(Attribute.PAYLOAD, "{\"stream\":true}");
      gate.set(Attribute.TTFT_MEAN, "5000");
      RunResult run = passed(gate.run());
      StreamResult stream = Objects.requireNonNull(run.stream());
      assertThat(run.outcomes().successes()).isEqualTo(100);
      assertThat(stream.tokens()).isEqualTo(200);
      assertThat(stream.first().count()).isEqualTo(100);
    }
  }

  @Test
  void calls_over_grpc_are_shared() throws Exception {
    RunResult run = passed(GrpcInCluster.predictions(ofTwo()));
    assertThat(run.sent()).isEqualTo(100);
    assertThat(run.workers()).extracting(WorkerFigures::sent).containsExactly(50L, 50L);
  }

  @Test
  void messages_of_streams_over_grpc_are_shared() throws Exception {
    RunResult run = passed(GrpcInCluster.streams(ofTwo()));
    StreamResult stream = Objects.requireNonNull(run.stream());
    assertThat(run.outcomes().successes()).isEqualTo(100);
    assertThat(stream.messages()).isEqualTo(300);
  }

  private InClusterGate ofTwo() {
    // It leads to the server of the call, and none other is asked.
    try (ScriptedServer nobody = ScriptedServer.always(Answers.iris())) {
      return gate(nobody, 2);
    }
  }
}
