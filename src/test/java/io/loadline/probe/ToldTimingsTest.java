package io.loadline.probe;

import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSources;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.testkit.Answers;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service tells of its own time in the answers before the load. */
class ToldTimingsTest {
  private static final String CHAT = "/v1/chat/completions";
  private static final String TIMINGS = "\"timings\":{\"prompt_ms\":12.5,\"predicted_ms\":3}";
  private static final String WHOLE =
      "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"a\"}}]," + TIMINGS + "}";
  private static final Set<TimedPart> BOTH = Set.of(TimedPart.PREFILL, TimedPart.DECODE);

  private final FakeService service = new FakeService();

  private Set<TimedPart> told(Call call) throws Exception {
    return service.outsideCluster().await(call, Calls.THREE_MINUTES, progress -> {}).told();
  }

  private static Call chat() {
    return Calls.to("http://localhost:9" + CHAT);
  }

  @Test
  void a_whole_answer_tells() throws Exception {
    service.inference(request -> json(200, WHOLE));
    assertThat(told(chat())).isEqualTo(BOTH);
  }

  @Test
  void a_stream_of_events_tells() throws Exception {
    String events =
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n"
            + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
            + TIMINGS
            + "}\n\ndata: [DONE]\n\n";
    byte[] body = events.getBytes(StandardCharsets.UTF_8);
    service.inference(request -> new Answered(200, ContentType.EVENTS, body, "", false));
    assertThat(told(chat())).isEqualTo(BOTH);
  }

  @Test
  void an_answer_without_any_tells_nothing() throws Exception {
    service.inference(request -> json(200, "{\"choices\":[]}"));
    assertThat(told(chat())).isEmpty();
  }

  @Test
  void what_is_not_to_be_read_is_not_told() throws Exception {
    service.inference(request -> json(200, WHOLE));
    assertThat(told(chat().timedBy(new TimingSources(false, List.of())))).isEmpty();
  }

  static Stream<ReadyWait> waits() {
    return Stream.of(ReadyWait.overHttp(HeaderSource.NONE), ReadyWait.overJdk(HeaderSource.NONE));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void real_answers_tell_over_each_transport(ReadyWait wait) throws Exception {
    try (ScriptedServer server = ScriptedServer.always(Answers.json(200, WHOLE))) {
      Call call = Calls.to(server.url(CHAT).toString());
      assertThat(wait.await(call, Calls.THREE_MINUTES, progress -> {}).told()).isEqualTo(BOTH);
    }
  }
}
