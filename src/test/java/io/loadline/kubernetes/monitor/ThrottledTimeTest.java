package io.loadline.kubernetes.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten periods a second, and a kubelet that looks when it likes. */
class ThrottledTimeTest {
  private static final Instant START = Instant.ofEpochSecond(1_000);
  private static final LimitedContainer OLD = container(START.minusSeconds(600));
  private static final LimitedContainer FRESH = container(START.minusSeconds(20));

  private static LimitedContainer container(Instant readySince) {
    return new LimitedContainer(
        new LimitedContainer.Name("ml", "web-1", "web"), "", "node-1", "50m", readySince);
  }

  private static CfsCount at(double second, double periods, double throttled) {
    return new CfsCount(moment(second), periods, throttled, throttled / 10);
  }

  private static Instant moment(double second) {
    return START.plus(Duration.ofMillis(Math.round(second * 1_000)));
  }

  private static ThrottledTime during(LimitedContainer container, double end, CfsCount... counts) {
    return ThrottledTime.during(List.of(counts), container, START, moment(end));
  }

  @Test
  void what_was_held_back_between_two_looks_is_their_difference() {
    ThrottledTime throttled = during(OLD, 12, at(-4, 1_000, 200), at(9, 1_100, 260));

    assertThat(throttled.share()).isEqualTo(0.6);
    assertThat(throttled.seconds()).isEqualTo(6, within(1e-9));
    assertThat(throttled.isWorthSaying()).isTrue();
  }

  @Test
  void it_is_told_from_the_first_look_with_any_to_the_last_within_the_measurement() {
    ThrottledTime throttled =
        during(
            OLD,
            40,
            at(-4, 0, 0),
            at(10, 100, 0),
            at(21, 200, 50),
            at(33, 300, 60),
            at(44, 400, 90));

    assertThat(throttled.from()).isEqualTo(moment(10));
    assertThat(throttled.to()).isEqualTo(moment(40));
    assertThat(throttled.share()).isEqualTo(90 / 400.0);
  }

  @Test
  void what_began_before_the_measurement_is_told_from_its_beginning() {
    assertThat(during(OLD, 12, at(-4, 0, 0), at(14, 100, 60)).from()).isEqualTo(START);
  }

  @Test
  void less_than_one_period_in_twenty_is_not_worth_saying() {
    assertThat(during(OLD, 30, at(-1, 0, 0), at(29, 300, 15)).isWorthSaying()).isTrue();
    assertThat(during(OLD, 30, at(-1, 0, 0), at(29, 300, 14)).isWorthSaying()).isFalse();
    assertThat(during(OLD, 30, at(-1, 0, 0), at(29, 300, 0)).isWorthSaying()).isFalse();
  }

  @Test
  void before_and_after_the_measurement_do_not_count() {
    ThrottledTime throttled =
        during(OLD, 20, at(-30, 0, 0), at(-10, 200, 200), at(25, 500, 200), at(40, 650, 350));

    assertThat(throttled.periods()).isEqualTo(300);
    assertThat(throttled.isWorthSaying()).isFalse();
  }

  @Test
  void what_may_be_the_start_of_the_container_is_no_fault_of_the_measurement() {
    assertThat(during(FRESH, 12, at(-8, 0, 0), at(13, 150, 80)).isWorthSaying()).isFalse();
    assertThat(during(OLD, 12, at(-8, 0, 0), at(13, 150, 80)).isWorthSaying()).isTrue();
  }

  @Test
  void what_is_more_than_the_start_of_the_container_is_told() {
    ThrottledTime throttled = during(FRESH, 12, at(-8, 0, 0), at(13, 200, 180));

    assertThat(throttled.throttled()).isEqualTo(100);
    assertThat(throttled.periods()).isEqualTo(120);
    assertThat(throttled.seconds()).isEqualTo(10, within(1e-9));
  }

  @Test
  void counts_that_begin_anew_are_of_another_container() {
    assertThat(during(OLD, 12, at(-4, 900, 800), at(9, 20, 10)).isWorthSaying()).isFalse();
  }

  @Test
  void one_look_says_nothing() {
    assertThat(during(OLD, 12, at(-4, 900, 800)).isWorthSaying()).isFalse();
    assertThat(during(OLD, 12).isWorthSaying()).isFalse();
  }
}
