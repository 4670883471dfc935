package io.loadline.transport.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.transport.Answer;
import io.loadline.transport.Calls;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which statuses say that the server took a request for one too many. */
class RefusedAnswersTest {
  private static final URI URL = URI.create("http://localhost/v2/models/iris/infer");
  private static final AnswerCheck PLAIN = new AnswerCheck(Calls.post(URL));

  @ParameterizedTest
  @CsvSource({"200,false", "404,false", "429,true", "500,false", "503,true", "504,false"})
  void some_statuses_say_that_a_request_is_one_too_many(int status, boolean refused) {
    assertThat(check(PLAIN, status).refused()).isEqualTo(refused);
    assertThat(PLAIN.check(status, Answer.SUCCESS).refused()).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"503,false", "429,true", "200,false"})
  void a_status_that_is_expected_is_no_refusal(int status, boolean refused) {
    AnswerCheck expecting =
        new AnswerCheck(Calls.post(URL, new Expectation.Status("status=503", 503)));
    assertThat(check(expecting, status).refused()).isEqualTo(refused);
  }

  private static Answer check(AnswerCheck check, int status) {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    return check.check(status, ContentType.JSON, body, body.length);
  }
}
