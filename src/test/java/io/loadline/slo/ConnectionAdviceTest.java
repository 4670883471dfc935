package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.ConnectionUse;
import io.loadline.result.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is advised of the number of connections, as numbers and as sentences. */
class ConnectionAdviceTest {
  private static final Objective MEAN = atMost("http/latency-mean", 20);

  private static Judgment timedOut(ConnectionUse use, long timeouts) {
    HandMade run = new HandMade(NO_ERRORS).served(95, 1).connections(use);
    return (timeouts == 0 ? run : run.errors(Outcome.TIMEOUT, timeouts)).judged();
  }

  @Test
  void connections_that_were_never_answered_are_told_with_how_many_were() {
    Judgment several = timedOut(new ConnectionUse(6, 5, 3, 0, 0), 2);
    assertThat(several.advice()).containsExactly(new ConnectionAdvice.Unanswered(5, 3, 3));
    assertThat(several.notes())
        .containsExactly(
            "of 5 connections that carried requests 2 were never answered: if the service serves"
                + " no more than 3 at once, set @Load(connections = 3)");
    assertThat(timedOut(new ConnectionUse(2, 2, 1, 0, 0), 1).notes())
        .containsExactly(
            "of 2 connections that carried requests 1 was never answered: if the service serves"
                + " no more than 1 at once, set @Load(connections = 1)");
  }

  @ParameterizedTest
  @CsvSource({"4, 4, 2", "4, 0, 2", "4, 2, 0"})
  void nothing_is_advised_where_all_or_none_were_answered_or_nothing_timed_out(
      long used, long answered, long timeouts) {
    assertThat(timedOut(new ConnectionUse(used, used, answered, 0, 0), timeouts).advice())
        .isEmpty();
  }

  @Test
  void waiting_is_advised_on_above_a_twentieth_of_the_limit() {
    HandMade most = new HandMade(MEAN).successes(100, 0, 1, 5);
    assertThat(most.judged().advice()).as("1 ms of 20 ms").isEmpty();
    HandMade more = new HandMade(MEAN).successes(100, 0, 1.001, 5);
    assertThat(more.judged().advice()).containsExactly(new ConnectionAdvice.Waited(1_001_000, 20));
  }

  @Test
  void waiting_is_part_of_no_time_that_begins_later() {
    HandMade run = new HandMade(atMost("http/itl-mean", 20)).successes(100, 0, 10, 5);
    assertThat(run.judged().advice()).isEmpty();
  }

  @Test
  void a_broken_time_is_explained_by_waiting_from_a_twentieth_of_it_on() {
    assertThat(new HandMade(MEAN).successes(100, 0, 2, 38).judged().reason())
        .isEqualTo("5 % of the response time was waiting for a connection");
    assertThat(new HandMade(MEAN).successes(100, 0, 1.9, 38.1).judged().reason()).isEmpty();
  }

  @Test
  void errors_are_not_explained_by_waiting() {
    HandMade run = new HandMade(NO_ERRORS, MEAN).successes(100, 0, 5, 5);
    assertThat(run.errors(Outcome.SERVER_ERROR, 1).judged().reason()).isEmpty();
  }

  @Test
  void other_numbers_leave_what_was_seen() {
    Judgment advised =
        new Judgment(
            Verdict.PASS,
            "",
            "",
            List.of(),
            List.of(
                new ConnectionAdvice.Waited(2_400_000, 8),
                new ConnectionAdvice.Unanswered(9, 8, 8)),
            List.of("a remark"),
            List.of());
    assertThat(advised.withConnections(number -> number * 4).notes())
        .containsExactly(
            "requests waited up to 2.4 ms (p99) for a free connection; @Load(connections = 32)"
                + " would not make them wait",
            "of 9 connections that carried requests 1 was never answered: if the service serves no"
                + " more than 8 at once, set @Load(connections = 32)",
            "a remark");
  }
}
