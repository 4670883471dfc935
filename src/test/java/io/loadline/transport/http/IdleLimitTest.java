package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.transport.http.SocketLife.IdleLimit;
import org.junit.jupiter.api.Test;

class IdleLimitTest {
  private final KeepAlive said = new KeepAlive();
  private final IdleLimit limit = new IdleLimit(said);
  private final IdleLimit other = new IdleLimit(said);

  @Test
  void nothing_said_is_no_limit() {
    limit.answered(0, -1);
    assertThat(limit.isOver(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void it_ends_half_a_second_early() {
    limit.answered(1_000, 5);
    assertThat(limit.isOver(4_500_000_999L)).isFalse();
    assertThat(limit.isOver(4_500_001_000L)).isTrue();
  }

  @Test
  void what_is_kept_for_no_time_is_not_used_again() {
    limit.answered(7, 0);
    assertThat(limit.isOver(7)).isTrue();
  }

  @Test
  void before_its_first_answer_a_connection_has_the_limit_of_the_others() {
    limit.opened(1_000);
    assertThat(limit.isOver(Long.MAX_VALUE)).isFalse();
    other.answered(3_000_000_000L, 5);
    assertThat(limit.isOver(4_500_000_999L)).isFalse();
    assertThat(limit.isOver(4_500_001_000L)).isTrue();
  }

  @Test
  void its_own_last_answer_counts_more_than_those_of_others() {
    limit.opened(0);
    limit.answered(0, -1);
    other.answered(0, 5);
    assertThat(limit.isOver(5_000_000_000L)).isFalse();
  }

  @Test
  void a_connection_that_is_opened_again_knows_nothing_of_its_own() {
    limit.answered(0, 60);
    other.answered(0, 5);
    limit.opened(0);
    assertThat(limit.isOver(4_500_000_000L)).isTrue();
  }

  @Test
  void a_server_that_keeps_nothing_takes_the_first_request_all_the_same() {
    limit.opened(0);
    other.answered(0, 0);
    assertThat(limit.isOver(Long.MAX_VALUE)).isFalse();
  }
}
