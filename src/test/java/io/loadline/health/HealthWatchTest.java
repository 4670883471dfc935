package io.loadline.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.result.AttemptCounts;
import io.loadline.result.Health;
import io.loadline.result.Interval;
import io.loadline.result.IntervalTimes;
import io.loadline.result.Moments;
import io.loadline.testkit.Histograms;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
  private static final IntervalTimes NO_TIMES = new IntervalTimes(Moments.NONE, Histograms.NONE);
  private static final long SECOND = 1_000_000_000L;
  private static final long BEGUN = 77 * SECOND;

  private final List<Long> throttled = new ArrayList<>();
  private final HealthWatch watch = new HealthWatch(this::reading, () -> {});

  @Test
  void an_interval_has_the_health_of_its_time() {
    read(0, 0);
    read(SECOND, 0);
    read(2 * SECOND, 5);
    assertThat(throttledOf(intervals(2))).containsExactly(0L, 5L);
  }

  @Test
  void readings_may_come_a_little_late() {
    read(0, 0);
    read(SECOND + 50_000_000, 3);
    read(2 * SECOND + 40_000_000, 5);
    assertThat(throttledOf(intervals(2))).containsExactly(3L, 2L);
  }

  @Test
  void an_interval_across_two_readings_has_both() {
    read(-SECOND / 2, 0);
    read(SECOND / 2, 3);
    read(3 * SECOND / 2, 5);
    assertThat(throttledOf(intervals(1))).containsExactly(5L);
  }

  @Test
  void the_last_interval_has_the_health_of_the_drain_as_well() {
    for (int second = 0; second <= 5; second++) {
      read(second * SECOND, (long) second * second);
    }
    assertThat(throttledOf(intervals(2))).containsExactly(1L, 24L);
  }

  @Test
  void where_nothing_was_read_nothing_is_known() {
    read(0, 0);
    read(SECOND, 0);
    assertThat(watch.attach(BEGUN, intervals(3)).get(2).health()).isNull();
  }

  @Test
  void hours_of_readings_are_joined() {
    for (int second = 0; second <= 8_000; second++) {
      read(second * SECOND, second);
    }
    assertThat(throttledOf(intervals(4))).startsWith(2L, 2L, 2L);
  }

  @Test
  void busy_is_the_busiest_loops_share_without_polling_in_vain() {
    HealthReading before = loops(0, OptionalLong.of(100), OptionalLong.of(50));
    HealthReading after = loops(1_000, OptionalLong.of(400), OptionalLong.of(700));
    assertThat(after.since(before).busy()).isEqualTo(0.65);
    assertThat(loops(1_000, OptionalLong.empty()).since(before).busy()).isNull();
  }

  private void read(long at, long throttledNanos) {
    throttled.add(throttledNanos);
    watch.read(BEGUN + at);
  }

  private HealthReading reading(long at) {
    OptionalLong none = OptionalLong.empty();
    OptionalLong last = OptionalLong.of(throttled.get(throttled.size() - 1));
    return new HealthReading(
        at,
        new HealthReading.CpuAllowance(none, 2, last),
        Optional.empty(),
        none,
        none,
        Optional.empty(),
        List.of());
  }

  private static HealthReading loops(long at, OptionalLong... working) {
    OptionalLong none = OptionalLong.empty();
    return new HealthReading(
        at,
        new HealthReading.CpuAllowance(none, 2, none),
        Optional.empty(),
        none,
        none,
        Optional.empty(),
        List.of(working));
  }

  private List<Long> throttledOf(List<Interval> intervals) {
    List<Long> times = new ArrayList<>();
    for (Interval interval : watch.attach(BEGUN, intervals)) {
      Health health = interval.health();
      times.add(health == null ? null : health.throttledNanos());
    }
    return times;
  }

  private static List<Interval> intervals(int count) {
    List<Interval> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(
          new Interval(
              i * SECOND,
              SECOND,
              new AttemptCounts(Map.of(), 0, List.of()),
              NO_TIMES,
              NO_TIMES,
              null,
              null,
              null));
    }
    return all;
  }
}
