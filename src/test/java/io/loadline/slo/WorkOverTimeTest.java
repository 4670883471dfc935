package io.loadline.slo;

import static io.loadline.plan.TimedPart.COMPUTE;
import static io.loadline.plan.TimedPart.DECODE;
import static io.loadline.plan.TimedPart.PREFILL;
import static io.loadline.plan.TimedPart.QUEUE;
import static io.loadline.slo.Limits.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.loadline.plan.Objective;
import io.loadline.plan.TimedPart;
import io.loadline.slo.TimeCause.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Work that takes long in the first seconds, or from a time on: at, below and above thresholds. */
class WorkOverTimeTest {
  private static final Objective P90 = atMost("http/latency-p90", 80);
  private static final Objective P50 = atMost("http/latency-p50", 80);

  /** So many seconds in which each request computes so long, and waits. */
  private static ToldRun seconds(ToldRun run, int count, double compute, double queue) {
    return run.requests(100 * count, compute + queue + 1, Map.of(COMPUTE, compute, QUEUE, queue));
  }

  private static List<Kind> kinds(ToldRun run) {
    return run.causes().stream().map(TimeCause::kind).toList();
  }

  @Test
  void a_cold_start_is_told_with_its_length() {
    ToldRun run = seconds(seconds(new ToldRun(P90), 3, 410, 0), 17, 60.2, 0);
    assertThat(run.causes().get(0).kind()).isEqualTo(Kind.COLD);
    assertThat(run.causes().get(0).sentence())
        .isEqualTo(
            "p90 411.0 ms: compute took 410.0 ms in the first 3.0 s and 60.2 ms after, as after a"
                + " cold start");
    assertThat(run.causes().get(0).advice()).isEqualTo("let it warm up longer: @Load(warmup = ..)");
  }

  @ParameterizedTest
  @CsvSource({"118,false", "119,true", "120,true"})
  void while_cold_it_takes_twice_as_long(double most, boolean cold) {
    ToldRun run = new ToldRun(P90);
    for (int i = 0; i < 200; i++) {
      run.requests(1, 82, Map.of(COMPUTE, 81.0)).requests(1, most + 1, Map.of(COMPUTE, most));
    }
    assertThat(kinds(seconds(run, 16, 50, 0)).contains(Kind.COLD)).isEqualTo(cold);
  }

  @ParameterizedTest
  @CsvSource({"100,false", "101,true", "102,true"})
  void what_it_takes_longer_is_half_of_the_figure(double first, boolean cold) {
    ToldRun run = seconds(seconds(new ToldRun(P90), 3, first, 0), 17, 50, 0);
    assertThat(kinds(run).contains(Kind.COLD)).isEqualTo(cold);
  }

  @ParameterizedTest
  @CsvSource({"210,COLD", "209,COLD", "208,NOT_TOLD"})
  void a_queue_behind_cold_work_belongs_to_it_where_it_is_no_longer(double first, Kind kind) {
    ToldRun run = seconds(seconds(new ToldRun(P90), 3, first, 200), 17, 4, 0);
    assertThat(run.first()).isEqualTo(kind);
  }

  @Test
  void a_small_warm_up_beside_another_fault_is_no_cold_start() {
    ToldRun queued = seconds(seconds(new ToldRun(P90), 3, 3, 500), 17, 1, 0);
    assertThat(kinds(queued)).containsExactly(Kind.QUEUE);
    ToldRun far = new ToldRun(P90).requests(300, 500, Map.of(COMPUTE, 3.0));
    assertThat(kinds(seconds(far, 17, 1, 0))).containsExactly(Kind.NOT_TOLD);
  }

  @ParameterizedTest
  @CsvSource({"60,false", "509,false", "511,true"})
  void of_a_mean_it_has_as_much_as_it_added_to_it(double first, boolean cold) {
    ToldRun run = new ToldRun(atMost("http/latency-mean", 80));
    run.requests(200, 1_000, Map.of(COMPUTE, first));
    assertThat(kinds(seconds(run, 18, 1, 0)).contains(Kind.COLD)).isEqualTo(cold);
  }

  @ParameterizedTest
  @CsvSource({"49,false", "50,true", "51,true"})
  void of_a_few_requests_while_cold_no_cold_start_is_concluded(int before, boolean told) {
    ToldRun run = new ToldRun(P90).every(1_000.5 / before);
    run.requests(before, 401, Map.of(COMPUTE, 400.0));
    run.every(40).requests(100, 21, Map.of(COMPUTE, 20.0));
    assertThat(kinds(run).contains(Kind.COLD)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"4,true", "5,true", "7,false"})
  void a_cold_start_is_in_the_first_quarter_of_a_run(int cold, boolean told) {
    ToldRun run = seconds(seconds(new ToldRun(P90), cold, 400, 0), 20 - cold, 20, 0);
    assertThat(kinds(run).contains(Kind.COLD)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"0,true", "1,true", "2,false"})
  void what_is_broken_later_as_well_is_no_cold_start(int later, boolean told) {
    ToldRun run = seconds(seconds(new ToldRun(P90), 4, 400, 0), 10, 20, 0);
    run = seconds(seconds(run, later, 20, 300), 6, 20, 0);
    assertThat(kinds(run).contains(Kind.COLD)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"49,false", "50,true", "51,true"})
  void of_a_few_requests_after_it_no_cold_start_is_concluded(int after, boolean told) {
    ToldRun run = new ToldRun(P90).requests(100, 401, Map.of(COMPUTE, 400.0));
    run.every(100).requests(after, 21, Map.of(COMPUTE, 20.0));
    assertThat(kinds(run).contains(Kind.COLD)).isEqualTo(told);
  }

  @Test
  void the_reading_of_prompts_may_be_cold_as_well() {
    ToldRun run = new ToldRun(P90).requests(300, 411, Map.of(PREFILL, 400.0, DECODE, 10.0));
    run.requests(1_700, 31, Map.of(PREFILL, 20.0, DECODE, 10.0));
    assertThat(run.causes().get(0).sentence()).contains("prefill took 400.0 ms in the first 3.0 s");
  }

  @Test
  void compute_that_rises_is_told_with_its_moment() {
    ToldRun run = seconds(seconds(new ToldRun(P50), 8, 60.2, 0), 12, 131, 0);
    assertThat(run.causes()).hasSize(1);
    assertThat(run.causes().get(0).kind()).isEqualTo(Kind.COMPUTE_ROSE);
    assertThat(run.causes().get(0).sentence())
        .isEqualTo(
            "p50 132.0 ms: compute rose from 60.2 to 131.0 ms by the server's own account from 8.0 s"
                + " on while nothing waited");
  }

  @ParameterizedTest
  @CsvSource({"119,COMPUTE", "120,COMPUTE_ROSE", "121,COMPUTE_ROSE"})
  void it_has_to_double(double after, Kind kind) {
    ToldRun run = seconds(seconds(new ToldRun(P50), 8, 60, 0), 12, after, 0);
    assertThat(kinds(run)).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource({"2,COMPUTE", "3,COMPUTE_ROSE", "4,COMPUTE_ROSE"})
  void it_takes_some_seconds_to_see_it_before_and_after(int before, Kind kind) {
    ToldRun run = seconds(seconds(new ToldRun(P50), before, 60, 0), 30 - before, 200, 0);
    assertThat(kinds(run)).contains(kind);
    ToldRun late = seconds(seconds(new ToldRun(P90), 15, 60, 0), before, 200, 0);
    assertThat(kinds(late)).contains(kind);
  }

  @ParameterizedTest
  @CsvSource({"260,COMPUTE", "259,COMPUTE_ROSE", "100,COMPUTE_ROSE"})
  void each_second_after_lies_above_each_before(double peak, Kind kind) {
    ToldRun run = seconds(seconds(new ToldRun(P50), 3, 60, 0), 1, peak, 0);
    run = seconds(seconds(run, 4, 60, 0), 12, 338, 0);
    assertThat(kinds(run)).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource({"0,COMPUTE_ROSE", "1,COMPUTE_ROSE", "2,COMPUTE"})
  void what_was_broken_before_it_rose_is_not_broken_by_that(int before, Kind kind) {
    ToldRun run = new ToldRun(atMost("http/latency-p95", 180));
    for (int second = 0; second < 8; second++) {
      int slow = second < before ? 6 : 0;
      run.requests(slow, 501, Map.of(COMPUTE, 500.0, QUEUE, 0.0));
      run.requests(100 - slow, 21, Map.of(COMPUTE, 20.0, QUEUE, 0.0));
    }
    assertThat(kinds(seconds(run, 4, 200, 0))).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource({"20,COMPUTE_ROSE", "22.3,COMPUTE"})
  void nothing_may_wait_meanwhile(double queue, Kind kind) {
    ToldRun run = seconds(seconds(new ToldRun(P50), 8, 60, 0), 12, 199, queue);
    assertThat(kinds(run)).containsExactly(kind);
  }

  @Test
  void a_server_that_does_not_tell_its_queue_may_have_had_one() {
    ToldRun run = new ToldRun(P50).requests(800, 61, Map.of(COMPUTE, 60.0));
    run.requests(1_200, 201, Map.of(COMPUTE, 200.0));
    assertThat(kinds(run)).containsExactly(Kind.COMPUTE);
  }

  @ParameterizedTest
  @CsvSource({"40,COMPUTE", "50,COMPUTE_ROSE", "60,COMPUTE_ROSE"})
  void of_a_few_requests_no_rise_is_concluded(int before, Kind kind) {
    Map<TimedPart, Double> slow = Map.of(COMPUTE, 200.0, QUEUE, 0.0);
    ToldRun run = new ToldRun(P50).every(100);
    run.requests(before, 61, Map.of(COMPUTE, 60.0, QUEUE, 0.0)).requests(100, 201, slow);
    assertThat(kinds(run)).containsExactly(kind);
  }
}
