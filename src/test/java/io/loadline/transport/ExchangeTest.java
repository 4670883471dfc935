package io.loadline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Phase;
import org.junit.jupiter.api.Test;

class ExchangeTest {
  private final Exchange exchange = new Exchange();

  ExchangeTest() {
    exchange.begin(1, Phase.MEASUREMENT, 0, 0, 1_000);
  }

  @Test
  void what_is_not_there_by_its_deadline_has_timed_out() {
    assertThat(exchange.tooLate("no answer", 1_000)).isEqualTo("no answer before the time-out");
  }

  @Test
  void what_is_cut_off_earlier_is_not_said_to_have_timed_out() {
    assertThat(exchange.tooLate("no answer", 999)).isEqualTo("no answer before the run was ended");
  }
}
