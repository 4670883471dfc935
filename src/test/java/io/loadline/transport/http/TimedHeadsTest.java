package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.JsonPath;
import io.loadline.plan.Phase;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSource.Kind;
import io.loadline.plan.TimingSources;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.ToldParts;
import io.loadline.transport.answer.KeptBody;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What heads and trailers of HTTP/1.1 tell of the server's own time, in pieces of any size. */
class TimedHeadsTest {
  private static final String SET =
      "X-Queue-Time: 7\r\nContent-Type: text/plain\r\nX-Inference-Time:4 \r\nx-total-time:\t12\r\n";
  private static final String TEI = "HTTP/1.1 200 OK\r\n" + SET + "Content-Length: 2\r\n\r\nab";
  private static final String TOLD =
      "QUEUE 7.0 TEI_HEADERS, COMPUTE 4.0 TEI_HEADERS, TOTAL 12.0 TEI_HEADERS";
  private static final String UPSTREAM =
      "HTTP/1.1 200 OK\r\nx-envoy-upstream-service-time: 5\r\nContent-Length: 0\r\n\r\n";
  private static final String CHUNKS =
      "HTTP/1.1 200 OK\r\nx-q: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n";

  private final Exchange exchange = new Exchange();

  private static TimingSources naming(String header) {
    TimingSource source =
        new TimingSource(TimedPart.QUEUE, Kind.HEADER, header, new JsonPath(List.of()), 1_000_000);
    return new TimingSources(true, List.of(source));
  }

  private ResponseDecoder decoder(TimingSources sources) {
    HeadTimings timings = new HeadTimings(sources, exchange);
    return new ResponseDecoder(false, new KeptBody(KeptBody.CEILING), timings);
  }

  private String told(ResponseDecoder decoder, String answer, int size) {
    byte[] bytes = answer.getBytes(StandardCharsets.ISO_8859_1);
    exchange.begin(0, Phase.MEASUREMENT, RequestStamps.onTime(1), Long.MAX_VALUE);
    decoder.begin();
    for (int i = 0; i < bytes.length; i += size) {
      decoder.decode(bytes, i, Math.min(bytes.length, i + size));
    }
    assertThat(decoder.isComplete()).isTrue();
    return ToldParts.of(exchange.timings());
  }

  @Test
  void where_a_head_is_split_does_not_matter() {
    ResponseDecoder decoder = decoder(TimingSources.KNOWN);
    for (int size = 1; size <= TEI.length(); size++) {
      assertThat(told(decoder, TEI, size)).as("pieces of %d", size).isEqualTo(TOLD);
    }
  }

  @Test
  void a_head_with_the_same_bytes_tells_the_same_again() {
    ResponseDecoder decoder = decoder(TimingSources.KNOWN);
    for (int i = 0; i < 3; i++) {
      assertThat(told(decoder, TEI, TEI.length())).isEqualTo(TOLD);
    }
  }

  @Test
  void a_head_tells_nothing_of_the_one_before() {
    ResponseDecoder decoder = decoder(TimingSources.KNOWN);
    told(decoder, TEI, TEI.length());
    assertThat(told(decoder, UPSTREAM, 1_000)).isEqualTo("UPSTREAM 5.0 ENVOY_UPSTREAM");
    assertThat(told(decoder, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 1_000)).isEmpty();
    assertThat(told(decoder, TEI, 1_000)).isEqualTo(TOLD);
  }

  @Test
  void an_interim_head_tells_nothing() {
    String interim = "HTTP/1.1 103 Early Hints\r\nx-envoy-upstream-service-time: 5\r\n\r\n";
    String answer = interim + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    assertThat(told(decoder(TimingSources.KNOWN), answer, 1_000)).isEmpty();
    assertThat(told(decoder(TimingSources.KNOWN), answer, 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/event-stream", "application/x-ndjson"})
  void a_head_before_a_stream_does_not_know_its_total(String type) {
    String answer = TEI.replace("text/plain", type);
    ResponseDecoder decoder = decoder(TimingSources.KNOWN);
    assertThat(told(decoder, answer, 1_000)).isEmpty();
    assertThat(told(decoder, answer, 1_000)).isEmpty();
  }

  @Test
  void what_is_told_belongs_to_the_exchange_that_took_over() {
    HeadTimings timings = new HeadTimings(TimingSources.KNOWN, new Exchange());
    ResponseDecoder decoder = new ResponseDecoder(false, new KeptBody(KeptBody.CEILING), timings);
    told(decoder, TEI, 1_000);
    assertThat(exchange.timings().isEmpty()).isTrue();
    timings.of(exchange);
    assertThat(told(decoder, TEI, 1_000)).isEqualTo(TOLD);
  }

  @Test
  void the_head_is_stamped_where_it_told_something() {
    told(decoder(TimingSources.KNOWN), UPSTREAM, 1_000);
    assertThat(exchange.timings().sawHead()).isTrue();
    assertThat(exchange.timings().untilHead(System.nanoTime())).isNotPositive();
    told(decoder(TimingSources.KNOWN), "HTTP/1.1 204 OK\r\n\r\n", 1_000);
    assertThat(exchange.timings().sawHead()).isFalse();
  }

  @Test
  void a_trailer_of_the_name_counts_in_place_of_the_field_of_the_head() {
    ResponseDecoder decoder = decoder(naming("x-q"));
    for (int size = 1; size < 100; size++) {
      assertThat(told(decoder, CHUNKS + "X-Q: 2.5\r\nX-Other: 9\r\n\r\n", size))
          .isEqualTo("QUEUE 2.5 NAMED");
    }
    assertThat(told(decoder, CHUNKS + "\r\n", 1_000)).isEqualTo("QUEUE 1.0 NAMED");
    assertThat(told(decoder, CHUNKS + "X-Q: soon\r\n\r\n", 1_000)).isEqualTo("QUEUE 1.0 NAMED");
  }

  @Test
  void trailers_of_known_servers_are_not_read() {
    assertThat(told(decoder(TimingSources.KNOWN), CHUNKS + SET + "\r\n", 1_000)).isEmpty();
  }

  @Test
  void a_field_that_goes_on_in_the_next_line_is_read_whole() {
    String answer = "HTTP/1.1 200 OK\r\nX-Q:\r\n 25\r\nContent-Length: 0\r\n\r\n";
    assertThat(told(decoder(naming("x-q")), answer, 1_000)).isEqualTo("QUEUE 25.0 NAMED");
    assertThat(told(decoder(naming("x-q")), answer, 1)).isEqualTo("QUEUE 25.0 NAMED");
  }

  @Test
  void a_field_that_steers_is_read_as_well() {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab";
    assertThat(told(decoder(naming("content-length")), answer, 1_000)).isEqualTo("QUEUE 2.0 NAMED");
  }
}
