package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.ToldParts.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.AllowedInterference;
import io.loadline.plan.Objective;
import io.loadline.result.Outcome;
import io.loadline.result.RunEnding;
import io.loadline.result.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerPartRuleTest {
  private static final Objective P99 = atMost("server/queue-p99", 50);
  private static final Objective MEAN = atMost("server/queue-mean", 50);
  private static final Objective MAX = atMost("server/queue-max", 50);

  private static String text(RunResult run) {
    ObjectiveVerdict verdict = Judge.judge(run, AllowedInterference.NOTHING).objectives().get(0);
    return (verdict.verdict()
            + " "
            + verdict.observed()
            + " "
            + verdict.samples()
            + " "
            + verdict.reason())
        .strip();
  }

  private static RunResult served(int count, Objective objective) {
    return new HandMade(objective).served(count, 200).build();
  }

  @Test
  void a_percentile_is_of_what_the_server_told_of_each_request() {
    assertThat(text(ToldParts.of(served(100, P99), QUEUE, times(99, 50, 70))))
        .isEqualTo("PASS 50.0 100");
    assertThat(text(ToldParts.of(served(100, P99), QUEUE, times(98, 10, 70, 71))))
        .isEqualTo("FAIL 70.0 100");
  }

  @Test
  void a_maximum_allows_none_beyond_it() {
    assertThat(text(ToldParts.of(served(10, MAX), QUEUE, times(10, 50)))).isEqualTo("PASS 50.0 10");
    assertThat(text(ToldParts.of(served(10, MAX), QUEUE, times(9, 10, 51))))
        .isEqualTo("FAIL 51.0 10");
  }

  @Test
  void a_mean_is_of_what_the_server_told() {
    assertThat(text(ToldParts.of(served(4, MEAN), QUEUE, 20, 80, 20, 80))).isEqualTo("PASS 50.0 4");
    assertThat(text(ToldParts.of(served(4, MEAN), QUEUE, 20, 80, 20, 84))).isEqualTo("FAIL 51.0 4");
  }

  @Test
  void an_error_is_slower_than_anything() {
    RunResult one = new HandMade(P99).served(99, 200).errors(Outcome.SERVER_ERROR, 1).build();
    assertThat(text(ToldParts.of(one, QUEUE, times(99, 10)))).isEqualTo("PASS 10.0 100");
    RunResult two = new HandMade(P99).served(98, 200).errors(Outcome.SERVER_ERROR, 2).build();
    assertThat(text(ToldParts.of(two, QUEUE, times(98, 10)))).isEqualTo("FAIL null 100 error");
  }

  /** One more or less beyond the limit decides where the untold request stands. */
  @ParameterizedTest
  @CsvSource({
    "997, 0, 3, PASS 10.0 997",
    "990, 0, 10, PASS 10.0 990",
    "989, 0, 11, INCONCLUSIVE 10.0 989 the server did not tell it of each request",
    "980, 10, 10, INCONCLUSIVE 70.0 990 the server did not tell it of each request",
    "980, 11, 9, FAIL 70.0 991"
  })
  void requests_that_it_did_not_tell_of_are_taken_for_fast_and_for_slow(
      int fast, int slow, int untold, String text) {
    double[] more = times(slow, 70);
    assertThat(text(ToldParts.of(served(fast + slow + untold, P99), QUEUE, times(fast, 10, more))))
        .isEqualTo(text);
  }

  /** Each of them waited no longer than the slowest request took: 200 ms. */
  @ParameterizedTest
  @CsvSource({
    "3, 10, PASS 10.0 97",
    "30, 10, INCONCLUSIVE 10.0 70 the server did not tell it of each request",
    "3, 70, FAIL 70.0 97",
    "30, 70, INCONCLUSIVE 70.0 70 the server did not tell it of each request"
  })
  void a_mean_stands_whatever_it_did_not_tell_or_not_at_all(
      int untold, double millis, String text) {
    assertThat(text(ToldParts.of(served(100, MEAN), QUEUE, times(100 - untold, millis))))
        .isEqualTo(text);
  }

  @Test
  void what_it_did_not_tell_is_no_verdict() {
    String silent = "INCONCLUSIVE null 0 the server did not tell it";
    assertThat(text(served(100, P99))).isEqualTo(silent);
    assertThat(text(ToldParts.of(served(100, MEAN), COMPUTE, times(100, 10)))).isEqualTo(silent);
  }

  @Test
  void nothing_is_believed_of_a_server_that_our_clock_contradicts() {
    RunResult told = ToldParts.of(served(1000, P99), QUEUE, times(980, 10));
    assertThat(text(ToldParts.contradicted(told, 9))).startsWith("INCONCLUSIVE 10.0");
    assertThat(text(ToldParts.contradicted(told, 20)))
        .isEqualTo("INCONCLUSIVE null 0 the server tells more time than its requests took");
  }

  @Test
  void a_service_that_never_answered_fails() {
    RunResult dead = new HandMade(P99).errors(Outcome.SERVER_ERROR, 100).build();
    assertThat(text(dead)).isEqualTo("FAIL null 0 no successful request");
  }

  @Test
  void a_load_that_was_lost_has_no_figure() {
    RunResult lost = new HandMade(P99).served(10, 20).ending(RunEnding.INTERRUPTED).build();
    assertThat(text(ToldParts.lost(lost)))
        .isEqualTo("INVALID null 0 the load was lost before its end");
  }

  /** What is sent late finds a shorter queue than it would have found in time. */
  @Test
  void a_limit_that_holds_only_by_our_lag_does_not_hold() {
    RunResult late = new HandMade(P99).successes(100, 15, 0, 200).build();
    assertThat(text(ToldParts.late(late, 15, QUEUE, times(100, 40))))
        .isEqualTo("INVALID 40.0 100 our own lag explains it");
    assertThat(text(ToldParts.late(late, 15, QUEUE, times(100, 35)))).isEqualTo("PASS 35.0 100");
    assertThat(text(ToldParts.late(late, 15, QUEUE, times(100, 60)))).isEqualTo("FAIL 60.0 100");
    RunResult mean = new HandMade(MEAN).successes(100, 15, 0, 200).build();
    assertThat(text(ToldParts.late(mean, 15, QUEUE, times(100, 40))))
        .isEqualTo("INVALID 40.0 100 our own lag explains it");
    assertThat(text(ToldParts.late(mean, 15, QUEUE, times(100, 35)))).isEqualTo("PASS 35.0 100");
  }

  @Test
  void a_mean_without_what_timed_out_by_our_lag_does_not_hold() {
    RunResult run = new HandMade(MEAN).served(100, 200).laggedTimeouts(1).build();
    assertThat(text(ToldParts.of(run, QUEUE, times(100, 10))))
        .isEqualTo("INVALID 10.0 100 our own lag explains it");
  }
}
