package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.plan.TimedPart.TOTAL;
import static io.loadline.plan.TimedPart.UPSTREAM;
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

/**
 * Where the time went by a server's counters over the run: at, below and above each threshold, and
 * in which words.
 */
class CountedCauseTest {
  private static final Objective MEAN = atMost("http/latency-mean", 100);
  private static final Objective P90 = atMost("http/latency-p90", 100);
  private static final double UNKNOWN = Double.NaN;

  private static Map<TimedPart, Double> parts(double queue, double compute) {
    return Map.of(QUEUE, queue, COMPUTE, compute, TOTAL, queue + compute);
  }

  private static ToldRun run(Objective objective, double service, ToldCounters counters) {
    return new ToldRun(objective).requests(100, service, Map.of()).counting(counters);
  }

  private static ToldCounters counted(double queue, double compute, double busy) {
    return ToldCounters.triton().all(100, parts(queue, compute), busy);
  }

  private static TimeCause only(ToldRun run) {
    assertThat(run.causes()).hasSize(1);
    return run.causes().get(0);
  }

  @Test
  void of_a_percentile_it_is_told_what_there_is_of_the_mean() {
    assertThat(only(run(P90, 602, counted(560.2, 40.1, 0.98))).sentence())
        .startsWith(
            "p90 602.0 ms: on average 560.2 of 602.0 ms in the server's queue, 40.1 ms compute;");
    assertThat(only(run(P90, 602, counted(2, 598, 0.98))).sentence())
        .startsWith(
            "p90 602.0 ms: on average 598.0 of 602.0 ms compute by the server's clock, 2.0 ms in its"
                + " queue; why");
  }

  @ParameterizedTest
  @CsvSource({"99.9,NOT_TOLD", "100,QUEUE", "100.1,QUEUE"})
  void without_it_a_mean_would_hold(double queue, Kind kind) {
    assertThat(run(MEAN, 200, counted(queue, 40, UNKNOWN)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"59.9,NOT_TOLD", "60,QUEUE", "61,QUEUE"})
  void it_is_half_of_a_mean_at_least(double queue, Kind kind) {
    assertThat(run(MEAN, 120, counted(queue, 50, UNKNOWN)).first()).isEqualTo(kind);
  }

  /** All break it: half of them may do so without the queue if that leaves half of the limit. */
  @ParameterizedTest
  @CsvSource({"149.9,NOT_TOLD", "150,QUEUE", "151,QUEUE"})
  void of_a_percentile_what_is_left_breaks_the_limit_for_few(double queue, Kind kind) {
    assertThat(run(P90, 200, counted(queue, 199 - queue, UNKNOWN)).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"39,NOT_TOLD", "40,QUEUE", "41,QUEUE"})
  void of_a_percentile_enough_requests_break_it(int slow, Kind kind) {
    // 20 ms are left of each on average: a fifth of the limit.
    double queue = (slow * 180.0 + (100 - slow) * 80) / 100;
    ToldRun run =
        new ToldRun(P90)
            .requests(slow, 200, Map.of())
            .requests(100 - slow, 100, Map.of())
            .counting(counted(queue, 20, UNKNOWN));
    assertThat(run.first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"19,QUEUE", "20,QUEUE", "20.5,NOT_TOLD"})
  void of_a_percentile_nearly_all_of_the_mean_is_told(double untold, Kind kind) {
    assertThat(run(P90, 200, counted(190 - untold, 10, UNKNOWN)).first()).isEqualTo(kind);
    assertThat(run(MEAN, 200, counted(190 - untold, 10, UNKNOWN)).first()).isEqualTo(Kind.QUEUE);
  }

  @ParameterizedTest
  @CsvSource({"94,NOT_TOLD", "95,QUEUE", "100,QUEUE", "105,QUEUE", "106,NOT_TOLD"})
  void it_counted_the_requests_of_the_measurement(long counted, Kind kind) {
    ToldCounters counters = ToldCounters.triton().all(counted, parts(180, 10), UNKNOWN);
    assertThat(run(MEAN, 200, counters).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"-0.001,NOT_TOLD", "0,QUEUE", "0.1,QUEUE"})
  void the_warm_up_is_not_among_them(double from, Kind kind) {
    ToldCounters counters = ToldCounters.triton().from(from).all(100, parts(180, 10), UNKNOWN);
    assertThat(run(MEAN, 200, counters).first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"29,NOT_TOLD", "30,QUEUE"})
  void of_a_few_requests_nothing_is_concluded(int requests, Kind kind) {
    ToldCounters counters = ToldCounters.triton().all(requests, parts(180, 10), UNKNOWN);
    ToldRun run = new ToldRun(MEAN).requests(requests, 200, Map.of()).counting(counters);
    assertThat(run.first()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({"210,QUEUE", "211,NOT_TOLD"})
  void it_tells_no_more_time_than_there_was(double queue, Kind kind) {
    assertThat(run(MEAN, 200, counted(queue, 0, UNKNOWN)).first()).isEqualTo(kind);
  }

  @Test
  void our_own_time_is_no_ones_queue() {
    ToldRun run = new ToldRun(MEAN).own(0, 60).requests(100, 120, Map.of());
    assertThat(run.counting(counted(55, 60, UNKNOWN)).first()).isEqualTo(Kind.NOT_TOLD);
  }

  @Test
  void the_queue_of_knative_is_that_of_its_proxy() {
    ToldCounters counters =
        new ToldCounters(KnownTiming.QUEUE_PROXY)
            .all(100, Map.of(QUEUE, 540.0, TOTAL, 600.0), UNKNOWN);
    TimeCause cause = only(run(MEAN, 602, counters));
    assertThat(cause.sentence())
        .isEqualTo("mean 602.0 ms: 540.0 ms in the queue-proxy's queue; 14.2 waiting on average");
    assertThat(cause.advice()).endsWith("let more requests in at once (containerConcurrency)");
  }

  @Test
  void a_server_that_tells_each_request_is_not_asked_for_its_counters() {
    ToldRun run = new ToldRun(MEAN).by(KnownTiming.NAMED);
    run.requests(100, 600, Map.of(QUEUE, 3.0, COMPUTE, 590.0));
    assertThat(run.counting(counted(540, 50, 0.9)).first()).isEqualTo(Kind.COMPUTE);
  }

  @Test
  void counters_come_before_the_word_of_a_proxy() {
    ToldRun run = new ToldRun(MEAN).requests(100, 600, Map.of(UPSTREAM, 598.0));
    assertThat(run.counting(counted(540, 50, 0.9)).first()).isEqualTo(Kind.QUEUE_CAPACITY);
  }

  @Test
  void a_proxy_says_what_counters_do_not() {
    ToldRun run = new ToldRun(MEAN).requests(100, 600, Map.of(UPSTREAM, 598.0));
    assertThat(run.counting(counted(5, 50, 0.1)).first()).isEqualTo(Kind.UPSTREAM);
  }

  @Test
  void what_is_outside_of_its_counters_is_not_told() {
    TimeCause cause = only(run(MEAN, 600, counted(5, 60, 0.1)));
    assertThat(cause.kind()).isEqualTo(Kind.NOT_TOLD);
    assertThat(cause.sentence())
        .isEqualTo(
            "mean 600.0 ms: where the time went is not told by what the server tells (5.0 ms queue,"
                + " 60.0 ms compute)");
  }

  @Test
  void of_a_total_what_is_beside_its_parts_is_named_as_such() {
    ToldCounters proxy =
        new ToldCounters(KnownTiming.QUEUE_PROXY)
            .all(100, Map.of(QUEUE, 5.0, TOTAL, 305.0), UNKNOWN);
    assertThat(only(run(MEAN, 600, proxy)).sentence())
        .endsWith("by what the server tells (5.0 ms queue, 300.0 ms beside these)");
    ToldCounters whole =
        new ToldCounters(KnownTiming.QUEUE_PROXY).all(100, Map.of(TOTAL, 305.0), UNKNOWN);
    assertThat(only(run(MEAN, 600, whole)).sentence()).endsWith("(305.0 ms total)");
  }
}
