package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;

class BadSloTest {
  private static final String METRICS =
      "the metrics are http/latency-mean, http/latency-stddev, http/latency-min, http/latency-max,"
          + " http/latency-p99, http/error-count, http/error-rate, http/request-count,"
          + " http/throughput, http/ttft-mean, http/ttft-max, http/ttft-p99, http/itl-mean,"
          + " http/itl-max, http/itl-p99, http/tpot-mean, http/tpot-max, http/tpot-p99,"
          + " http/output-tokens-per-second, http/goodput, server/queue-mean, server/queue-max,"
          + " server/queue-p99, server/prefill-mean, server/prefill-max, server/prefill-p99,"
          + " server/decode-mean, server/decode-max, server/decode-p99, server/compute-mean,"
          + " server/compute-max, server/compute-p99";

  private static String upper(String... entries) {
    return gate().set(Attribute.UPPER, entries).refusal();
  }

  @Test
  void no_objective_at_all_is_refused() {
    assertThat(gate().set(Attribute.LATENCY_MEAN).refusal())
        .isEqualTo(
            "@Slo: no objective is set, so nothing would be judged; write one such as"
                + " @Slo(latencyMean = 500), or let the method take a LoadResult");
  }

  @Test
  void a_latency_of_zero_is_refused() {
    assertThat(gate().set(Attribute.LATENCY_P99, "0").refusal())
        .isEqualTo(
            "@Slo(latencyP99 = 0), from @Slo on method gate(): must be greater than 0;"
                + " write the limit in milliseconds, such as 500");
  }

  @Test
  void an_infinite_latency_is_refused() {
    assertThat(gate().set(Attribute.LATENCY_MAX, "Infinity").refusal())
        .endsWith(": must be finite; write a number such as 8 or 0.5");
  }

  @Test
  void a_negative_count_of_errors_is_refused() {
    assertThat(gate().set(Attribute.ERRORS, "-2").refusal())
        .isEqualTo(
            "@Slo(errors = -2), from @Slo on method gate(): must be at least 0;"
                + " write a count, such as 0");
  }

  @Test
  void percent_in_place_of_a_ratio_are_refused() {
    assertThat(gate().set(Attribute.ERROR_RATIO, "1.5").refusal())
        .isEqualTo(
            "@Slo(errorRatio = 1.5), from @Slo on method gate(): must be in 0..1;"
                + " for 1.5 % write 0.015");
  }

  @Test
  void a_negative_ratio_is_refused() {
    assertThat(gate().set(Attribute.ERROR_RATIO, "-0.1").refusal())
        .endsWith(": must be in 0..1; write a ratio, such as 0.01 for 1 %");
  }

  @Test
  void a_throughput_of_zero_is_refused() {
    assertThat(gate().set(Attribute.THROUGHPUT, "0").refusal())
        .endsWith(": must be greater than 0; write successes a second, such as 50");
  }

  @Test
  void a_metric_without_a_limit_is_refused() {
    assertThat(upper("http/latency-p90"))
        .isEqualTo(
            "@Slo(upper = \"http/latency-p90\"), from @Slo on method gate(): has no limit;"
                + " write metric=limit, such as http/latency-p97.5=300");
  }

  @Test
  void a_limit_that_is_no_number_is_refused() {
    assertThat(upper("http/latency-p90=fast"))
        .endsWith(": is no number; write a number such as 8 or 0.5");
  }

  @Test
  void a_misspelt_metric_is_refused() {
    assertThat(upper("http/latency-maen=3"))
        .isEqualTo(
            "@Slo(upper = \"http/latency-maen=3\"), from @Slo on method gate():"
                + " there is no metric http/latency-maen; did you mean http/latency-mean?");
  }

  @Test
  void a_metric_without_its_provider_is_refused() {
    assertThat(upper("latency-p97.5=3"))
        .endsWith(": there is no metric latency-p97.5; did you mean http/latency-p97.5?");
  }

  @Test
  void a_comma_in_a_percentile_is_refused() {
    assertThat(upper("http/latency-p97,5=3"))
        .endsWith(": there is no metric http/latency-p97,5; did you mean http/latency-p97.5?");
  }

  @Test
  void the_slash_of_grpc_percentiles_is_refused() {
    assertThat(upper("http/latency/p90=3"))
        .endsWith(": there is no metric http/latency/p90; did you mean http/latency-p90?");
  }

  @Test
  void a_metric_like_no_other_is_refused_with_all_of_them() {
    assertThat(upper("http/happiness=3"))
        .endsWith(": there is no metric http/happiness; " + METRICS);
  }

  @Test
  void a_metric_like_no_other_of_grpc_is_refused() {
    assertThat(upper("grpc/happiness=3"))
        .endsWith(": there is no metric grpc/happiness; " + METRICS);
  }

  @Test
  void p999_is_refused_with_its_point() {
    assertThat(upper("http/latency-p999=3"))
        .endsWith(
            ": a percentile must be greater than 0 and less than 100;"
                + " did you mean http/latency-p99.9?");
  }

  @Test
  void the_hundredth_percentile_is_refused() {
    assertThat(upper("http/latency-p100=3"))
        .endsWith(
            ": a percentile must be greater than 0 and less than 100;"
                + " did you mean http/latency-max?");
  }

  @Test
  void percentile_zero_is_refused() {
    assertThat(upper("http/latency-p0=3"))
        .endsWith(
            ": a percentile must be greater than 0 and less than 100;"
                + " write one such as http/latency-p99");
  }

  @Test
  void two_limits_of_one_metric_are_refused_wherever_they_stand() {
    assertThat(
            gate()
                .level(1, "@Slo on class IrisIT", Attribute.UPPER, "http/latency-mean=400")
                .refusal())
        .isEqualTo(
            "@Slo(latencyMean = 500), from @Slo on method gate(): http/latency-mean has a second"
                + " limit, @Slo(upper = \"http/latency-mean=400\"), from @Slo on class IrisIT;"
                + " keep one of them");
  }

  @Test
  void limits_that_cannot_hold_together_are_refused() {
    assertThat(gate().set(Attribute.LOWER, "http/latency-mean=600").refusal())
        .isEqualTo(
            "@Slo(latencyMean = 500), from @Slo on method gate(): cannot hold together with"
                + " @Slo(lower = \"http/latency-mean=600\"), from @Slo on method gate();"
                + " let the lower limit be below the upper one");
  }
}
