package io.loadline.config.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.EndpointFixture;
import io.loadline.config.GateFixture;
import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be compared, each with its reason and what to do. */
class CompareRefusalTest {
  private static final String FROM = ", from annotations of method gate(): ";

  /** Of digits against iris, as short as it may be. */
  private static EndpointFixture gate() {
    return EndpointFixture.even()
        .set(Attribute.RATE, "50")
        .set(Attribute.DURATION, "200s")
        .set(Attribute.COMPARE_BASELINE, "iris")
        .set(Attribute.COMPARE_CANDIDATE, "digits");
  }

  @Test
  void refuses_endpoints_that_are_none_or_one_and_the_same() {
    assertThat(gate().set(Attribute.COMPARE_BASELINE, "isis").refusal())
        .isEqualTo(
            "@Compare(baseline = \"isis\")"
                + FROM
                + "is no endpoint of this test; write the name of one of the two: iris or digits");
    assertThat(gate().set(Attribute.COMPARE_CANDIDATE, "iris").refusal())
        .isEqualTo(
            "@Compare(candidate = \"iris\")"
                + FROM
                + "is the baseline as well; write the name of one of the two: iris or digits");
    assertThat(gate().set(Attribute.COMPARE_CANDIDATE).refusal())
        .startsWith("@Compare(candidate): names no endpoint; write the name of one of the two:");
  }

  @Test
  void refuses_a_test_without_endpoints() {
    assertThat(
            GateFixture.gate()
                .set(Attribute.COMPARE_BASELINE, "iris")
                .set(Attribute.DURATION, "200s")
                .refusal())
        .contains("two endpoints are compared, and the test has none; name the two by @Endpoint(");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COMPARE_SLICE   | 4s    | is so short that what one side leaves behind would be counted
          COMPARE_SLICE   | 5500ms| is no whole number of seconds, by which is measured
          COMPARE_SLICE   | 5     | has no unit
          COMPARE_SETTLE  | 5s    | settling takes the whole slice of 5 s; let settle be less
          COMPARE_SETTLE  | 500ms | is no whole number of seconds
          COMPARE_SLICE   | 6s    | is time for 16 pairs of slices of 6 s, and a comparison takes 20
          DURATION        | 199s  | set duration = "200s" or more
          DURATION        | 205s  | is no whole number of pairs of slices of 5 s; set duration = "200s"
          DURATION        | 2h    | is so long that seconds are not kept one by one
          COMPARE_BY      | 10    | has no %; write a part of the figure such as 10%
          COMPARE_BY      | 0%    | must be more than 0% and at most 1000%
          COMPARE_LATENCY_P50 | 1001% | must be more than 0% and at most 1000%
          COMPARE_TTFT_P99 | 10%  | is a figure of streams, and this endpoint answers as a whole
          RATE            | 20    | is compared in 20 groups of pairs, each with some 80 requests
          RATE            | 20    | set rate = 25 or more, a longer duration
          EARLY_STOP      | true  | would end the load of one endpoint while others still have theirs
          WORKERS         | 2     | do not begin their turns at one moment
          """)
  void refuses(Attribute attribute, String value, String rule) {
    assertThat(gate().set(attribute, value).refusal()).contains(rule);
  }

  @Test
  void refuses_loads_that_are_not_the_same_for_both() {
    EndpointFixture closed = EndpointFixture.even().set(Attribute.DURATION, "200s");
    compared(closed.set(Attribute.CONCURRENCY, "4"));
    assertThat(closed.refusal())
        .contains("lets a slower side have less to do, and both sides must meet the same load");
    EndpointFixture staged = compared(EndpointFixture.even());
    assertThat(staged.set(Attribute.STAGES, "ramp 10/s to 50/s for 200s").refusal())
        .contains("change the load over time, and both sides must meet the same one");
    EndpointFixture counted = compared(EndpointFixture.even());
    assertThat(counted.refusal())
        .contains("set @Load(duration = \"200s\") or more in place of requests");
    EndpointFixture weighted = compared(EndpointFixture.gate());
    assertThat(weighted.set(Attribute.DURATION, "200s").refusal())
        .contains("both sides have the whole rate in turn, and weights share a rate out");
  }

  private static EndpointFixture compared(EndpointFixture gate) {
    return gate.set(Attribute.COMPARE_BASELINE, "iris").set(Attribute.COMPARE_CANDIDATE, "digits");
  }
}
