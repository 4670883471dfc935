package io.loadline.transport.http;

import static io.loadline.transport.http.DecoderProbe.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.transport.answer.KeptBody;
import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseDecoderTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @Test
  void a_body_is_as_long_as_content_length_says() {
    assertThat(whole(OK + "Content-Length: 5\r\n\r\nhello"))
        .isEqualTo("200 complete keeps other [hello]");
  }

  @Test
  void a_body_of_no_bytes_needs_no_more() {
    assertThat(whole(OK + "content-length:0\r\n\r\n")).isEqualTo("200 complete keeps other []");
  }

  @Test
  void fewer_bytes_than_announced_leave_it_unfinished() {
    assertThat(whole(OK + "Content-Length: 6\r\n\r\nhello")).startsWith("200 unfinished");
  }

  @Test
  void bytes_behind_the_answer_are_left() {
    assertThat(whole(OK + "Content-Length: 3\r\n\r\nhello"))
        .isEqualTo("200 complete keeps other [hel] rest 2");
  }

  @Test
  void chunks_are_joined() {
    assertThat(
            whole(OK + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\nhello\r\n1 \r\n!\r\n0\r\n\r\n"))
        .isEqualTo("200 complete keeps other [hello!]");
  }

  @Test
  void trailers_are_passed_over() {
    assertThat(whole(OK + "Transfer-Encoding: Chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\nZ:\r\n\r\n"))
        .isEqualTo("200 complete keeps other [a]");
  }

  @Test
  void without_a_length_the_body_ends_with_the_connection() {
    assertThat(whole(OK + "\r\nhello")).isEqualTo("200 complete at the end closes other [hello]");
  }

  @Test
  void http_1_0_closes_unless_it_says_otherwise() {
    assertThat(whole("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na")).contains(" closes ");
    assertThat(whole("HTTP/1.0 200 OK\r\nContent-Length: 1\r\nConnection: Keep-Alive\r\n\r\na"))
        .contains(" keeps ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "Close", "foo , close", "close,", "keep-alive, close"})
  void connection_close_is_found_in_a_list(String value) {
    assertThat(whole(OK + "Connection: " + value + "\r\nContent-Length: 0\r\n\r\n"))
        .contains(" closes ");
  }

  @Test
  void a_word_that_contains_close_is_not_close() {
    assertThat(whole(OK + "Connection: closed\r\nContent-Length: 0\r\n\r\n")).contains(" keeps ");
  }

  @Test
  void answers_before_the_answer_are_skipped() {
    assertThat(
            whole(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                    + OK
                    + "Content-Length: 1\r\n\r\na"))
        .isEqualTo("200 complete keeps other [a]");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304})
  void some_statuses_have_no_body(int status) {
    assertThat(whole("HTTP/1.1 " + status + " X\r\nContent-Length: 5\r\n\r\n"))
        .isEqualTo(status + " complete keeps other []");
  }

  @Test
  void an_answer_to_head_has_no_body() {
    ResponseDecoder decoder =
        DecoderProbe.decode(DecoderProbe.fresh(true), OK + "Content-Length: 5\r\n\r\n");
    assertThat(decoder.isComplete()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON ;x",
        "application/problem+json"
      })
  void json_is_known_by_its_type(String type) {
    assertThat(whole(OK + "Content-Type: " + type + "\r\nContent-Length: 0\r\n\r\n"))
        .contains(" json ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-ndjson", "application/jsonp", "json", ""})
  void other_types_are_not_json(String type) {
    assertThat(whole(OK + "Content-Type: " + type + "\r\nContent-Length: 0\r\n\r\n"))
        .contains(" other ");
  }

  @Test
  void a_status_line_needs_no_reason_and_a_line_no_carriage_return() {
    assertThat(whole("HTTP/1.1 200\nContent-Length: 1\n\na"))
        .isEqualTo("200 complete keeps other [a]");
  }

  @Test
  void it_reads_answer_after_answer() {
    ResponseDecoder decoder = DecoderProbe.fresh(false);
    DecoderProbe.decode(decoder, OK + "Connection: close\r\nContent-Type: a/json\r\n\r\nabc");
    decoder.begin();
    DecoderProbe.decode(decoder, OK + "Content-Length: 2\r\n\r\nde");
    assertThat(decoder.isComplete()).isTrue();
    assertThat(decoder.keepsConnection()).isTrue();
    assertThat(decoder.head().fields().type()).isNotEqualTo(ContentType.JSON);
    assertThat(DecoderProbe.body(decoder)).isEqualTo("[de]");
  }

  @Test
  void a_body_beyond_the_ceiling_is_counted_and_dropped() {
    KeptBody body = new KeptBody(4);
    ResponseDecoder decoder = new ResponseDecoder(false, body, HeadTimings.none());
    decoder.begin();
    DecoderProbe.decode(decoder, OK + "Content-Length: 10\r\n\r\n0123456789");
    assertThat(decoder.isComplete()).isTrue();
    assertThat(DecoderProbe.body(decoder)).isEqualTo("[0123]");
    assertThat(body.received()).isEqualTo(10);
    assertThat(body.isCut()).isTrue();
  }
}
