package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Call;
import io.loadline.plan.Payload;
import io.loadline.plan.Phase;
import io.loadline.plan.Target;
import io.loadline.transport.Transport.HeaderSource;
import io.netty.buffer.ByteBuf;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EncodedRequestsTest {
  private static final Payload A = Payload.of("a", "[1]".getBytes(StandardCharsets.UTF_8));
  private static final Payload B = Payload.of("b", "[2]".getBytes(StandardCharsets.UTF_8));

  private static EncodedRequests requests(List<Payload> payloads) {
    Target target = new Target(URI.create("http://127.0.0.1:1/infer"));
    return new EncodedRequests(
        new Call(target, "POST", List.of(), payloads, Duration.ofSeconds(1), List.of()),
        HeaderSource.NONE);
  }

  private static String body(ByteBuf request) {
    String text = request.toString(StandardCharsets.UTF_8);
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  private static List<String> bodies(EncodedRequests requests, Phase phase, int count) {
    RequestViews views = new RequestViews(requests);
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bodies.add(body(views.get(phase, i)));
    }
    return bodies;
  }

  @Test
  void each_payload_has_its_turns_and_is_encoded_once() {
    EncodedRequests requests = requests(List.of(A, A, B, A));
    assertThat(requests.size()).isEqualTo(2 * Phase.values().length);
    assertThat(bodies(requests, Phase.MEASUREMENT, 5))
        .containsExactly("[1]", "[1]", "[2]", "[1]", "[1]");
    assertThat(requests.slot(Phase.WARMUP, 0)).isEqualTo(requests.slot(Phase.WARMUP, 3));
    requests.release();
  }

  @Test
  void a_request_without_a_body_is_one_a_phase() {
    EncodedRequests requests = requests(List.of());
    assertThat(requests.size()).isEqualTo(Phase.values().length);
    assertThat(bodies(requests, Phase.PROBE, 2)).containsExactly("", "");
    requests.release();
  }

  @Test
  void more_requests_than_are_kept_are_right_as_well() {
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
}
