package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdleLimitTest {
  private final IdleLimit limit = new IdleLimit();

  @Test
  void nothing_said_is_no_limit() {
    limit.restart(0, -1);
    assertThat(limit.isOver(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void it_ends_half_a_second_early() {
    limit.restart(1_000, 5);
    assertThat(limit.isOver(4_500_000_999L)).isFalse();
    assertThat(limit.isOver(4_500_001_000L)).isTrue();
  }

  @Test
  void what_is_kept_for_no_time_is_not_used_again() {
    limit.restart(7, 0);
    assertThat(limit.isOver(7)).isTrue();
  }
}
