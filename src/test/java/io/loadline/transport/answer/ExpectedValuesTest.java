package io.loadline.transport.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Calls;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is expected at one place of an answer, whatever stands around it. */
class ExpectedValuesTest {
  private static final URI URL = URI.create("http://localhost/x");
  private static final JsonPath FIRST =
      new JsonPath(
          List.of(
              new JsonPath.Field("outputs"), new JsonPath.Index(0), new JsonPath.Field("data")));
  private static final JsonPath ID = new JsonPath(List.of(new JsonPath.Field("id")));

  @Test
  void numbers_far_beyond_a_double_are_compared_without_their_digits() {
    AnswerCheck check =
        new AnswerCheck(Calls.post(URL, new Expectation.Near("id=0+-0.01", ID, 0, 0.01)));
    assertThat(check(check, 200, "{\"id\":1e999999999}").outcome())
        .isEqualTo(Outcome.EXPECTATION_FAILED);
    assertThat(check(check, 200, "{\"id\":1e-999999999}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(check, 200, "{\"id\":1e99999999999}").detail())
        .isEqualTo("id is 1e99999999999, expected 0.0+-0.01");
  }

  @Test
  void an_array_is_read_up_to_the_first_difference() {
    AnswerCheck check = new AnswerCheck(Calls.post(URL, equal("[1,1]")));
    String many = "[1, 1" + ", 2".repeat(500_000) + "]";
    assertThat(check(check, 200, "{\"outputs\":[{\"data\":" + many + "}]}").detail())
        .isEqualTo("outputs[0].data is [1,1" + ",2".repeat(58) + "..., expected [1,1]");
    assertThat(check(check, 200, "{\"outputs\":[{\"data\":[1]}]}").detail())
        .isEqualTo("outputs[0].data is [1], expected [1,1]");
  }

  @Test
  void one_number_of_many_is_told_from_those_behind_it() {
    JsonPath first = new JsonPath(List.of(new JsonPath.Field("data"), new JsonPath.Index(0)));
    AnswerCheck check =
        new AnswerCheck(Calls.post(URL, new Expectation.Near("f", first, 0.97, 0.01)));
    assertThat(check(check, 200, "{\"data\":[0.97,1.5,2.5]}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(check, 200, "{\"data\":[1.5,0.97,2.5]}").detail())
        .isEqualTo("data[0] is 1.5, expected 0.97+-0.01");
  }

  @Test
  void of_two_members_of_one_name_the_last_one_counts() {
    AnswerCheck check = new AnswerCheck(Calls.post(URL, equal("[1,1]")));
    assertThat(check(check, 200, "{\"outputs\":[{\"data\":[1,1]}],\"outputs\":[]}").detail())
        .isEqualTo("outputs[0].data is absent, expected [1,1]");
    assertThat(check(check, 200, "{\"outputs\":[],\"outputs\":[{\"data\":[2],\"data\":[1,1]}]}"))
        .isEqualTo(Answer.SUCCESS);
  }

  private static Expectation equal(String json) {
    return new Expectation.Equal("outputs[0].data=" + json, FIRST, json);
  }

  private static Answer check(AnswerCheck check, int status, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return check.check(status, ContentType.JSON, bytes, bytes.length);
  }
}
