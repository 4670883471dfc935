package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PunctualityTest {
  @Test
  void the_margin_follows_what_the_kernel_oversleeps() {
    SpinMargin margin = new SpinMargin(60_000);
    assertThat(margin.nanos()).isEqualTo(60_000);
    for (int i = 0; i < 200; i++) {
      margin.slept(10_000);
    }
    assertThat(margin.nanos()).isBetween(12_000L, 13_000L);
  }

  @Test
  void the_margin_stays_within_its_bounds() {
    SpinMargin margin = new SpinMargin(20_000);
    for (int i = 0; i < 200; i++) {
      margin.slept(5_000_000);
    }
    assertThat(margin.nanos()).isEqualTo(20_000);
    for (int i = 0; i < 400; i++) {
      margin.slept(-1);
    }
    assertThat(margin.nanos()).isEqualTo(2_000);
  }

  @Test
  void spinning_is_kept_short_where_cores_are_few() {
    assertThat(SpinMargin.forCores(2).nanos()).isLessThan(SpinMargin.forCores(8).nanos());
  }

  @Test
  void the_timer_slack_is_given_back() {
    TimerSlack first = TimerSlack.fine();
    TimerSlack second = TimerSlack.fine();
    second.current().ifPresent(slack -> assertThat(slack).isEqualTo("1"));
    first.restore();
    first.current().ifPresent(slack -> assertThat(slack).isNotEqualTo("1"));
  }
}
