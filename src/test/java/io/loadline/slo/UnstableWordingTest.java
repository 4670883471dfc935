package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.RunResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a load above what the service can do, and of which objectives. */
class UnstableWordingTest {
  private static final Objective P95 = atMost("http/latency-p95", 100);
  private static final RunResult RUN = new HandMade(P95).served(100, 200).build();

  /** Of 20 requests a second it answers one half. */
  private static final UnstableLoad HALF = new UnstableLoad(20, 1, 0);

  private static Optional<TimeCause> cause(UnstableLoad load, ObjectiveVerdict... verdicts) {
    return load.cause(RUN, List.of(verdicts));
  }

  private static ObjectiveVerdict broken(Objective objective, double observed) {
    return new ObjectiveVerdict(objective, observed, 100, Verdict.FAIL, Cause.NONE);
  }

  @Test
  void it_tells_how_many_requests_more_are_under_way_and_from_10_on_by_tenths() {
    assertThat(HALF.sentence())
        .isEqualTo(
            "the load is above what the service can do: 10.0 requests more are under way each"
                + " second, since it answers some 10.0 of 20.0 a second");
    assertThat(new UnstableLoad(9, 0.5, 0).sentence())
        .contains(": 3.00 requests more ")
        .endsWith("some 6.00 of 9.00 a second");
  }

  @Test
  void where_connections_were_all_in_use_more_of_them_may_help() {
    UnstableLoad load = new UnstableLoad(20, 1, 8);

    assertThat(load.sentence()).endsWith(" a second, with at most 8 sent at once");
    assertThat(cause(load, broken(P95, 200)).orElseThrow().advice())
        .isEqualTo(
            "lower the rate, add replicas, or let a request take less work; more connections, if it"
                + " could do more at once");
  }

  @Test
  void it_is_why_times_and_throughput_break_their_limits() {
    Objective throughput = atLeast("http/throughput", 15);

    assertThat(cause(HALF, broken(P95, 200)).orElseThrow().sentence())
        .startsWith("p95 200.0 ms: the load is above ");
    TimeCause few = cause(HALF, broken(throughput, 10)).orElseThrow();
    assertThat(few.metric()).isEqualTo(throughput.metric());
    assertThat(few.sentence()).startsWith("10.0/s: the load is above ");
  }

  @Test
  void a_rank_that_falls_on_an_error_has_no_figure_to_tell() {
    ObjectiveVerdict error =
        new ObjectiveVerdict(P95, null, 100, Verdict.FAIL, Cause.ERROR_AT_RANK);

    assertThat(cause(HALF, error).orElseThrow().sentence()).startsWith("the load is above ");
  }

  @Test
  void it_is_not_why_errors_come_or_what_a_limit_that_holds_is_told() {
    ObjectiveVerdict holds = new ObjectiveVerdict(P95, 50.0, 100, Verdict.PASS, Cause.NONE);
    ObjectiveVerdict missing = new ObjectiveVerdict(P95, null, 0, Verdict.FAIL, Cause.NO_SUCCESS);

    assertThat(cause(HALF, holds)).isEmpty();
    assertThat(cause(HALF, broken(NO_ERRORS, 3), missing)).isEmpty();
    assertThat(cause(HALF, broken(NO_ERRORS, 3), broken(P95, 200)).orElseThrow().metric())
        .isEqualTo(P95.metric());
  }

  @Test
  void a_limit_on_the_least_time_is_no_promise_that_a_longer_run_would_break() {
    ObjectiveVerdict slow =
        new ObjectiveVerdict(atLeast("http/latency-p50", 10), 50.0, 100, Verdict.PASS, Cause.NONE);
    ObjectiveVerdict broken = broken(P95, 200);

    assertThat(UnstableLoad.judge(List.of(slow, broken), Optional.of(HALF)))
        .containsExactly(slow, broken);
  }
}
