package io.loadline.transport.http;

import static io.loadline.transport.http.DecoderProbe.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedAnswerTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\r\nHTTP/1.1 200 OK\r\n",
        "http/1.1 200 OK\r\n",
        "HTTP/2.0 200 OK\r\n",
        "HTTP/1.2 200 OK\r\n",
        "HTTP/1.1  200 OK\r\n",
        "HTTP/1.1 20 OK\r\n",
        "HTTP/1.1 2000 OK\r\n",
        "HTTP/1.1 2x0 OK\r\n",
        "HTTP/1.1 099 OK\r\n",
        "HTTP/1.1\r\n"
      })
  void what_does_not_start_as_http_is_told_at_once(String bytes) {
    assertThat(whole(bytes)).startsWith("broken: no HTTP/1 status line: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no colon",
        ": no name",
        "blank : before the colon",
        "na\u00e4me: x",
        "name: a\rb",
        "name: \u0000"
      })
  void a_header_line_must_be_one(String line) {
    assertThat(whole(OK + "A: b\r\n" + line + "\r\n\r\n")).startsWith("broken: no header line: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {" folded: line", "\tfolded", " "})
  void nothing_continues_a_status_line(String line) {
    assertThat(whole(OK + line + "\r\n\r\n")).startsWith("broken: no header line: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "1a", "0x1", "1,", ",1", "1, a", "1 1", "9999999999999999999"})
  void a_content_length_must_be_a_number(String value) {
    assertThat(whole(OK + "Content-Length: " + value + "\r\n\r\n"))
        .isEqualTo("broken: Content-Length is no number: " + value);
  }

  @Test
  void two_content_lengths_must_agree() {
    String two = OK + "Content-Length: 1\r\nContent-Length: %d\r\n\r\na";
    assertThat(whole(two.formatted(2))).isEqualTo("broken: two values of Content-Length: 1 and 2");
    assertThat(whole(two.formatted(1))).isEqualTo("200 complete keeps other [a]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1, 2", "1,2", "1, 1, 2"})
  void a_list_of_lengths_must_agree_too(String value) {
    assertThat(whole(OK + "Content-Length: " + value + "\r\n\r\na"))
        .isEqualTo("broken: two values of Content-Length: 1 and 2");
  }

  @Test
  void a_list_must_agree_with_the_line_before() {
    assertThat(whole(OK + "Content-Length: 1\r\nContent-Length: 2, 2\r\n\r\na"))
        .isEqualTo("broken: two values of Content-Length: 1 and 2, 2");
  }

  @Test
  void a_length_and_chunks_contradict_each_other() {
    assertThat(whole(OK + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isEqualTo("broken: both Content-Length and Transfer-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, chunked", "identity", ""})
  void only_chunked_is_understood(String coding) {
    assertThat(whole(OK + "Transfer-Encoding: " + coding + "\r\n\r\n"))
        .isEqualTo("broken: a Transfer-Encoding other than chunked: " + coding);
  }

  @Test
  void http_1_0_knows_no_chunks() {
    assertThat(whole("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"))
        .isEqualTo("broken: Transfer-Encoding in HTTP/1.0");
  }

  @Test
  void nobody_asked_for_another_protocol() {
    assertThat(whole("HTTP/1.1 101 Switching\r\n\r\n"))
        .isEqualTo("broken: status 101, but no other protocol was asked for");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "0x1", "1x", "1 x", "12345678901234567"})
  void a_chunk_begins_with_its_size(String size) {
    assertThat(whole(OK + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\n"))
        .isEqualTo("broken: no chunk size: " + size);
  }

  @Test
  void a_chunk_ends_where_its_size_says() {
    assertThat(whole(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nab"))
        .isEqualTo("broken: a chunk longer than its size");
    assertThat(whole(OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"))
        .isEqualTo("broken: a chunk longer than its size");
  }

  @Test
  void a_trailer_must_be_a_header_line() {
    assertThat(whole(OK + "Transfer-Encoding: chunked\r\n\r\n0\r\nno trailer\r\n\r\n"))
        .isEqualTo("broken: no header line: no trailer");
  }

  @Test
  void a_head_has_a_bound() {
    assertThat(whole(OK + "A: " + "b".repeat(65_536))).isEqualTo("broken: " + tooLong());
    assertThat(whole(OK + "A: b\r\n".repeat(12_000))).isEqualTo("broken: " + tooLong());
    assertThat(whole("HTTP/1.1 100 Continue\r\n\r\n".repeat(4_000))).contains(tooLong());
  }

  private static String tooLong() {
    return "a head of more than 65536 bytes";
  }

  @Test
  void chunk_sizes_are_bounded_one_by_one() {
    ResponseDecoder decoder = DecoderProbe.fresh(false);
    DecoderProbe.decode(decoder, OK + "Transfer-Encoding: chunked\r\n\r\n");
    byte[] chunk = "1\r\na\r\n".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 50_000; i++) {
      decoder.decode(chunk, 0, chunk.length);
    }
    DecoderProbe.decode(decoder, "0\r\n\r\n");
    assertThat(decoder.isComplete()).isTrue();
    assertThat(decoder.body().length()).isEqualTo(50_000);
  }
}
