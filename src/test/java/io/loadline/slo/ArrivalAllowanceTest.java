package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loadline.plan.MeanLoad;
import io.loadline.result.ArrivalFigures;
import io.loadline.result.Moments;
import io.loadline.result.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An open load of 10 s; the last answer came after 12 s, the fastest took 500 ms. */
class ArrivalAllowanceTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  /** Two answers, so many ms below and above a mean. */
  private static Moments around(long mean, long deviation) {
    long low = (mean - deviation) * MILLI;
    long high = (mean + deviation) * MILLI;
    return new Moments(2, low + high, (double) low * low + (double) high * high, low, high);
  }

  private static ArrivalAllowance allowance(double requests, Moments early, Moments late) {
    MeanLoad mean = new MeanLoad(requests, 10 * SECOND);
    ArrivalFigures figures = new ArrivalFigures(mean, 10_200 * MILLI, early, late);
    return new ArrivalAllowance(
        new HandMade(NO_ERRORS)
            .served(90, 500)
            .errors(Outcome.SERVER_ERROR, 10)
            .elapsedSeconds(12)
            .arrivals(figures)
            .build());
  }

  @Test
  void a_closed_loop_is_allowed_nothing() {
    ArrivalAllowance closed =
        new ArrivalAllowance(new HandMade(NO_ERRORS).served(90, 500).elapsedSeconds(12).build());
    assertThat(closed.isOpen()).isFalse();
    assertThat(closed.missing()).isZero();
    assertThat(closed.surplus()).isZero();
    assertThat(closed.offeredPerSecond()).isZero();
    assertThat(closed.seconds(SECOND)).isEqualTo(12);
  }

  @Test
  void what_the_draw_offers_is_held_against_the_average() {
    ArrivalAllowance fewer = allowance(120, Moments.NONE, Moments.NONE);
    assertThat(fewer.missing()).isEqualTo(20);
    assertThat(fewer.surplus()).isEqualTo(-20);
    assertThat(fewer.offeredPerSecond()).isEqualTo(12);
    ArrivalAllowance more = allowance(80, Moments.NONE, Moments.NONE);
    assertThat(more.missing()).isZero();
    assertThat(more.surplus()).isEqualTo(20);
    assertThat(more.offeredPerSecond()).isEqualTo(10);
  }

  /** Behind by what the last answer is later than the steady end and the fastest answer: 1.3 s. */
  @ParameterizedTest
  @CsvSource({"0, 11.3", "300, 11.0", "1300, 10.0", "2000, 10.0"})
  void being_behind_takes_time_unless_it_is_our_doing(long excusedMillis, double seconds) {
    ArrivalAllowance behind = allowance(100, around(1_000, 0), around(2_000, 0));
    assertThat(behind.seconds(excusedMillis * MILLI)).isCloseTo(seconds, within(1e-9));
  }

  /** Grown by more than 3 gaps of the mean rate, 1 % of the time, and 2 standard deviations. */
  @ParameterizedTest
  @CsvSource({
    "100,   0,   300, false",
    "100,   0,   301, true",
    "10000, 0,   100, false",
    "10000, 0,   101, true",
    "100,   200, 350, false",
    "100,   200, 450, true",
    "100,   0,   0,   false",
    "100,   0,  -900, false",
  })
  void a_service_is_behind_when_its_answers_took_longer_and_longer(
      double requests, long deviation, long growth, boolean behind) {
    ArrivalAllowance allowance =
        allowance(requests, around(1_000, deviation), around(1_000 + growth, deviation));
    assertThat(allowance.seconds(0)).isCloseTo(behind ? 11.3 : 10, within(1e-9));
  }

  @Test
  void nobody_is_behind_of_whom_too_little_is_known() {
    assertThat(allowance(100, Moments.NONE, around(2_000, 0)).seconds(0)).isEqualTo(10);
    assertThat(allowance(100, around(1_000, 0), Moments.NONE).seconds(0)).isEqualTo(10);
  }
}
