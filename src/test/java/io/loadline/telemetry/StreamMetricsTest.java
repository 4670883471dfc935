package io.loadline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AnswerKind;
import io.loadline.result.RunResult;
import io.loadline.result.StreamResult;
import io.loadline.result.TokenCounts;
import io.loadline.testkit.RandomRun;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which metrics there are of answers that come piece by piece. */
class StreamMetricsTest {
  @AutoClose private final MetricsReceiver receiver = new MetricsReceiver();

  private static RunResult streamed() {
    for (int seed = 0; ; seed++) {
      RunResult run = new RandomRun(seed, 2).split(1).whole();
      if (run.stream() != null && run.stream().gap().count() > 0) {
        return run;
      }
    }
  }

  @Test
  void a_token_stream_has_the_metrics_of_genai_that_do_not_count_from_the_intended_start()
      throws IOException {
    RunResult run = streamed();
    SentMetrics sent =
        receiver.send(
            FinishedGate.of(
                FinishedGate.calling(
                    run,
                    "https://llm.example/openai/v1/chat/completions",
                    AnswerKind.TOKEN_STREAM)));
    assertThat(sent.attributes("gen_ai.client.inference.time_to_first_chunk"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "gen_ai.operation.name", "chat",
                "gen_ai.provider.name", "openai",
                "server.address", "llm.example",
                "server.port", "int 443",
                "loadline.gate", "com.example.IrisGateIT#iris"));
    assertThat(sent.times("gen_ai.client.inference.duration", "error.type", "").getCount())
        .isEqualTo(run.service().count());
    assertThat(sent.counts("gen_ai.client.inference.duration", "error.type"))
        .isEqualTo(sent.counts("http.client.request.duration", "error.type"));
    assertThat(sent.times("gen_ai.client.inference.time_per_output_chunk").getCount())
        .isEqualTo(Objects.requireNonNull(run.stream()).gap().count());
    assertThat(sent.times("gen_ai.client.inference.time_to_first_chunk").getSum())
        .isEqualTo(run.stream().firstFromSent().moments().sum() / 1e9)
        .isLessThan(sent.times("loadline.time_to_first_token").getSum());
    assertThat(sent.names())
        .noneMatch(name -> name.startsWith("loadline.") && name.endsWith("chunk"));
  }

  @Test
  void tokens_bear_the_name_of_genai_only_where_the_server_counted_all_of_them()
      throws IOException {
    RunResult run =
        FinishedGate.calling(
            streamed(), "http://llm.example/v1/completions", AnswerKind.TOKEN_STREAM);
    StreamResult stream = Objects.requireNonNull(run.stream());
    StreamResult counted =
        new StreamResult(
            new TokenCounts(70, 9, 0, 0, 0),
            stream.times(),
            stream.exceedances(),
            stream.goodput());
    StreamResult mixed =
        new StreamResult(
            new TokenCounts(70, 8, 1, 0, 0),
            stream.times(),
            stream.exceedances(),
            stream.goodput());
    String name = "gen_ai.client.inference.usage.output_tokens";

    SentMetrics all =
        receiver.send(FinishedGate.of(FinishedGate.with(run, run.plan().call(), counted)));
    assertThat(all.figures(name, "gen_ai.token.modality")).isEqualTo(Map.of("text", 70.0));
    assertThat(all.figures(name, "gen_ai.operation.name"))
        .isEqualTo(Map.of("text_completion", 70.0));
    SentMetrics some =
        receiver.send(FinishedGate.of(FinishedGate.with(run, run.plan().call(), mixed)));
    assertThat(some.names()).doesNotContain(name);
    assertThat(some.figures("loadline.output_tokens", "loadline.token_source"))
        .isEqualTo(Map.of("mixed", 70.0));
  }

  @Test
  void a_stream_of_messages_has_metrics_of_messages() throws IOException {
    RunResult run =
        FinishedGate.calling(
            streamed(), "grpc://chat.example/p.Chat/Talk", AnswerKind.MESSAGE_STREAM);
    SentMetrics sent = receiver.send(FinishedGate.of(run));
    StreamResult stream = Objects.requireNonNull(run.stream());
    assertThat(sent.times("loadline.time_to_first_message").getCount())
        .isEqualTo(stream.first().count());
    assertThat(sent.times("loadline.time_from_sent_to_first_message").getSum())
        .isEqualTo(stream.firstFromSent().moments().sum() / 1e9);
    assertThat(sent.times("loadline.time_between_messages").getCount())
        .isEqualTo(stream.gap().count());
    assertThat(sent.names())
        .contains("rpc.client.call.duration", "loadline.goodput")
        .noneMatch(name -> name.contains("token") || name.startsWith("gen_ai"));
  }
}
