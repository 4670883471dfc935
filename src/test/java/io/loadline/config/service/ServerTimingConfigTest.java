package io.loadline.config.service;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.EndpointFixture;
import io.loadline.config.GateFixture;
import io.loadline.config.gate.Gate;
import io.loadline.config.setting.Attribute;
import io.loadline.plan.AppliedOverride;
import io.loadline.plan.EffectiveSetting;
import io.loadline.plan.JsonPath;
import io.loadline.plan.TimedPart;
import io.loadline.plan.TimingSource;
import io.loadline.plan.TimingSource.Kind;
import io.loadline.plan.TimingSources;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerTimingConfigTest {
  private static final JsonPath NO_PATH = new JsonPath(List.of());
  private static final String OTHER = "queue=header:x-other";

  private static TimingSources of(GateFixture gate) {
    return gate.resolve().plan().call().timings();
  }

  private static TimingSource header(TimedPart part, String name, long nanos) {
    return new TimingSource(part, Kind.HEADER, name, NO_PATH, nanos);
  }

  @Test
  void what_known_servers_tell_is_read_where_nothing_is_set() {
    assertThat(of(gate())).isEqualTo(TimingSources.KNOWN);
  }

  @Test
  void nothing_is_read_where_known_servers_are_switched_off() {
    TimingSources none = of(gate().set(Attribute.SERVER_TIMING_KNOWN, "FALSE"));

    assertThat(none).isEqualTo(new TimingSources(false, List.of()));
    assertThat(none.isEmpty()).isTrue();
  }

  @Test
  void what_is_named_is_read_where_known_servers_are_switched_off() {
    TimingSources sources =
        of(gate().set(Attribute.SERVER_TIMING_KNOWN, "FALSE").set(Attribute.SERVER_TIMING, OTHER));

    assertThat(sources.known()).isFalse();
    assertThat(sources.isEmpty()).isFalse();
  }

  @Test
  void whether_known_servers_are_read_is_true_or_false() {
    assertThat(gate().property("loadline.server-timing.known", "no").refusal())
        .isEqualTo(
            "@ServerTiming(known = no), from system property loadline.server-timing.known: is"
                + " neither true nor false; write true or false");
  }

  @Test
  void the_outside_replaces_what_the_code_names() {
    Gate.Endpoint gate =
        gate()
            .set(Attribute.SERVER_TIMING, "queue=header:a", "compute=header:b")
            .environment("LOADLINE_SERVER_TIMING", "[\"queue=header:c\", \"total=header:d us\"]")
            .property("loadline.server-timing.known", "false")
            .resolve();

    assertThat(gate.plan().call().timings())
        .isEqualTo(
            new TimingSources(
                false,
                List.of(
                    header(TimedPart.QUEUE, "c", 1_000_000), header(TimedPart.TOTAL, "d", 1_000))));
    assertThat(gate.overrides())
        .extracting(AppliedOverride::key)
        .containsExactly("loadline.server-timing", "loadline.server-timing.known");
  }

  @Test
  void the_nearest_list_holds_alone() {
    GateFixture gate =
        gate()
            .level(3, "@ServerTiming on class GateIT", Attribute.SERVER_TIMING, "total=header:x")
            .set(Attribute.SERVER_TIMING, OTHER);

    assertThat(of(gate).named()).containsExactly(header(TimedPart.QUEUE, "x-other", 1_000_000));
  }

  @Test
  void the_effective_plan_shows_what_is_set_and_where() {
    List<EffectiveSetting> lines = gate().set(Attribute.SERVER_TIMING, OTHER).resolve().effective();

    assertThat(lines)
        .contains(
            new EffectiveSetting(
                "@ServerTiming(value)", "\"" + OTHER + "\"", "@ServerTiming on method gate()"))
        .extracting(EffectiveSetting::name)
        .doesNotContain("@ServerTiming(known)");
  }

  @Test
  void an_endpoint_names_its_own_before_those_of_the_test() {
    EndpointFixture gate =
        EndpointFixture.gate()
            .set(Attribute.SERVER_TIMING, OTHER)
            .set("iris", Attribute.SERVER_TIMING, "queue=header:x-iris")
            .property("loadline.endpoint.digits.server-timing.known", "false");

    assertThat(gate.resolve("iris").plan().call().timings())
        .isEqualTo(new TimingSources(true, List.of(header(TimedPart.QUEUE, "x-iris", 1_000_000))));
    assertThat(gate.resolve("digits").plan().call().timings())
        .isEqualTo(
            new TimingSources(false, List.of(header(TimedPart.QUEUE, "x-other", 1_000_000))));
  }

  @Test
  void a_misspelt_key_is_an_error() {
    assertThat(gate().property("loadline.server-timings", "queue=header:a").refusal())
        .endsWith("there is no such key; did you mean loadline.server-timing?");
    assertThat(gate().property("loadline.server-timing.value", "queue=header:a").refusal())
        .contains("there is no such key");
  }
}
