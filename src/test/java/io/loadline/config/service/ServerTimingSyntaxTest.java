package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSource.Kind;
import io.loadline.plan.TimingSources;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of what is named. */
class ServerTimingSyntaxTest {
  private static final JsonPath NO_PATH = new JsonPath(List.of());

  private static TimingSources named(String... values) {
    return gate().set(Attribute.SERVER_TIMING, values).resolve().plan().call().timings();
  }

  private static String refusal(String... values) {
    return gate().set(Attribute.SERVER_TIMING, values).refusal();
  }

  private static TimingSource header(TimedPart part, String name, long nanos) {
    return new TimingSource(part, Kind.HEADER, name, NO_PATH, nanos);
  }

  @Test
  void a_header_is_named_in_any_case_and_told_in_ms() {
    TimingSources sources = named("Queue = Header : X-Queue-Ms");

    assertThat(sources)
        .isEqualTo(
            new TimingSources(true, List.of(header(TimedPart.QUEUE, "x-queue-ms", 1_000_000))));
    assertThat(sources.names(TimedPart.QUEUE)).isTrue();
    assertThat(sources.names(TimedPart.COMPUTE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"ms,1000000", "s,1000000000", "us,1000", "ns,1", "S,1000000000"})
  void each_unit_is_so_many_nanoseconds(String unit, long nanos) {
    assertThat(named("total=header:x-total " + unit).named())
        .containsExactly(header(TimedPart.TOTAL, "x-total", nanos));
  }

  @ParameterizedTest
  @EnumSource(value = TimedPart.class, mode = EnumSource.Mode.EXCLUDE, names = "UPSTREAM")
  void each_part_but_that_of_a_proxy_can_be_named(TimedPart part) {
    assertThat(named(part.id() + "=header:x").names(part)).isTrue();
  }

  @Test
  void a_metric_of_server_timing_keeps_its_case() {
    assertThat(named("decode=server-timing:Decode us").named(Kind.SERVER_TIMING))
        .containsExactly(
            new TimingSource(TimedPart.DECODE, Kind.SERVER_TIMING, "Decode", NO_PATH, 1_000));
  }

  @Test
  void a_place_in_the_body_is_a_path_as_that_of_expect_is() {
    assertThat(named("compute=json:usage.compute_s s").named(Kind.JSON))
        .containsExactly(
            new TimingSource(
                TimedPart.COMPUTE,
                Kind.JSON,
                "usage.compute_s",
                new JsonPath(List.of(new JsonPath.Field("usage"), new JsonPath.Field("compute_s"))),
                1_000_000_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"json:[\"a b\"]", "json:[\"a b\"] ms", "json:  [\"a b\"]\tms "})
  void a_blank_in_brackets_is_part_of_a_name(String source) {
    TimingSource named = named("queue=" + source).named().get(0);

    assertThat(named.name()).isEqualTo("[\"a b\"]");
    assertThat(named.path()).isEqualTo(new JsonPath(List.of(new JsonPath.Field("a b"))));
    assertThat(named.nanosPerUnit()).isEqualTo(1_000_000);
  }

  @Test
  void a_blank_in_brackets_before_another_step_is_no_unit() {
    assertThat(named("queue=json:[\"a b\"].c").named().get(0).name()).isEqualTo("[\"a b\"].c");
  }

  @Test
  void a_total_may_be_named_beside_its_parts() {
    assertThat(named("total=header:x-total", "queue=header:x-queue").named())
        .extracting(TimingSource::part)
        .containsExactly(TimedPart.TOTAL, TimedPart.QUEUE);
  }

  @Test
  void what_has_no_source_is_refused_with_an_example() {
    assertThat(refusal("queue"))
        .isEqualTo(
            "@ServerTiming(value = \"queue\"), from @ServerTiming on method gate(): has no source;"
                + " write part=source:name, such as queue=header:x-queue-ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "queue=x-queue-ms|has no source; write part=source:name, such as queue=header:x-queue-ms",
        "header:x-queue-ms|has no source; write part=source:name, such as queue=header:x-queue-ms",
        "wait=header:x|there is no part wait; the parts are queue, prepare, prefill, decode,"
            + " compute, total",
        "upstream=header:x|there is no part upstream; the parts are queue, prepare, prefill,"
            + " decode, compute, total",
        "quue=header:x|there is no part quue; did you mean queue?",
        "=header:x|names no part; the parts are queue, prepare, prefill, decode, compute, total",
        "queue=body:x|there is no source body; the sources are header, json, server-timing",
        "queue=headers:x|there is no source headers; did you mean header?",
        "queue=:x|names no source; the sources are header, json, server-timing",
        "queue=header:x sec|there is no unit sec; the units are ms, s, us, ns",
        "queue=header:x µs|there is no unit µs; the units are ms, s, us, ns",
        "queue=header:x 5|there is no unit 5; the units are ms, s, us, ns",
        "queue=header:|has no name; write queue=header:x-queue-ms",
        "total=server-timing:|has no name; write total=server-timing:total",
        "queue=header:x queue ms|\"x queue\" is no name, which has letters, digits and - only;"
            + " write queue=header:x-queue-ms",
        "queue=json:|has no path; write queue=json:usage.queue_ms",
        "queue=json:a..b|the path \"a..b\" cannot be read from character 2 on; write names joined"
            + " by ., elements as [0], any other name as [\"a b\"]",
      })
  void what_cannot_be_read_is_refused(String value, String said) {
    assertThat(refusal(value)).endsWith(": " + said);
  }

  @Test
  void a_part_has_one_source() {
    assertThat(refusal("queue=header:a", "queue=json:b", "total=header:c"))
        .isEqualTo(
            "@ServerTiming(value = {\"queue=header:a\", \"queue=json:b\", \"total=header:c\"}), from"
                + " @ServerTiming on method gate(): queue has a second source; keep one of them");
  }

  @Test
  void a_place_in_json_is_refused_over_grpc() {
    GateFixture gate =
        gate()
            .set(Attribute.URL, "grpc://localhost:9/iris")
            .set(Attribute.PAYLOAD, "{\"inputs\":[]}");

    assertThat(gate.set(Attribute.SERVER_TIMING, "compute=json:a.b").refusal())
        .endsWith(
            ": is a place in JSON, and url is called by gRPC; write compute=header:.. for a header"
                + " or trailer");
    assertThat(
            gate.set(Attribute.SERVER_TIMING, "compute=header:x-compute")
                .resolve()
                .plan()
                .call()
                .timings()
                .named())
        .containsExactly(header(TimedPart.COMPUTE, "x-compute", 1_000_000));
  }
}
