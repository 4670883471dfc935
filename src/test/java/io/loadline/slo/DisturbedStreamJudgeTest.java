package io.loadline.slo;

import static io.loadline.slo.Limits.atLeast;
import static io.loadline.slo.Limits.atMost;
import static io.loadline.slo.PausedStreams.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.GoodputLimits;
import io.loadline.plan.Objective;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Streams while the load generator stands still for a while: 100 a second for ten seconds. */
class DisturbedStreamJudgeTest {
  private static final long NONE = GoodputLimits.NO_LIMIT;

  /** Five messages, the first after 200 ms, the others 20 ms after one another. */
  private static final long[] FIVE = {200, 220, 240, 260, 280};

  /** Five messages that all come while the load generator stands still. */
  private static final long[] UNSEEN = {1_500, 1_550, 1_600, 1_650, 1_700};

  @Test
  void a_first_message_late_only_where_we_paused_is_invalid() {
    Judgment judgment = paused(atMost("http/ttft-p99", 300)).judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(judgment.headline())
        .isEqualTo("a disturbed load generator spoiled 1 of 1 objective");
    assertThat(judgment.objectives().get(0).reason())
        .isEqualTo("the disturbed load generator may explain it");
  }

  @Test
  void a_first_message_that_is_late_by_itself_is_a_fail_with_a_note() {
    Judgment judgment = paused(atMost("http/ttft-p99", 150)).judge();
    assertThat(judgment.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judgment.notes()).anySatisfy(note -> assertThat(note).contains("verdict stands"));
    assertThat(paused(atMost("http/ttft-mean", 150)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(paused(atMost("http/ttft-max", 150)).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_run_too_short_for_windows_fails_only_by_more_than_the_pause() {
    assertThat(shortly(atMost("http/ttft-p90", 150)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(shortly(atMost("http/ttft-p90", 190)).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(shortly(atMost("http/ttft-mean", 150)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(shortly(atMost("http/ttft-mean", 190)).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_first_message_that_is_in_time_all_the_same_is_a_pass() {
    assertThat(paused(atMost("http/ttft-p99", 1_000)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(paused(atMost("http/ttft-mean", 300)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_mean_that_may_miss_slow_ones_because_of_us_keeps_nothing() {
    PausedStreams run = paused(atMost("http/ttft-mean", 300)).timeout(4);
    assertThat(run.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_lower_limit_on_the_first_message_is_not_kept_by_reading_it_late() {
    assertThat(unseen(atLeast("http/ttft-p90", 1_600)).verdict()).isEqualTo(Verdict.INVALID);
    PausedStreams late = new PausedStreams(atLeast("http/ttft-p50", 150)).streams(0, 10, 100, FIVE);
    assertThat(late.pause(10_000, 500).verdict()).as("kept by the others").isEqualTo(Verdict.PASS);
  }

  @Test
  void a_lower_limit_on_the_first_message_broken_in_spite_of_a_pause_is_a_fail() {
    assertThat(paused(atLeast("http/ttft-p10", 250)).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_gap_that_ends_in_a_pause_is_invalid() {
    assertThat(paused(atMost("http/itl-max", 100)).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void gaps_that_are_too_long_by_themselves_are_a_fail() {
    assertThat(paused(atMost("http/itl-p95", 15)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(paused(atMost("http/itl-mean", 15)).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void messages_that_are_read_at_once_keep_no_limit_on_gaps() {
    assertThat(unseen(atMost("http/itl-p50", 40)).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(unseen(atMost("http/itl-mean", 40)).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void gaps_far_from_their_limit_are_a_pass_in_spite_of_a_pause() {
    assertThat(paused(atMost("http/itl-p99", 1_100)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(paused(atMost("http/itl-mean", 100)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_pause_is_borne_by_all_tokens_of_an_answer() {
    Objective each = atMost("http/tpot-p99", 40);
    long[] hundred = LongStream.rangeClosed(10, 110).map(token -> token * 20).toArray();
    assertThat(new PausedStreams(each).streams(0, 10, 100, hundred).pause(4_000, 500).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(paused(each).verdict()).as("five tokens").isEqualTo(Verdict.INVALID);
  }

  @Test
  void tokens_that_are_slow_by_themselves_are_a_fail() {
    assertThat(paused(atMost("http/tpot-p99", 15)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(paused(atMost("http/tpot-mean", 15)).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void goodput_too_low_only_where_we_paused_is_invalid() {
    PausedStreams run = paused(atLeast("http/goodput", 0.99));
    assertThat(run.goodput(firstAndToken(300, 30)).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void goodput_too_low_by_itself_is_a_fail() {
    PausedStreams windows = paused(atLeast("http/goodput", 0.99));
    assertThat(windows.goodput(firstAndToken(150, NONE)).verdict()).isEqualTo(Verdict.FAIL);
    PausedStreams few = shortly(atLeast("http/goodput", 0.99));
    assertThat(few.goodput(firstAndToken(150, NONE)).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void goodput_that_is_kept_all_the_same_is_a_pass() {
    PausedStreams run = paused(atLeast("http/goodput", 0.9));
    assertThat(run.goodput(firstAndToken(300, NONE)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void goodput_is_not_kept_by_reading_messages_at_once() {
    PausedStreams run = unseen(atLeast("http/goodput", 0.9));
    assertThat(run.goodput(firstAndToken(NONE, 40)).verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void tokens_a_second_are_those_of_the_clean_seconds() {
    String rate = "http/output-tokens-per-second";
    assertThat(ending(atLeast(rate, 450)).verdict()).isEqualTo(Verdict.INVALID);
    assertThat(ending(atLeast(rate, 600)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(ending(atLeast(rate, 300)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(ending(atMost(rate, 400)).verdict()).as("fewer for us").isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_stream_that_lived_through_a_pause_is_no_evidence_whenever_it_began() {
    PausedStreams run =
        new PausedStreams(atMost("http/itl-max", 4_100))
            .streams(0, 1, 100, 100, 4_100, 4_200)
            .streams(9, 1, 100, FIVE)
            .pause(4_900, 600);
    assertThat(run.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void a_pause_after_the_last_request_began_counts() {
    PausedStreams run =
        new PausedStreams(atMost("http/itl-max", 4_100))
            .streams(0, 1, 100, 100, 4_100, 4_200)
            .pause(4_900, 600);
    assertThat(run.verdict()).isEqualTo(Verdict.INVALID);
  }

  @Test
  void nobody_knows_the_gaps_of_an_answer_that_timed_out_in_a_pause() {
    Objective gaps = atMost("http/itl-p99", 1_100);
    assertThat(paused(gaps).timeout(4).verdict()).isEqualTo(Verdict.INVALID);
  }

  private static GoodputLimits firstAndToken(long first, long token) {
    return new GoodputLimits(nanos(first), nanos(token), NONE);
  }

  private static long nanos(long millis) {
    return millis == NONE ? NONE : millis * MILLI;
  }

  private static PausedStreams paused(Objective objective) {
    return new PausedStreams(objective).streams(0, 10, 100, FIVE).pause(4_000, 500);
  }

  /** Within one second, which is touched. */
  private static PausedStreams shortly(Objective objective) {
    return new PausedStreams(objective).streams(0, 1, 20, FIVE).pause(510, 30);
  }

  private static PausedStreams unseen(Objective objective) {
    return new PausedStreams(objective).streams(0, 1, 100, UNSEEN).pause(1_400, 1_400);
  }

  /** The last answers are read 4 s late. */
  private static PausedStreams ending(Objective objective) {
    return new PausedStreams(objective).streams(0, 10, 100, FIVE).pause(9_900, 4_000);
  }
}
