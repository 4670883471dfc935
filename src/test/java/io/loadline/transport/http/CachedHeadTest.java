package io.loadline.transport.http;

import static io.loadline.transport.http.DecoderProbe.body;
import static io.loadline.transport.http.DecoderProbe.decode;
import static io.loadline.transport.http.DecoderProbe.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.transport.answer.ReceivedAnswer.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers one after the other through one decoder, some of whose heads are the same. */
class CachedHeadTest {
  private static final String COUNTED = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
  private static final String JSON =
      "HTTP/1.1 503 No\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n";
  private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final ResponseDecoder decoder = fresh(false);

  private String answer(String... pieces) {
    decoder.begin();
    List.of(pieces).forEach(piece -> decode(decoder, piece));
    return decoder.isBroken()
        ? "broken: " + decoder.fault().problem()
        : "%d %s %s %s %s"
            .formatted(
                decoder.head().status(),
                decoder.isComplete() ? "complete" : "unfinished",
                decoder.keepsConnection() ? "keeps" : "closes",
                decoder.head().fields().type() == ContentType.JSON ? "json" : "other",
                body(decoder));
  }

  @Test
  void the_same_head_with_another_body() {
    assertThat(answer(COUNTED + "abc")).isEqualTo("200 complete keeps other [abc]");
    assertThat(answer(COUNTED + "xyz")).isEqualTo("200 complete keeps other [xyz]");
  }

  @Test
  void the_same_head_with_its_body_in_pieces() {
    answer(COUNTED + "abc");
    assertThat(answer(COUNTED, "x", "yz")).isEqualTo("200 complete keeps other [xyz]");
  }

  @Test
  void the_same_head_in_pieces() {
    answer(COUNTED + "abc");
    assertThat(answer(COUNTED.substring(0, 20), COUNTED.substring(20) + "xyz"))
        .isEqualTo("200 complete keeps other [xyz]");
    assertThat(answer(COUNTED + "def")).isEqualTo("200 complete keeps other [def]");
  }

  @Test
  void the_same_head_and_too_few_bytes() {
    answer(COUNTED + "abc");
    assertThat(answer(COUNTED + "x")).isEqualTo("200 unfinished keeps other [x]");
  }

  @Test
  void other_heads_in_between() {
    for (int i = 0; i < 3; i++) {
      assertThat(answer(COUNTED + "abc")).isEqualTo("200 complete keeps other [abc]");
      assertThat(answer(JSON + "{}")).isEqualTo("503 complete keeps json [{}]");
      assertThat(answer(CHUNKED + "1\r\nx\r\n0\r\n\r\n")).isEqualTo("200 complete keeps other [x]");
    }
  }

  @Test
  void chunks_behind_the_same_head() {
    answer(CHUNKED + "1\r\nx\r\n0\r\nTrailer: y\r\n\r\n");
    assertThat(answer(CHUNKED + "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
        .isEqualTo("200 complete keeps other [abc]");
    assertThat(answer(CHUNKED + "zz\r\n")).isEqualTo("broken: no chunk size: zz");
  }

  @Test
  void a_broken_head_is_broken_each_time() {
    String broken = "HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n";
    answer(COUNTED + "abc");
    assertThat(answer(broken)).isEqualTo("broken: Content-Length is no number: many");
    assertThat(answer(broken)).isEqualTo("broken: Content-Length is no number: many");
    assertThat(answer(COUNTED + "abc")).isEqualTo("200 complete keeps other [abc]");
  }

  @Test
  void interim_answers_before_the_head() {
    String interim = "HTTP/1.1 103 Early Hints\r\nConnection: close\r\n\r\n";
    assertThat(answer(interim + COUNTED + "abc")).isEqualTo("200 complete keeps other [abc]");
    assertThat(answer(interim + COUNTED + "xyz")).isEqualTo("200 complete keeps other [xyz]");
    assertThat(answer(interim, JSON + "{}")).isEqualTo("503 complete keeps json [{}]");
    assertThat(answer(interim + JSON + "{}")).isEqualTo("503 complete keeps json [{}]");
  }

  @Test
  void no_body_behind_the_same_head() {
    String empty = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";
    assertThat(answer(empty)).isEqualTo("204 complete closes other []");
    assertThat(answer(empty)).isEqualTo("204 complete closes other []");
  }

  @Test
  void a_head_longer_than_what_is_kept() {
    String wide =
        "HTTP/1.1 200 OK\r\nX: "
            + "x".repeat(CachedHead.LONGEST)
            + "\r\n"
            + "Content-Length: 1\r\n\r\n";
    assertThat(answer(wide + "a")).isEqualTo("200 complete keeps other [a]");
    assertThat(answer(wide + "b")).isEqualTo("200 complete keeps other [b]");
  }

  @Test
  void a_head_that_begins_as_the_one_before() {
    answer(COUNTED + "abc");
    assertThat(answer("HTTP/1.1 200 OK\r\nContent-Length: 35\r\n\r\n" + "a".repeat(35)))
        .startsWith("200 complete keeps other [aaa");
  }
}
