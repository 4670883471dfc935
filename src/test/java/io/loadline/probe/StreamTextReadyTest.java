package io.loadline.probe;

import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.inTurn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.TextExpectations;
import io.loadline.testkit.TokenText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A model that streams is ready when it says what is expected of it. */
class StreamTextReadyTest {
  private static final ProbeResponse PARIS =
      answer(200, TokenText.healthy(List.of("Pa", "ris")), "");
  private static final ProbeResponse ROME = answer(200, TokenText.healthy(List.of("Ro", "me")), "");

  private final FakeService service = new FakeService();

  @Test
  void the_expected_text_is_waited_for() throws Exception {
    service.inference(inTurn(ROME, PARIS));

    ReadyWait.Report report =
        service.outsideCluster().await(chat(), Calls.THREE_MINUTES, progress -> {});

    assertThat(report.how()).endsWith("1 real request succeeded");
    assertThat(service.requests.stream().filter(request -> request.payload() != null)).hasSize(2);
  }

  @Test
  void a_text_that_stays_wrong_is_shown() {
    service.inference(request -> ROME);

    NotReadyException failure =
        catchThrowableOfType(
            NotReadyException.class,
            () -> service.outsideCluster().await(chat(), Calls.THREE_MINUTES, progress -> {}));

    assertThat(failure)
        .hasMessageContaining("choices[0].message.content is \"Rome\", expected \"Paris\"");
  }

  private static Call chat() {
    List<Payload> payloads = List.of(Calls.payload("{\"stream\":true}"));
    String url = "http://localhost:9/v1/chat/completions";
    return Calls.call(url, Duration.ofSeconds(30), payloads, TextExpectations.equal("\"Paris\""))
        .streaming(payloads);
  }
}
