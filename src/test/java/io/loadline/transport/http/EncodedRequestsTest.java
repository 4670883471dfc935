package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.plan.Tracing;
import io.loadline.transport.Transport.HeaderSource;
import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedRequestsTest {
  private static final Payload A = Payload.of("a", "[1]".getBytes(StandardCharsets.UTF_8));
  private static final Payload B = Payload.of("b", "[2]".getBytes(StandardCharsets.UTF_8));

  private static EncodedRequests requests(List<Payload> payloads) {
    return requests(payloads, Tracing.OFF);
  }

  private static EncodedRequests requests(List<Payload> payloads, Tracing tracing) {
    Target target = new Target(URI.create("http://127.0.0.1:1/infer"));
    return new EncodedRequests(
        new Call(target, "POST", List.of(), payloads, Duration.ofSeconds(1), List.of()),
        HeaderSource.NONE,
        tracing);
  }

  private static String written(ByteBuf request) {
    String text = request.toString(StandardCharsets.UTF_8);
    request.release();
    return text;
  }

  private static String trace(String request) {
    return request.replaceFirst("(?s)^.*\r\ntraceparent: ([0-9a-f-]{55})\r\n.*$", "$1");
  }

  private static String body(ByteBuf request) {
    String text = written(request);
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  private static List<String> bodies(EncodedRequests requests, Phase phase, int count) {
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(body(requests.take(phase, i)));
    }
    return bodies;
  }

  @Test
  void each_payload_has_its_turns_and_is_encoded_once() {
    EncodedRequests requests = requests(List.of(A, A, B, A));
    assertThat(bodies(requests, Phase.MEASUREMENT, 5))
        .containsExactly("[1]", "[1]", "[2]", "[1]", "[1]");
    ByteBuf first = requests.take(Phase.WARMUP, 0);
    first.release();
    assertThat(requests.take(Phase.WARMUP, 3)).isSameAs(first);
    first.release();
    requests.release();
  }

  @Test
  void a_request_may_have_no_body() {
    EncodedRequests requests = requests(List.of());
    assertThat(bodies(requests, Phase.PROBE, 2)).containsExactly("", "");
    requests.release();
  }

  @Test
  void many_payloads_have_their_turns() {
    List<Payload> many =
        IntStream.range(0, 100)
            .mapToObj(i -> Payload.of("", ("[" + i + "]").getBytes(StandardCharsets.UTF_8)))
            .toList();
    EncodedRequests requests = requests(many);
    assertThat(bodies(requests, Phase.MEASUREMENT, 101))
        .hasSize(101)
        .startsWith("[0]", "[1]")
        .endsWith("[98]", "[99]", "[0]");
    requests.release();
  }

  @Test
  void each_request_has_uuids_of_its_own_written_in_place() {
    Payload uuid = Payload.of("u", "[\"{uuid}\"]".getBytes(StandardCharsets.UTF_8)).withUuids(7);
    EncodedRequests requests = requests(List.of(uuid, A));
    assertThat(bodies(requests, Phase.MEASUREMENT, 3))
        .containsExactly(
            uuid.of(Phase.MEASUREMENT, 0).text(), "[1]", uuid.of(Phase.MEASUREMENT, 2).text())
        .doesNotHaveDuplicates();
    assertThat(bodies(requests, Phase.WARMUP, 1)).containsExactly(uuid.of(Phase.WARMUP, 0).text());
    requests.release();
  }

  @Test
  void each_request_has_a_trace_of_its_own_before_its_body() {
    Tracing tracing = new Tracing(Tracing.Mode.SAMPLED, 7, "");
    EncodedRequests requests = requests(List.of(A), tracing);
    String first = written(requests.take(Phase.MEASUREMENT, 0));
    String second = written(requests.take(Phase.MEASUREMENT, 1));
    assertThat(trace(first)).isEqualTo(tracing.header(Phase.MEASUREMENT, 0));
    assertThat(trace(second)).isEqualTo(tracing.header(Phase.MEASUREMENT, 1));
    assertThat(first).endsWith(trace(first) + "\r\n\r\n[1]");
    assertThat(second).isEqualTo(first.replace(trace(first), trace(second)));
    requests.release();
  }

  /** A socket that takes nothing keeps what it was given, while other connections send on. */
  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[\"{uuid}\"]"})
  void what_a_write_still_has_is_not_written_over(String body) {
    Payload payload = Payload.of("", body.getBytes(StandardCharsets.UTF_8)).withUuids(7);
    Tracing tracing = new Tracing(Tracing.Mode.UNSAMPLED, 7, "");
    EncodedRequests requests = requests(List.of(payload), tracing);
    List<ByteBuf> pending = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      pending.add(requests.take(Phase.MEASUREMENT, i));
    }
    pending.get(0).skipBytes(10);
    pending.add(requests.take(Phase.MEASUREMENT, 3));
    assertThat(pending.get(0).readerIndex()).isEqualTo(10);
    pending.get(0).readerIndex(0);
    for (int i = 0; i < pending.size(); i++) {
      String text = pending.get(i).toString(StandardCharsets.UTF_8);
      assertThat(trace(text)).isEqualTo(tracing.header(Phase.MEASUREMENT, i));
      assertThat(text).endsWith("\r\n\r\n" + payload.of(Phase.MEASUREMENT, i).text());
    }
    requests.release();
    pending.forEach(ByteBuf::release);
    assertThat(pending).allMatch(each -> each.refCnt() == 0);
  }

  @Test
  void requests_that_are_all_alike_are_written_at_once_without_a_copy() {
    EncodedRequests requests = requests(List.of(A));
    ByteBuf first = requests.take(Phase.MEASUREMENT, 0);
    ByteBuf second = requests.take(Phase.MEASUREMENT, 1);
    first.skipBytes(10);
    assertThat(second.memoryAddress()).isEqualTo(first.memoryAddress());
    assertThat(body(second)).isEqualTo("[1]");
    first.release();
    requests.release();
  }
}
