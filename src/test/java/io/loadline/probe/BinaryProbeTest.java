package io.loadline.probe;

import static io.loadline.testkit.Http2Peer.END_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loadline.plan.Call;
import io.loadline.plan.Protocol;
import io.loadline.plan.Readiness;
import io.loadline.result.NotReadyException;
import io.loadline.testkit.Answers;
import io.loadline.testkit.Http2Server;
import io.loadline.testkit.ScriptedServer;
import io.loadline.transport.Calls;
import io.loadline.transport.Transport.HeaderSource;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers with tensors in binary form make a model ready, or not, as they are judged under load.
 */
@Timeout(60)
class BinaryProbeTest {
  private static final String HEADER = "inference-header-content-length";
  private static final String TYPE = "application/octet-stream";
  private static final Readiness ONE = new Readiness(Duration.ofSeconds(20), 1);
  private static final String GOOD = "{\"outputs\":[]}";

  private final AtomicLong clock = new AtomicLong(7);
  private final ReadinessLoop.ReadinessClock timing =
      new ReadinessLoop.ReadinessClock(clock::get, clock::addAndGet, tick -> () -> {});

  @Test
  void a_model_is_ready_with_a_part_that_is_json() throws Exception {
    assertThat(overHttp1(GOOD + "\u0001", "14").how()).contains("1 real request succeeded");
    assertThat(overHttp2(GOOD + "\u0001", "14").how()).contains("1 real request succeeded");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"error\":\"no memory\"} | 21 | no memory",
        "{\"outputs\":[]} | 16 | says that 16 bytes are JSON, the body has 15",
        "{\"outputs\":[]} | 13 | the JSON is cut off",
        "{\"outputs\":[]} | 0 | an empty body",
        "{\"outputs\":[]} | many | is no number"
      })
  void with_another_part_it_is_not(String body, String length, String why) {
    assertThat(
            catchThrowableOfType(NotReadyException.class, () -> overHttp1(body + "\u0001", length)))
        .hasMessageContaining(why);
    assertThat(
            catchThrowableOfType(NotReadyException.class, () -> overHttp2(body + "\u0001", length)))
        .hasMessageContaining(why);
  }

  private ReadyWait.Report overHttp1(String body, String length) throws InterruptedException {
    String type = TYPE + "\r\n" + HEADER + ": " + length;
    try (ScriptedServer server =
        ScriptedServer.always(Answers.raw(Answers.whole(200, type, body)))) {
      return ReadyWait.overHttp(timing, new FailedWaitHistory(), HeaderSource.NONE)
          .await(Calls.post(server.url("/predict")), ONE, line -> {});
    }
  }

  private ReadyWait.Report overHttp2(String body, String length) throws InterruptedException {
    Http2Server.Answer answer =
        (peer, id) -> {
          peer.headers(id, 0, ":status", "200", "content-type", TYPE, HEADER, length);
          peer.data(id, END_STREAM, body);
        };
    try (Http2Server server = Http2Server.answering(answer)) {
      URI url = URI.create("http://127.0.0.1:" + server.port() + "/predict");
      Call call = Calls.post(url).over(Protocol.HTTP_2);
      return ReadyWait.overHttp2(timing, new FailedWaitHistory(), HeaderSource.NONE)
          .await(call, ONE, line -> {});
    }
  }
}
