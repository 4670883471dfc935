package io.loadline.slo;

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

/** Where the time of a broken mean went: at, below and above each threshold, and in which words. */
class PlaceCauseTest {
  private static final Objective MEAN = atMost("http/latency-mean", 100);

  private static Map<TimedPart, Double> parts(double queue, double prefill, double decode) {
    return Map.of(QUEUE, queue, PREFILL, prefill, DECODE, decode);
  }

  private static TimeCause only(ToldRun run) {
    assertThat(run.causes()).hasSize(1);
    return run.causes().get(0);
  }

  @Test
  void a_queue_is_told_with_what_else_there_was_and_how_many_waited() {
    TimeCause cause = only(new ToldRun(MEAN).requests(100, 600, parts(540, 10, 48)));
    assertThat(cause.kind()).isEqualTo(Kind.QUEUE);
    assertThat(cause.sentence())
        .isEqualTo(
            "mean 600.0 ms: 540.0 ms in the server's queue by the server's own account (a batch that"
                + " is being collected counts as queue), 10.0 ms prefill, 48.0 ms decode; 54.0"
                + " waiting on average");
    assertThat(cause.advice()).startsWith("where it is short of capacity, add replicas");
  }

  @Test
  void compute_is_told_part_by_part() {
    assertThat(only(new ToldRun(MEAN).requests(100, 600, parts(3, 410, 185))).sentence())
        .isEqualTo(
            "mean 600.0 ms: 410.0 ms prefill, 185.0 ms decode by the server's own account, 3.0 ms in"
                + " its queue; why it computes so long the server does not tell (model, processor, a"
                + " neighbour)");
  }

  @Test
  void the_work_of_other_slots_is_in_what_llama_cpp_tells() {
    ToldRun run = new ToldRun(MEAN).by(KnownTiming.LLAMA_TIMINGS);
    assertThat(only(run.requests(100, 600, Map.of(PREFILL, 410.0, DECODE, 185.0))).sentence())
        .isEqualTo(
            "mean 600.0 ms: 410.0 ms prefill, 185.0 ms decode by the server's clock; other slots'"
                + " work is in it");
  }

  @Test
  void beside_the_work_of_llama_cpp_it_is_its_queue_or_the_network() {
    ToldRun run = new ToldRun(MEAN).by(KnownTiming.LLAMA_TIMINGS);
    TimeCause cause = only(run.requests(100, 600, Map.of(PREFILL, 20.0, DECODE, 40.0)));
    assertThat(cause.kind()).isEqualTo(Kind.QUEUE_OR_NETWORK);
    assertThat(cause.sentence())
        .isEqualTo(
            "mean 600.0 ms: 540.0 ms of 600.0 ms are told by nobody: waiting for a slot, or the"
                + " network");
  }

  @Test
  void of_a_server_that_was_only_read_about_nothing_is_concluded_of_what_it_does_not_tell() {
    TimeCause cause = only(new ToldRun(MEAN).requests(100, 600, parts(5, 20, 35)));
    assertThat(cause.kind()).isEqualTo(Kind.NOT_TOLD);
    assertThat(cause.sentence())
        .isEqualTo(
            "mean 600.0 ms: where the time went is not told by what the server tells (5.0 ms queue,"
                + " 20.0 ms prefill, 35.0 ms decode)");
  }

  @Test
  void a_server_that_tells_nothing_is_said_to() {
    TimeCause cause = only(new ToldRun(MEAN).requests(100, 600, Map.of()));
    assertThat(cause.kind()).isEqualTo(Kind.NOT_TOLD);
    assertThat(cause.sentence())
        .isEqualTo("mean 600.0 ms: where the time went the server does not tell");
  }

  @ParameterizedTest
  @CsvSource({"99.9,NOT_TOLD", "100,QUEUE", "100.1,QUEUE"})
  void without_it_the_limit_would_hold(double queue, Kind kind) {
    assertThat(new ToldRun(MEAN).requests(100, 200, parts(queue, 20, 20)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"59,NOT_TOLD", "60,QUEUE", "61,QUEUE"})
  void it_is_half_of_the_time_at_least(double queue, Kind kind) {
    double rest = 120 - queue;
    ToldRun run = new ToldRun(MEAN).requests(100, 120, parts(queue, rest / 3, rest / 3));
    assertThat(run.first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"0,55,NOT_TOLD", "20,55,QUEUE"})
  void our_own_time_is_not_part_of_that(double wait, double queue, Kind kind) {
    ToldRun run = new ToldRun(MEAN).own(0, wait);
    assertThat(run.requests(100, 120 - wait, parts(queue, 20, 10)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"94,NOT_TOLD", "95,QUEUE", "96,QUEUE"})
  void nearly_all_requests_have_to_be_told_of(int told, Kind kind) {
    ToldRun run = new ToldRun(MEAN).requests(told, 600, parts(540, 10, 48));
    assertThat(run.requests(100 - told, 600, Map.of()).first()).isEqualTo(kind);
  }

  @Test
  void those_of_which_nothing_is_told_may_not_make_the_figure() {
    ToldRun run = new ToldRun(MEAN).requests(95, 60, parts(50, 5, 5));
    assertThat(run.requests(5, 2_000, Map.of()).first()).isEqualTo(Kind.NOT_TOLD);
  }

  @ParameterizedTest
  @CsvSource({"29,NOT_TOLD", "30,QUEUE", "31,QUEUE"})
  void of_a_few_requests_nothing_is_concluded(int told, Kind kind) {
    assertThat(new ToldRun(MEAN).requests(told, 600, parts(540, 10, 48)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"1,QUEUE", "2,NOT_TOLD"})
  void clocks_that_contradict_each_other_tell_nothing(int contradicted, Kind kind) {
    ToldRun run = new ToldRun(MEAN).requests(100 - contradicted, 600, parts(540, 10, 48));
    run.requests(contradicted, 600, parts(900, 10, 48));
    assertThat(run.first()).isEqualTo(kind);
    if (kind == Kind.NOT_TOLD) {
      assertThat(only(run).sentence())
          .isEqualTo(
              "mean 600.0 ms: where the time went is not known, since the server tells more time"
                  + " than there was");
    }
  }

  @Test
  void two_kinds_of_servers_behind_one_name_are_not_told_apart() {
    ToldRun run = new ToldRun(MEAN).requests(60, 600, parts(540, 10, 48));
    run.by(KnownTiming.LLAMA_TIMINGS).requests(60, 600, Map.of(PREFILL, 10.0, DECODE, 48.0));
    assertThat(run.first()).isEqualTo(Kind.NOT_TOLD);
  }

  @Test
  void what_is_broken_by_our_own_time_alone_has_no_place() {
    ToldRun run = new ToldRun(MEAN).own(0, 40).requests(100, 90, Map.of());
    assertThat(Judge.judge(run.build()).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(run.causes()).isEmpty();
  }

  @Test
  void one_place_is_told_and_none_where_there_is_another_cause() {
    ToldRun run =
        new ToldRun(MEAN, atMost("http/latency-p50", 100)).requests(100, 600, parts(540, 10, 48));
    assertThat(run.causes()).extracting(TimeCause::kind).containsExactly(Kind.QUEUE);
  }
}
