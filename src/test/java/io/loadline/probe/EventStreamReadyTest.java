package io.loadline.probe;

import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.probe.ProbeResponse.Answered;
import io.loadline.result.NotReadyException;
import io.loadline.result.Outcome;
import io.loadline.testkit.ScriptedServer;
import io.loadline.testkit.StreamAnswers;
import io.loadline.testkit.StreamCases;
import io.loadline.transport.Transport.HeaderSource;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What makes a stream no success under load makes it no ready answer either. */
class EventStreamReadyTest {
  private final FakeService service = new FakeService();

  static List<StreamCases.Case> cases() {
    return StreamCases.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_stream_is_ready_when_it_is_a_success(StreamCases.Case one) throws Exception {
    byte[] body = one.body().getBytes(StandardCharsets.UTF_8);
    service.inference(request -> new Answered(200, ContentType.EVENTS, body, "", false));
    boolean ready = true;
    try {
      service.outsideCluster().await(call(one.path()), Calls.THREE_MINUTES, progress -> {});
    } catch (NotReadyException e) {
      ready = false;
    }
    assertThat(ready).isEqualTo(one.outcome() == Outcome.SUCCESS);
  }

  @Test
  void a_bad_reason_in_a_plain_answer_is_named() {
    service.inference(request -> json(200, "{\"choices\":[{\"finish_reason\":\"abort\"}]}"));
    NotReadyException failure =
        catchThrowableOfType(
            NotReadyException.class,
            () ->
                service
                    .outsideCluster()
                    .await(call("/v1/chat/completions"), Calls.THREE_MINUTES, progress -> {}));
    assertThat(failure).hasMessageContaining("finish_reason \"abort\"");
  }

  @Test
  void the_probers_know_a_stream_by_its_content_type() throws Exception {
    StreamCases.Case failed =
        StreamCases.all().stream().filter(one -> one.name().equals("failed")).findFirst().get();
    try (ScriptedServer server = ScriptedServer.always(StreamAnswers.chunks(failed.body()))) {
      Call call = Calls.to(server.url("/v1/responses").toString());
      try (ReadinessProber prober = HttpProber.netty(call.target(), HeaderSource.NONE)) {
        assertThat(events(prober, call)).isTrue();
      }
      try (ReadinessProber prober = HttpProber.jdk(call.target(), HeaderSource.NONE)) {
        assertThat(events(prober, call)).isTrue();
      }
    }
  }

  private static boolean events(ReadinessProber prober, Call call) throws InterruptedException {
    ProbeRequest request =
        new ProbeRequest(
            "POST", call.target().url(), List.of(), null, Duration.ofSeconds(10), false);
    return ((Answered) prober.send(request)).type() == ContentType.EVENTS;
  }

  private static Call call(String path) {
    return Calls.to("http://localhost:9" + path);
  }
}
