package io.loadline.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Phase;
import io.loadline.result.Outcome;
import io.loadline.transport.Exchange;
import io.loadline.transport.RequestStamps;
import io.loadline.transport.Transport;
import org.junit.jupiter.api.Test;

class DialAheadTest {
  private static final long MILLI = 1_000_000;

  private static DialAhead at(double rate, int most) {
    return new DialAhead(new Transport.Limits(2, most, rate));
  }

  private static Exchange exchange(Phase phase, long serviceNanos) {
    Exchange exchange = new Exchange();
    exchange.begin(0, phase, RequestStamps.onTime(0), Long.MAX_VALUE);
    exchange.sent(0);
    exchange.end(Outcome.SUCCESS, "", serviceNanos);
    return exchange;
  }

  @Test
  void two_are_opened_before_the_load() {
    DialAhead ahead = at(50, 40);
    assertThat(ahead.wants(0, 0)).isTrue();
    assertThat(ahead.wants(1, 1)).isTrue();
    assertThat(ahead.wants(2, 2)).isFalse();
  }

  @Test
  void another_is_opened_when_the_idle_ones_run_out() {
    DialAhead ahead = at(50, 40);
    ahead.opened(MILLI / 2);
    assertThat(ahead.wants(2, 2)).isFalse();
    // 50/s and 0.5 ms to open one: 0.025 arrive meanwhile, hardly ever more than one
    assertThat(ahead.wants(1, 5)).isTrue();
    assertThat(ahead.wants(2, 6)).isFalse();
  }

  @Test
  void as_many_lie_idle_as_arrive_while_one_is_opened() {
    DialAhead ahead = at(1_000, 256);
    ahead.opened(25 * MILLI);
    // 25 arrive meanwhile, hardly ever more than 25 + 3 x 5
    assertThat(ahead.wants(40, 200)).isTrue();
    assertThat(ahead.wants(41, 200)).isFalse();
  }

  @Test
  void there_are_never_more_than_may_be() {
    assertThat(at(1_000, 40).wants(0, 40)).isFalse();
  }

  @Test
  void the_measurement_begins_with_what_the_warm_up_needed() {
    DialAhead ahead = at(50, 100);
    ahead.opened(MILLI / 2);
    for (int i = 1; i <= 20; i++) {
      ahead.answered(exchange(Phase.WARMUP, i * 10L * MILLI));
    }
    ahead.sending(exchange(Phase.MEASUREMENT, 0));
    // the 95th percentile of 10 .. 200 ms is 190 ms: 50/s x 0.19 s = 9.5
    assertThat(ahead.wants(5, 9)).isTrue();
    assertThat(ahead.wants(5, 10)).isFalse();
    assertThat(ahead.wants(5, 9)).as("once there").isFalse();
  }

  @Test
  void an_answer_that_another_thread_looks_at_counts_as_what_it_took() {
    DialAhead ahead = at(50, 100);
    ahead.opened(MILLI / 2);
    Exchange large = exchange(Phase.WARMUP, 0);
    large.answered(190 * MILLI);
    ahead.answered(large);
    ahead.sending(exchange(Phase.MEASUREMENT, 0));
    assertThat(ahead.wants(5, 9)).isTrue();
    assertThat(ahead.wants(5, 10)).isFalse();
  }

  @Test
  void a_server_that_refuses_is_left_alone_for_a_second() {
    DialAhead ahead = at(50, 40);
    ahead.failed(System.nanoTime());
    assertThat(ahead.wants(0, 0)).isFalse();
    ahead.failed(System.nanoTime() - 1_001 * MILLI);
    assertThat(ahead.wants(0, 0)).isTrue();
  }
}
