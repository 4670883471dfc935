package io.loadline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.ArrivalRate;
import io.loadline.plan.Arrivals;
import io.loadline.plan.PhaseLength;
import io.loadline.plan.Workload;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ConstantScheduleTest {
  private static final SplittableRandom UNUSED = new SplittableRandom(1);

  @Test
  void the_i_th_arrival_is_at_i_over_the_rate_exactly() {
    ArrivalSchedule schedule = constant(30_000, new PhaseLength.Requests(1_000_000));
    for (long i = 0; i < 1_000_000; i++) {
      assertThat(schedule.next()).isEqualTo(Math.round(i * 1e9 / 30_000));
    }
    assertThat(schedule.next()).isEqualTo(ArrivalSchedule.NONE);
  }

  @Test
  void a_counted_schedule_ends_where_its_next_arrival_would_be() {
    ArrivalSchedule schedule = constant(4, new PhaseLength.Requests(2));
    drain(schedule);
    assertThat(schedule.end()).isEqualTo(500_000_000);
  }

  @Test
  void a_timed_schedule_has_no_arrival_at_its_end() {
    ArrivalSchedule schedule = constant(10, new PhaseLength.Span(Duration.ofSeconds(2)));
    assertThat(drain(schedule)).isEqualTo(20);
    assertThat(schedule.end()).isEqualTo(2_000_000_000);
  }

  @Test
  void nothing_is_nothing() {
    ArrivalSchedule schedule = constant(10, PhaseLength.NOTHING);
    assertThat(schedule.next()).isEqualTo(ArrivalSchedule.NONE);
    assertThat(schedule.end()).isZero();
  }

  private static ArrivalSchedule constant(double rate, PhaseLength extent) {
    return ArrivalSchedule.of(
        new Workload.Open(new ArrivalRate(rate), Arrivals.CONSTANT), extent, UNUSED);
  }

  private static long drain(ArrivalSchedule schedule) {
    long count = 0;
    while (schedule.next() != ArrivalSchedule.NONE) {
      count++;
    }
    return count;
  }
}
