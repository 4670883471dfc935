package io.loadline.slo;

import static io.loadline.slo.Limits.NO_ERRORS;
import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.result.Interference;
import io.loadline.result.InterferenceKind;
import io.loadline.result.Outcome;
import io.loadline.result.TargetPath;
import io.loadline.result.TunnelOverhead;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The sandwich rule for a tunnel that adds 1 ms, and 5 ms to one request of a hundred. */
class TunneledJudgeTest {
  private static final TunnelOverhead FIVE = new TunnelOverhead(1_000_000, 5_000_000, 0);
  private static final TunnelOverhead UNKNOWN = new TunnelOverhead(-1, -1, 0);

  private static HandMade through(TunnelOverhead tunnel, double millis, Objective... objectives) {
    return new HandMade(objectives).served(100, millis).in(TargetPath.PORT_FORWARD, tunnel);
  }

  @ParameterizedTest
  @CsvSource({
    "http/latency-mean, 20,   PASS",
    "http/latency-mean, 20.1, INCONCLUSIVE",
    "http/latency-mean, 25,   INCONCLUSIVE",
    "http/latency-mean, 25.1, FAIL",
    "http/latency-p99,  20,   PASS",
    "http/latency-p99,  24,   INCONCLUSIVE",
    "http/latency-p99,  25.1, FAIL",
    "http/latency-max,  24,   INCONCLUSIVE",
    "http/latency-max,  26,   FAIL",
    "http/latency-min,  24,   INCONCLUSIVE",
    "http/latency-min,  26,   FAIL",
  })
  void an_upper_limit_of_20_ms_is_broken_only_by_more_than_the_tunnel_adds(
      String metric, double millis, Verdict verdict) {
    assertThat(through(FIVE, millis, atMost(metric, 20)).judged().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"19, FAIL", "20, INCONCLUSIVE", "24.9, INCONCLUSIVE", "25, PASS"})
  void a_lower_limit_of_20_ms_must_be_held_without_the_tunnel(double millis, Verdict verdict) {
    assertThat(through(FIVE, millis, atLeast("http/latency-mean", 20)).judged().verdict())
        .isEqualTo(verdict);
  }

  @Test
  void an_overhead_that_is_not_known_may_explain_any_time() {
    Judgment judgment = through(UNKNOWN, 10_000, atMost("http/latency-mean", 20)).judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgment.reason())
        .isEqualTo(
            "it was reached through a port-forward, which adds to every response time, by how much"
                + " is not known. Fix: access = INGRESS, or runIn = CLUSTER");
  }

  @Test
  void what_would_decide_it_is_said() {
    Judgment judgment = through(FIVE, 22, atMost("http/latency-mean", 20), NO_ERRORS).judged();

    assertThat(judgment.headline()).isEqualTo("1 of 2 objectives not decided");
    assertThat(judgment.reason())
        .isEqualTo(
            "it was reached through a port-forward, which adds up to 5.0 ms (p99) to a response"
                + " time. Fix: access = INGRESS, or runIn = CLUSTER");
    assertThat(judgment.objectives().get(0).reason()).isEqualTo("the port-forward may explain it");
    assertThat(judgment.objectives().get(0).observed()).isEqualTo(22);
  }

  @Test
  void a_fail_that_stands_says_why() {
    assertThat(through(FIVE, 40, atMost("http/latency-mean", 20)).judged().notes())
        .containsExactly(
            "the port-forward adds up to 5.0 ms (p99) to a response time; the limit is broken"
                + " without that, too");
  }

  @Test
  void errors_are_none_of_the_tunnels_doing() {
    Judgment judgment =
        new HandMade(atMost("http/latency-p99", 20), NO_ERRORS)
            .served(90, 10)
            .errors(Outcome.SERVER_ERROR, 10)
            .in(TargetPath.PORT_FORWARD, FIVE)
            .judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.objectives())
        .extracting(ObjectiveVerdict::verdict)
        .containsExactly(Verdict.FAIL, Verdict.FAIL);
  }

  @Test
  void a_time_that_holds_through_the_tunnel_needs_no_word_on_it() {
    Judgment judgment =
        new HandMade(atMost("http/latency-mean", 20), NO_ERRORS)
            .served(90, 10)
            .errors(Outcome.SERVER_ERROR, 10)
            .in(TargetPath.PORT_FORWARD, FIVE)
            .judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.notes()).isEmpty();
  }

  @Test
  void a_tunnel_that_adds_nothing_explains_nothing() {
    TunnelOverhead free = new TunnelOverhead(0, 0, 0);
    assertThat(through(free, 20.1, atMost("http/latency-mean", 20)).judged().verdict())
        .isEqualTo(Verdict.FAIL);
  }

  @Test
  void too_low_a_throughput_may_be_the_tunnels_doing() {
    HandMade run = through(FIVE, 10, atLeast("http/throughput", 200)).elapsedSeconds(1);

    assertThat(run.judged().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void too_few_requests_may_be_the_tunnels_doing_where_users_send_for_a_time() {
    Objective count = atLeast("http/request-count", 101);

    assertThat(through(FIVE, 10, count).closedFor(Duration.ofSeconds(1)).judged().verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(through(FIVE, 10, count).judged().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_tunnel_that_broke_is_invalid_whatever_else_holds() {
    Interference broke =
        new Interference(InterferenceKind.TUNNEL_BROKE, 7.25, "the port-forward broke", false);
    Judgment judgment =
        new HandMade(atMost("http/latency-mean", 20))
            .served(100, 22)
            .in(TargetPath.PORT_FORWARD, FIVE, broke)
            .judged();

    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.reason())
        .isEqualTo(
            "the port-forward broke at 7.3 s. Fix: reach the service without a tunnel: access ="
                + " INGRESS, or runIn = CLUSTER");
  }

  @ParameterizedTest
  @EnumSource(value = TargetPath.class, mode = Mode.EXCLUDE, names = "PORT_FORWARD")
  void other_ways_are_part_of_the_service(TargetPath path) {
    HandMade run = new HandMade(atMost("http/latency-mean", 20)).served(100, 21).in(path, null);

    assertThat(run.judged().verdict()).isEqualTo(Verdict.FAIL);
  }
}
