package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitAnswersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na;q\r\n0123456789\r\n2\r\nab\r\n"
            + "0\r\nTrailer: x\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oh\r\nConnection: close\r\nContent-Length: 3"
            + "\r\n\r\nabc",
        "HTTP/1.0 200 OK\r\nServer: old\r\n\r\nuntil the end\r\n\r\n",
        "HTTP/1.1 204 No Content\r\nA: b\r\n\r\n",
        "HTTP/1.1 200 OK\nContent-Length: 2\n\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcd",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\n folded: x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: a/json\r\n ;q\r\nA: \r\n\t\r\n b\r\nContent-Length:\r\n 2"
            + "\r\n\r\nab",
        "HTTP/1.1 200 OK\nContent-Length:\n 2\n\nab",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n 3\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nTrailer: x\r\n y\r\n\r\n"
      })
  void where_an_answer_is_split_does_not_matter(String bytes) {
    String expected = DecoderProbe.whole(bytes);
    for (int at = 1; at < bytes.length(); at++) {
      assertThat(DecoderProbe.split(bytes, at)).as("split at %d", at).isEqualTo(expected);
    }
    for (int size = 1; size < 12; size++) {
      assertThat(DecoderProbe.pieces(bytes, size)).as("pieces of %d", size).isEqualTo(expected);
    }
  }
}
