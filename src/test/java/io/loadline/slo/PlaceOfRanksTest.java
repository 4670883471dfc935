package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.DECODE;
import static io.loadline.plan.TimedPart.PREFILL;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.KnownTiming;
import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.slo.TimeCause.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the time of a broken percentile or maximum went. */
class PlaceOfRanksTest {
  private static final Objective P99 = atMost("http/latency-p99", 100);
  private static final Objective P90 = atMost("http/latency-p90", 100);
  private static final Objective TTFT = atMost("http/ttft-p90", 100);

  private static Map<TimedPart, Double> parts(double queue, double prefill, double decode) {
    return Map.of(QUEUE, queue, PREFILL, prefill, DECODE, decode);
  }

  @Test
  void the_requests_at_a_percentile_say_where_its_time_went() {
    ToldRun run = new ToldRun(P90).requests(80, 20, parts(2, 6, 10));
    TimeCause cause = run.requests(20, 620, parts(602, 6, 10)).causes().get(0);
    assertThat(cause.kind()).isEqualTo(Kind.QUEUE);
    assertThat(cause.sentence())
        .startsWith(
            "p90 620.0 ms: 602.0 ms in the server's queue by the server's own account (a batch that"
                + " is being collected counts as queue), 6.0 ms prefill, 10.0 ms decode; 12.2");
  }

  @Test
  void of_many_requests_above_it_the_most_of_each_part_is_known() {
    Objective p50 = atMost("http/latency-p50", 100);
    ToldRun run = new ToldRun(p50).requests(900, 20, parts(2, 6, 10));
    run.requests(150, 620, parts(602, 6, 10)).requests(1_050, 700, parts(682, 6, 10));
    assertThat(run.causes().get(0).sentence())
        .startsWith(
            "p50 620.2 ms: at least 602.2 ms in the server's queue by the server's own account (a"
                + " batch that is being collected counts as queue), at most 6.0 ms prefill, 10.0 ms"
                + " decode");
    ToldRun mixed = new ToldRun(p50).requests(900, 20, parts(2, 6, 10));
    mixed.requests(150, 620, parts(602, 6, 10)).requests(1_050, 700, parts(2, 6, 682));
    assertThat(mixed.first()).isEqualTo(Kind.NOT_TOLD);
  }

  @Test
  void compute_is_told_part_by_part_where_the_requests_are_known() {
    ToldRun run = new ToldRun(P99).by(KnownTiming.LLAMA_TIMINGS);
    run.requests(90, 20, Map.of(PREFILL, 5.0, DECODE, 13.0));
    TimeCause cause = run.requests(10, 620, Map.of(PREFILL, 5.0, DECODE, 613.0)).causes().get(0);
    assertThat(cause.sentence())
        .isEqualTo(
            "p99 620.0 ms: 5.0 ms prefill, 613.0 ms decode by the server's clock; other slots' work"
                + " is in it");
  }

  @ParameterizedTest
  @CsvSource({"9,NOT_TOLD", "10,NOT_TOLD", "11,QUEUE"})
  void those_at_a_percentile_have_to_be_like_most_of_those_above_it(int queued, Kind kind) {
    ToldRun run = new ToldRun(P90).requests(180, 20, parts(2, 6, 10));
    run.requests(queued, 300, parts(282, 6, 10)).requests(21 - queued, 900, parts(2, 6, 882));
    assertThat(run.first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"9,NOT_TOLD", "15,NOT_TOLD", "16,QUEUE"})
  void those_below_a_percentile_are_not_asked_in_place_of_those_that_are_not_told(
      int queued, Kind kind) {
    ToldRun run = new ToldRun(P90).requests(269, 20, parts(2, 6, 10)).requests(14, 300, Map.of());
    run.requests(queued, 300, parts(282, 6, 10)).requests(17 - queued, 900, parts(2, 6, 882));
    assertThat(run.first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"0,QUEUE", "1,QUEUE", "2,NOT_TOLD"})
  void those_of_which_nothing_is_told_may_be_the_slowest(int silent, Kind kind) {
    ToldRun run = new ToldRun(P99).requests(296, 20, parts(2, 6, 10));
    run.requests(4 - silent, 620, parts(602, 6, 10)).requests(silent, 620, Map.of());
    assertThat(run.first()).isEqualTo(kind);
  }

  @Test
  void cold_requests_beside_those_at_a_percentile_are_not_its_cause() {
    ToldRun run = new ToldRun(P90);
    for (int i = 0; i < 10; i++) {
      run.requests(20, 521, Map.of(COMPUTE, 520.0)).requests(20, 500, Map.of(COMPUTE, 10.0));
    }
    assertThat(run.requests(1_600, 2, Map.of(COMPUTE, 1.0)).first()).isEqualTo(Kind.NOT_TOLD);
  }

  @Test
  void a_maximum_is_that_of_one_request() {
    Objective most = atMost("http/latency-max", 100);
    ToldRun run = new ToldRun(most).requests(99, 20, parts(2, 6, 10));
    assertThat(run.requests(1, 620, parts(602, 6, 10)).first()).isEqualTo(Kind.QUEUE);
  }

  @Test
  void errors_above_all_successes_move_the_rank() {
    Objective p50 = atMost("http/latency-p50", 100);
    ToldRun run = new ToldRun(p50).requests(40, 20, parts(2, 6, 10));
    run.requests(20, 620, parts(602, 6, 10)).errors(40);
    assertThat(run.first()).isEqualTo(Kind.QUEUE);
  }

  @Test
  void of_a_total_with_parts_in_it_a_part_is_concluded_where_the_requests_are_known() {
    Map<TimedPart, Double> fast = Map.of(QUEUE, 2.0, TimedPart.TOTAL, 18.0);
    Map<TimedPart, Double> slow = Map.of(QUEUE, 602.0, TimedPart.TOTAL, 618.0);
    ToldRun run = new ToldRun(P90).requests(80, 20, fast).requests(20, 620, slow);
    assertThat(run.first()).isEqualTo(Kind.QUEUE);
    ToldRun many = new ToldRun(atMost("http/latency-p50", 100)).requests(900, 20, fast);
    many.requests(150, 620, slow).requests(1_050, 700, slow);
    assertThat(many.first()).isEqualTo(Kind.NOT_TOLD);
    ToldRun mean = new ToldRun(atMost("http/latency-mean", 100)).requests(80, 20, fast);
    assertThat(mean.requests(100, 620, slow).first()).isEqualTo(Kind.QUEUE);
  }

  @Test
  void a_first_token_waits_and_is_read_for_but_not_written() {
    ToldRun run = ToldRun.streamed(TTFT).firstToken(10).requests(80, 500, parts(2, 6, 490));
    run.firstToken(300).requests(20, 800, parts(290, 6, 500));
    TimeCause cause = run.causes().get(0);
    assertThat(cause.kind()).isEqualTo(Kind.QUEUE);
    assertThat(cause.sentence())
        .startsWith("first token p90 300.0 ms: at least 290.0 ms in the server's queue");
  }

  @Test
  void a_first_token_that_somebody_holds_back_is_no_queue() {
    ToldRun run = ToldRun.streamed(TTFT).firstToken(490).requests(80, 500, parts(2, 6, 490));
    run.firstToken(790).requests(20, 800, parts(100, 6, 690));
    assertThat(run.first()).isEqualTo(Kind.NOT_TOLD);
  }

  @Test
  void a_mean_of_first_tokens_has_its_own_rest() {
    Objective mean = atMost("http/ttft-mean", 100);
    ToldRun run = ToldRun.streamed(mean).by(KnownTiming.LLAMA_TIMINGS).firstToken(400);
    run.requests(100, 600, Map.of(PREFILL, 50.0, DECODE, 190.0));
    assertThat(run.causes().get(0).sentence())
        .isEqualTo(
            "first token mean 400.0 ms: 350.0 ms of 400.0 ms are told by nobody: waiting for a slot,"
                + " or the network");
  }

  @ParameterizedTest
  @CsvSource({"400,QUEUE_OR_NETWORK", "410,QUEUE_OR_NETWORK", "450,NOT_TOLD", "600,NOT_TOLD"})
  void a_mean_of_first_tokens_that_somebody_holds_back_is_no_queue(double first, Kind kind) {
    Objective mean = atMost("http/ttft-mean", 100);
    ToldRun run = ToldRun.streamed(mean).by(KnownTiming.LLAMA_TIMINGS).firstToken(first);
    run.requests(100, 640, Map.of(PREFILL, 50.0, DECODE, 240.0));
    assertThat(run.first()).isEqualTo(kind);
  }

  @Test
  void a_part_that_is_told_now_and_then_is_in_a_mean_as_often() {
    Objective mean = atMost("http/ttft-mean", 100);
    ToldRun run = ToldRun.streamed(mean).firstToken(200);
    run.requests(90, 700, Map.of(PREFILL, 190.0, DECODE, 500.0));
    run.requests(10, 700, parts(100, 90, 500));
    assertThat(run.causes().get(0).sentence())
        .isEqualTo(
            "first token mean 200.0 ms: 180.0 ms prefill by the server's own account, 10.0 ms in its"
                + " queue; why it computes so long the server does not tell (model, processor, a"
                + " neighbour)");
  }
}
