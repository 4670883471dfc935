package io.loadline.transport.http2;

import static io.loadline.testkit.Http2Peer.END_STREAM;
import static io.loadline.testkit.TokenText.data;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.result.Outcome;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.Http2Server.Answer;
import io.loadline.testkit.StreamCases;
import io.loadline.transport.Calls;
import io.loadline.transport.EvenPacer;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Event streams at any address have the same outcomes as over HTTP/1.1. */
@Timeout(60)
class Http2EventStreamTest {
  static List<StreamCases.Case> cases() {
    return StreamCases.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void each_stream_has_its_outcome(StreamCases.Case one) {
    try (Http2Server server = Http2Server.answering(events(one.body(), END_STREAM))) {
      EvenPacer pacer = Http2Drive.drive(call(server, one.path()), 2, 2, 2);
      Http2Drive.assertAll(pacer, one.outcome());
      assertThat(pacer.notes()).isEqualTo(one.note() == null ? Set.of() : Set.of(one.note()));
    }
  }

  @Test
  void an_error_counts_where_nothing_comes_behind_it() {
    String error = data("{\"error\":\"no context\"}");
    try (Http2Server server = Http2Server.answering(events(error, 0))) {
      EvenPacer pacer = Http2Drive.driveUnending(call(server, "/predict"), 2);
      Http2Drive.assertAll(pacer, Outcome.ERROR_BODY);
    }
  }

  private static Answer events(String body, int flags) {
    return (peer, id) -> {
      peer.headers(id, 0, ":status", "200", "content-type", "text/event-stream");
      peer.data(id, flags, body);
    };
  }

  private static Call call(Http2Server server, String path) {
    return Calls.post(URI.create("http://127.0.0.1:" + server.port() + path));
  }
}
