package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;

class BadLoadTest {
  private static final String NUMBER = "write a number such as 8 or 0.5";

  private static String refusal(Attribute attribute, String... values) {
    return gate().set(attribute, values).refusal();
  }

  @Test
  void a_rate_of_zero_is_refused() {
    assertThat(refusal(Attribute.RATE, "0"))
        .isEqualTo(
            "@Load(rate = 0), from @Load on method gate(): must be greater than 0; " + NUMBER);
  }

  @Test
  void a_negative_rate_is_refused() {
    assertThat(refusal(Attribute.RATE, "-3.5"))
        .isEqualTo(
            "@Load(rate = -3.5), from @Load on method gate(): must be greater than 0; " + NUMBER);
  }

  @Test
  void an_infinite_rate_is_refused() {
    assertThat(refusal(Attribute.RATE, "Infinity")).endsWith(": must be finite; " + NUMBER);
  }

  @Test
  void a_rate_that_is_no_number_is_refused() {
    assertThat(gate().property("loadline.rate", "fast").refusal())
        .isEqualTo(
            "@Load(rate = fast), from system property loadline.rate: is no number; " + NUMBER);
  }

  @Test
  void no_requests_are_refused() {
    assertThat(refusal(Attribute.REQUESTS, "0"))
        .isEqualTo(
            "@Load(requests = 0), from @Load on method gate(): must be at least 1;"
                + " write a whole number from 1 on");
  }

  @Test
  void a_fraction_of_a_request_is_refused() {
    assertThat(gate().environment("LOADLINE_REQUESTS", "1.5").refusal())
        .isEqualTo(
            "@Load(requests = 1.5), from environment variable LOADLINE_REQUESTS:"
                + " is no whole number; write digits only, such as 100");
  }

  @Test
  void a_duration_without_a_unit_is_refused() {
    assertThat(refusal(Attribute.DURATION, "45"))
        .endsWith(": has no unit; write 45ms, 45s, 45m or 45h");
  }

  @Test
  void a_duration_with_an_unknown_unit_is_refused() {
    assertThat(refusal(Attribute.DURATION, "2d"))
        .isEqualTo(
            "@Load(duration = \"2d\"), from @Load on method gate(): is no duration;"
                + " write a whole number and its unit, such as 500ms, 30s, 2m or 1h");
  }

  @Test
  void a_duration_longer_than_a_week_is_refused() {
    assertThat(refusal(Attribute.DURATION, "169h"))
        .endsWith(": must be more than 0 and at most 168h; write a time such as 30s");
  }

  @Test
  void arrivals_cannot_be_unset_from_outside() {
    assertThat(gate().property("loadline.arrivals", "unset").refusal())
        .isEqualTo(
            "@Load(arrivals = unset), from system property loadline.arrivals:"
                + " must be poisson or constant; write one of these");
  }

  @Test
  void misspelt_arrivals_are_refused() {
    assertThat(gate().property("loadline.arrivals", "constnat").refusal())
        .isEqualTo(
            "@Load(arrivals = constnat), from system property loadline.arrivals:"
                + " must be poisson or constant; did you mean constant?");
  }

  @Test
  void a_seed_that_is_no_whole_number_is_refused() {
    assertThat(refusal(Attribute.SEED, "seven"))
        .isEqualTo(
            "@Load(seed = \"seven\"), from @Load on method gate():"
                + " is no whole number; write digits only, such as 100");
  }

  @Test
  void a_concurrency_of_zero_is_refused() {
    assertThat(refusal(Attribute.CONCURRENCY, "0"))
        .isEqualTo(
            "@Load(concurrency = 0), from @Load on method gate(): must be in 1..10000;"
                + " write a whole number within this range");
  }

  @Test
  void too_many_connections_are_refused() {
    assertThat(refusal(Attribute.CONNECTIONS, "10001"))
        .isEqualTo(
            "@Load(connections = 10001), from @Load on method gate(): must be in 1..10000;"
                + " write a whole number within this range");
  }

  @Test
  void connections_that_differ_from_the_concurrency_are_refused() {
    assertThat(gate().set(Attribute.CONCURRENCY, "4").set(Attribute.CONNECTIONS, "2").refusal())
        .isEqualTo(
            "@Load(connections = 2), from @Load on method gate(): must equal the concurrency of 4,"
                + " one connection a user; remove connections");
  }

  @Test
  void a_negative_warm_up_is_refused() {
    assertThat(refusal(Attribute.WARMUP, "-2"))
        .isEqualTo(
            "@Load(warmup = \"-2\"), from @Load on method gate(): must be at least 0;"
                + " write a whole number from 0 on");
  }

  @Test
  void a_warm_up_that_is_neither_count_nor_duration_is_refused() {
    assertThat(refusal(Attribute.WARMUP, "short"))
        .endsWith(
            ": is no duration; write a whole number and its unit, such as 500ms, 30s, 2m or 1h");
  }

  @Test
  void no_probes_are_refused() {
    assertThat(refusal(Attribute.READY_PROBES, "0"))
        .isEqualTo(
            "@Ready(probes = 0), from @Ready on method gate(): must be in 1..10000;"
                + " write a whole number within this range");
  }

  @Test
  void a_malformed_ready_time_out_names_its_own_annotation() {
    assertThat(gate().junit("loadline.ready.timeout", "3 min").refusal())
        .isEqualTo(
            "@Ready(timeout = \"3 min\"), from JUnit configuration parameter"
                + " loadline.ready.timeout: is no duration;"
                + " write a whole number and its unit, such as 500ms, 30s, 2m or 1h");
  }
}
