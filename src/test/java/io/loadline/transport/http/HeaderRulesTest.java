package io.loadline.transport.http;

import static io.loadline.transport.http.DecoderProbe.whole;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What RFC 9110 and 9112 let a server write that few servers write. */
class HeaderRulesTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @ParameterizedTest
  @ValueSource(strings = {"5, 5", "5,5", "5 ,\t5 , 5"})
  void the_same_length_may_be_said_several_times(String value) {
    assertThat(whole(OK + "Content-Length: " + value + "\r\n\r\nhello"))
        .isEqualTo("200 complete keeps other [hello]");
  }

  @Test
  void a_folded_line_is_one_with_a_blank() {
    assertThat(whole(OK + "Content-Type:\r\n application/json;\r\n\tcharset=utf-8\r\n\r\n{}"))
        .isEqualTo("200 complete at the end closes json [{}]");
    assertThat(whole(OK + "Content-Length:\n 5\n \n\nhello"))
        .isEqualTo("200 complete keeps other [hello]");
    assertThat(whole(OK + "Content-Length: 1\r\n 2\r\n\r\n"))
        .isEqualTo("broken: Content-Length is no number: 1 2");
  }

  @Test
  void a_trailer_may_be_folded_and_a_chunk_size_not() {
    String chunked = OK + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n";
    assertThat(whole(chunked + "0\r\nX: y\r\n z\r\n\r\n"))
        .isEqualTo("200 complete keeps other [a]");
    assertThat(whole(chunked + "0\r\n X: y\r\n\r\n")).startsWith("broken: no header line: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "timeout=1",
        "timeout=1, max=100",
        "max=100, timeout=1",
        "max=100,timeout=1",
        "Max=100 , Timeout = 1 ",
        "x, max=100, timeout=1, y=2"
      })
  void the_order_of_keep_alive_has_no_meaning(String value) {
    assertThat(idleSeconds("Keep-Alive: " + value)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"max=100", "xtimeout=1", "timeout", "timeout=", "timeout=soon", ""})
  void keep_alive_may_say_no_time(String value) {
    assertThat(idleSeconds("Keep-Alive: " + value)).isEqualTo(-1);
  }

  private static long idleSeconds(String line) {
    ResponseDecoder decoder =
        DecoderProbe.decode(DecoderProbe.fresh(false), OK + line + "\r\nContent-Length: 0\r\n\r\n");
    assertThat(decoder.isComplete()).isTrue();
    return decoder.head().fields().idleSeconds();
  }

  @Test
  void a_redirect_says_where_to() {
    ResponseDecoder decoder =
        DecoderProbe.decode(
            DecoderProbe.fresh(false),
            "HTTP/1.1 302 Found\r\nLocation: /login?a=b\r\nContent-Length: 0\r\n\r\n");
    assertThat(decoder.head().fields().location()).isEqualTo("/login?a=b");
    decoder.begin();
    DecoderProbe.decode(decoder, OK + "Content-Length: 0\r\n\r\n");
    assertThat(decoder.head().fields().location()).isEmpty();
  }
}
