package io.loadline.transport.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.plan.Expectation;
import io.loadline.plan.JsonPath;
import io.loadline.result.Outcome;
import io.loadline.transport.Answer;
import io.loadline.transport.Calls;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckTest {
  private static final URI URL = URI.create("http://localhost/x");
  private static final JsonPath FIRST =
      new JsonPath(
          List.of(
              new JsonPath.Field("outputs"), new JsonPath.Index(0), new JsonPath.Field("data")));
  private static final JsonPath ID = new JsonPath(List.of(new JsonPath.Field("id")));

  private final AnswerCheck plain = new AnswerCheck(Calls.post(URL));

  @ParameterizedTest
  @CsvSource({
    "200,SUCCESS",
    "201,SUCCESS",
    "302,REDIRECT",
    "404,CLIENT_ERROR",
    "500,SERVER_ERROR",
    "503,SERVER_ERROR",
    "600,MALFORMED"
  })
  void the_status_decides_first(int status, Outcome outcome) {
    assertThat(check(plain, status, "{}").outcome()).isEqualTo(outcome);
  }

  @Test
  void a_bad_status_shows_the_body() {
    assertThat(check(plain, 500, "{\"error\":\n \"no memory\"}").detail())
        .isEqualTo("status 500: {\"error\": \"no memory\"}");
    assertThat(check(plain, 502, "").detail()).isEqualTo("status 502, no body");
  }

  @Test
  void an_error_in_the_body_of_a_success_is_an_error() {
    assertThat(check(plain, 200, "{\"error\":\"no memory\"}"))
        .isEqualTo(new Answer(Outcome.ERROR_BODY, "status 200: {\"error\":\"no memory\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":null}",
        "{\"error\":\"\"}",
        "{\"error\":false}",
        "{\"error\":[]}",
        "{\"error\":{}}",
        "{\"data\":{\"error\":\"inside\"}}",
        "[\"error\"]",
        "{\"errors\":1}"
      })
  void no_error_to_speak_of_is_a_success(String body) {
    assertThat(check(plain, 200, body)).isEqualTo(Answer.SUCCESS);
  }

  @Test
  void an_error_in_plain_text_is_still_an_error() {
    assertThat(plain.check(200, ContentType.OTHER, bytes("{\"error\":1}"), 11).outcome())
        .isEqualTo(Outcome.ERROR_BODY);
    assertThat(plain.check(200, ContentType.OTHER, bytes("the \"error\""), 11))
        .isEqualTo(Answer.SUCCESS);
  }

  @Test
  void an_empty_body_answers_no_payload() {
    assertThat(check(plain, 200, ""))
        .isEqualTo(new Answer(Outcome.MALFORMED, "status 200 with an empty body"));
  }

  @Test
  void an_empty_body_is_fine_where_nothing_was_asked_or_a_status_was() {
    assertThat(check(new AnswerCheck(Calls.get(URL)), 200, "")).isEqualTo(Answer.SUCCESS);
    AnswerCheck created = new AnswerCheck(Calls.post(URL, status(201)));
    assertThat(check(created, 201, "")).isEqualTo(Answer.SUCCESS);
  }

  @Test
  void json_that_is_cut_off_is_malformed() {
    assertThat(check(plain, 200, "{\"a\":[1,"))
        .isEqualTo(new Answer(Outcome.MALFORMED, "status 200, the JSON is cut off: {\"a\":[1,"));
    assertThat(plain.check(200, ContentType.OTHER, bytes("{\"a\""), 4)).isEqualTo(Answer.SUCCESS);
  }

  @Test
  void an_expected_status_takes_the_place_of_any_2xx() {
    AnswerCheck teapot = new AnswerCheck(Calls.post(URL, status(404)));
    assertThat(check(teapot, 404, "{}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(teapot, 200, "{}").outcome()).isEqualTo(Outcome.EXPECTATION_FAILED);
    assertThat(check(teapot, 500, "{}").outcome()).isEqualTo(Outcome.SERVER_ERROR);
  }

  @Test
  void values_are_equal_as_json() {
    AnswerCheck check = new AnswerCheck(Calls.post(URL, equal("[1,1]")));
    assertThat(check(check, 200, "{\"outputs\":[{\"data\":[1.0, 1]}]}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(check, 200, "{\"outputs\":[{\"data\":[1,2]}]}"))
        .isEqualTo(
            new Answer(Outcome.EXPECTATION_FAILED, "outputs[0].data is [1,2], expected [1,1]"));
    assertThat(check(check, 200, "{}").detail())
        .isEqualTo("outputs[0].data is absent, expected [1,1]");
  }

  @Test
  void a_tolerance_includes_both_ends() {
    AnswerCheck check =
        new AnswerCheck(Calls.post(URL, new Expectation.Near("id=0.97+-0.01", ID, 0.97, 0.01)));
    assertThat(check(check, 200, "{\"id\":0.98}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(check, 200, "{\"id\":0.96}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(check, 200, "{\"id\":0.981}").outcome()).isEqualTo(Outcome.EXPECTATION_FAILED);
  }

  @Test
  void a_pattern_is_found_in_a_string() {
    Pattern pattern = Pattern.compile("^pred");
    AnswerCheck check =
        new AnswerCheck(Calls.post(URL, new Expectation.Matches("id~=^pred", ID, pattern)));
    assertThat(check(check, 200, "{\"id\":\"predict\"}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(check, 200, "{\"id\":\"unpred\"}").outcome())
        .isEqualTo(Outcome.EXPECTATION_FAILED);
  }

  @Test
  void null_does_not_exist() {
    AnswerCheck check = new AnswerCheck(Calls.post(URL, new Expectation.Exists("id exists", ID)));
    assertThat(check(check, 200, "{\"id\":0}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(check, 200, "{\"id\":null}"))
        .isEqualTo(new Answer(Outcome.EXPECTATION_FAILED, "id is null"));
    assertThat(check(check, 200, "{}"))
        .isEqualTo(new Answer(Outcome.EXPECTATION_FAILED, "id is absent"));
  }

  @Test
  void an_expected_error_status_is_json_as_well_and_may_name_an_error() {
    AnswerCheck check = new AnswerCheck(Calls.post(URL, status(422)));
    assertThat(check(check, 422, "{\"error\":\"wrong shape\"}")).isEqualTo(Answer.SUCCESS);
    assertThat(check(check, 422, "{\"error\":\"wrong sh").outcome()).isEqualTo(Outcome.MALFORMED);
    assertThat(check(check, 422, "")).isEqualTo(Answer.SUCCESS);
  }

  @Test
  void expectations_need_json() {
    AnswerCheck check = new AnswerCheck(Calls.post(URL, equal("1")));
    assertThat(check.check(200, ContentType.OTHER, bytes("hello"), 5))
        .isEqualTo(new Answer(Outcome.EXPECTATION_FAILED, "the body is no JSON: hello"));
    assertThat(check(check, 200, "{\"a\":}").outcome()).isEqualTo(Outcome.MALFORMED);
  }

  @Test
  void an_error_goes_before_an_expectation() {
    AnswerCheck check = new AnswerCheck(Calls.post(URL, equal("1")));
    assertThat(check(check, 200, "{\"error\":\"x\"}").outcome()).isEqualTo(Outcome.ERROR_BODY);
  }

  @Test
  void an_expected_value_must_be_json() {
    assertThatThrownBy(() -> new AnswerCheck(Calls.post(URL, equal("[1"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("outputs[0].data=[1: ");
  }

  private static Expectation status(int status) {
    return new Expectation.Status("status=" + status, status);
  }

  private static Expectation equal(String json) {
    return new Expectation.Equal("outputs[0].data=" + json, FIRST, json);
  }

  private static Answer check(AnswerCheck check, int status, String body) {
    return check.check(status, ContentType.JSON, bytes(body), bytes(body).length);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
