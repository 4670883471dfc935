package io.loadline.config.gate;

import static io.loadline.config.GateFixture.gate;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.config.setting.Attribute;
import org.junit.jupiter.api.Test;

class ReachableFiguresTest {
  @Test
  void a_throughput_above_the_mean_rate_is_refused_whatever_the_seed() {
    for (long seed = 0; seed < 20; seed++) {
      assertThat(
              gate()
                  .set(Attribute.RATE, "50")
                  .set(Attribute.SEED, String.valueOf(seed))
                  .set(Attribute.THROUGHPUT, "100")
                  .refusal())
          .isEqualTo(
              "@Slo(throughput = 100), from @Slo on method gate(): cannot be reached: the load"
                  + " offers 50 requests a second on average; lower the limit, or plan more load");
    }
  }

  @Test
  void a_throughput_of_the_mean_rate_is_accepted() {
    for (String rate : new String[] {"8", "0.3", "30", "7.77", "333.33"}) {
      assertThat(
              gate()
                  .set(Attribute.RATE, rate)
                  .set(Attribute.THROUGHPUT, rate)
                  .resolve()
                  .plan()
                  .objectives())
          .hasSize(3);
    }
  }

  @Test
  void a_throughput_above_the_mean_rate_of_all_stages_is_refused() {
    assertThat(
            gate()
                .set(Attribute.STAGES, "constant 10/s for 10s", "ramp 10/s to 30/s for 10s")
                .set(Attribute.THROUGHPUT, "15.1")
                .refusal())
        .contains("cannot be reached: the load offers 15 requests a second on average");
  }

  @Test
  void a_throughput_of_a_closed_loop_is_not_known_before() {
    assertThat(
            gate()
                .set(Attribute.CONCURRENCY, "4")
                .set(Attribute.THROUGHPUT, "10000")
                .resolve()
                .plan()
                .objectives())
        .hasSize(3);
  }

  @Test
  void more_requests_than_are_planned_are_refused() {
    assertThat(gate().set(Attribute.LOWER, "http/request-count=101").refusal())
        .contains("cannot be reached: the load offers 100 requests;");
    assertThat(
            gate()
                .set(Attribute.DURATION, "10s")
                .set(Attribute.LOWER, "http/request-count=81")
                .refusal())
        .contains("cannot be reached: the load offers 80 requests on average;");
  }
}
