package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.LoadPlan;
import io.loadline.plan.Target;
import io.loadline.plan.TimedPart;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits on parts of the server's own time. */
class ServerObjectivesTest {
  static GateFixture limiting(String... limits) {
    return gate().set(Attribute.REQUESTS, "1000").set(Attribute.UPPER, limits);
  }

  static GateFixture overGrpc(GateFixture gate) {
    return gate.set(Attribute.URL, "grpc://localhost:9/iris")
        .set(Attribute.PAYLOAD, "{\"inputs\":[]}");
  }

  @Test
  void what_a_known_server_may_tell_or_the_user_names_can_be_limited() {
    GateFixture gate =
        limiting("server/queue-p99=50", "server/prefill-mean=500", "server/decode-max=9")
            .set(Attribute.SERVER_TIMING, "decode=header:x-decode");

    assertThat(gate.resolve().plan().objectives())
        .extracting(objective -> objective.text())
        .contains("server/queue-p99 <= 50", "server/prefill-mean <= 500", "server/decode-max <= 9");
  }

  @Test
  void a_lower_limit_is_refused() {
    assertThat(gate().set(Attribute.LOWER, "server/queue-p99=50").refusal())
        .endsWith(
            ": a lower limit on a part of the server's time says nothing of a service; write it into"
                + " upper");
  }

  @ParameterizedTest
  @CsvSource({
    "queue-p99, server/queue-p99",
    "http/queue-mean, server/queue-mean",
    "server/qeue-p99, server/queue-p99",
    "server/queue-p100, server/queue-max"
  })
  void a_name_that_is_none_is_refused_with_what_was_meant(String name, String meant) {
    assertThat(limiting(name + "=50").refusal()).endsWith("; did you mean " + meant + "?");
  }

  @Test
  void over_grpc_no_known_server_tells() {
    assertThat(overGrpc(limiting("server/queue-p99=50")).refusal())
        .endsWith(
            ": nothing tells the server's queue of each request here: no known server tells it over"
                + " gRPC; name where it is told, @ServerTiming(\"queue=header:..\"), or remove it");
    assertThat(
            overGrpc(limiting("server/queue-p99=50"))
                .set(Attribute.SERVER_TIMING, "queue=header:x-queue")
                .refusal())
        .isEmpty();
  }

  @Test
  void what_known_servers_tell_cannot_be_limited_where_it_is_not_read() {
    assertThat(
            limiting("server/decode-mean=50").set(Attribute.SERVER_TIMING_KNOWN, "FALSE").refusal())
        .contains(
            "of each request here: what known servers tell is not read; name where it is told,"
                + " @ServerTiming(\"decode=header:..\")");
  }

  @ParameterizedTest
  @CsvSource({"prefill, compute", "decode, compute", "compute, prefill", "compute, decode"})
  void what_overlaps_a_part_that_is_named_is_told_by_nobody(String limited, String named) {
    assertThat(
            limiting("server/" + limited + "-p99=50")
                .set(Attribute.SERVER_TIMING, named + "=header:x-it")
                .refusal())
        .contains(
            "of each request here: a part that is named holds it, or is a part of it; name where it"
                + " is told, @ServerTiming(\""
                + limited
                + "=header:..\")");
  }

  @Test
  void it_needs_as_many_requests_as_another_percentile() {
    assertThat(limiting("server/queue-p99.9=50").set(Attribute.REQUESTS, "100").refusal())
        .contains("server/queue-p99.9");
  }

  static LoadPlan plan(String... limits) {
    return limiting(limits).resolve().plan();
  }

  static LoadPlan checked(LoadPlan plan, Set<TimedPart> told, boolean asked) {
    return DescribedCallChecks.checked(plan, told, new ServerObjectiveChecks(asked, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PREFILL,DECODE|it tells prefill and decode; limit server/prefill-p99 or server/decode-p99,"
            + " or remove it",
        "TOTAL|it tells total; name where it is told, @ServerTiming(\"queue=header:..\"), or remove"
            + " it",
        "|it tells nothing; name where it is told, @ServerTiming(\"queue=header:..\"), or remove it"
      })
  void what_the_service_did_not_tell_before_the_load_is_refused_with_what_it_told(
      String told, String said) {
    Set<TimedPart> parts =
        told == null
            ? Set.of()
            : Set.of(told.split(",")).stream()
                .map(TimedPart::valueOf)
                .collect(java.util.stream.Collectors.toSet());
    assertThatThrownBy(() -> checked(plan("server/queue-p99=50"), parts, false))
        .hasMessage(
            "server/queue-p99: the server does not tell its queue of each request; " + said);
  }

  @Test
  void what_the_service_told_is_limited() {
    LoadPlan plan = plan("server/queue-p99=50");
    assertThat(checked(plan, Set.of(TimedPart.QUEUE), false)).isSameAs(plan);
  }

  @Test
  void a_service_that_turns_out_to_speak_grpc_is_refused_for_that() {
    LoadPlan plan = plan("server/queue-p99=50");
    LoadPlan grpc = plan.calling(plan.call().at(new Target(URI.create("grpc://h/iris"))));
    assertThatThrownBy(() -> checked(grpc, Set.of(), false))
        .hasMessageStartingWith("server/queue-p99: nothing tells the server's queue")
        .hasMessageContaining("over gRPC");
  }
}
