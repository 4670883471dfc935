package io.loadline.probe;

import static io.loadline.probe.FakeService.answer;
import static io.loadline.probe.FakeService.inTurn;
import static io.loadline.probe.FakeService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Expectation;
import io.loadline.result.NotReadyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only looks like an answer makes no service ready. */
class ClaimedJsonReadyTest {
  private final FakeService service = new FakeService();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "upstream connect error | no JSON: 'u' at byte 1",
        "{oops} | no JSON: 'o' at byte 2",
        "{\"outputs\":[{\"data\":[1} | no JSON: '}' at byte 23",
        "{}{} | no JSON: text behind the end of the document at byte 3",
        "{\"a\":1,} | no JSON: '}' at byte 8"
      })
  void what_claims_json_and_is_none_is_waited_out(String body, String why) {
    service.inference(request -> json(200, body));
    assertThat(notReady()).hasMessageContaining(why);
  }

  @Test
  void a_page_is_waited_out() {
    service.inference(request -> answer(200, "<html><body>Sign in</body></html>", ""));
    assertThat(notReady()).hasMessageContaining("a page, not a prediction");
  }

  @Test
  void nan_makes_a_service_ready_unless_it_is_refused() throws Exception {
    service.inference(request -> json(200, "{\"outputs\":[{\"data\":[NaN]}]}"));
    assertThat(service.outsideCluster().await(Calls.iris(), Calls.THREE_MINUTES, progress -> {}))
        .isNotNull();
    assertThat(notReady(new Expectation.NoNan("no-nan"))).hasMessageContaining("NaN at byte 22");
  }

  @Test
  void it_is_ready_once_the_answer_is_json() throws Exception {
    service.inference(inTurn(json(200, "{\"outputs\":["), FakeService.PREDICTION));
    ReadyWait.Report report =
        service.outsideCluster().await(Calls.iris(), Calls.THREE_MINUTES, progress -> {});
    assertThat(report.how()).endsWith("1 real request succeeded");
  }

  private NotReadyException notReady(Expectation... expectations) {
    return catchThrowableOfType(
        NotReadyException.class,
        () ->
            service
                .outsideCluster()
                .await(Calls.iris(expectations), Calls.THREE_MINUTES, progress -> {}));
  }
}
